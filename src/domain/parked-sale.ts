import type { Timestamp } from './clock.js';
import type { CustomerId, ParkedSaleId } from './id.js';
import type { Money } from './money.js';
import type { Cashier } from './policy.js';
import type { JsonValue, RecordBase, RegisterName } from './record.js';

export interface ParkedSaleDraft {
  readonly id?: ParkedSaleId;
  /** The one open here that is parked again. */
  readonly replaces?: ParkedSaleId;
  readonly label: string;
  readonly customerId?: CustomerId | null;
  /** What JSON gives back equal, up to 256 kB. */
  readonly cart: JsonValue;
  readonly itemCount: number;
  readonly total: Money;
}

export interface ParkedSale extends RecordBase {
  readonly state: 'waiting' | 'open' | 'completed' | 'replaced' | 'removed' | 'expired';
  /** Where it is open; null while it waits. */
  readonly claim: ParkedSaleClaim | null;
  /** Whether two registers resumed it offline. */
  readonly clash: boolean;
  readonly label: string;
  readonly customerId: CustomerId | null;
  readonly itemCount: number;
  readonly total: Money;
  readonly parkedBy: Cashier | null;
  readonly parkedAt: Timestamp;
  readonly expiresAt: Timestamp;
  readonly registerId: string;
  readonly locationId: string;
}

export interface ParkedSaleClaim {
  readonly register: RegisterName;
  /** Whether it is this register. */
  readonly here: boolean;
  readonly cashierId: string | null;
  readonly since: Timestamp;
  /** 60 s, renewed while the page lives. */
  readonly leaseUntil: Timestamp;
}

export interface ClaimedSale {
  readonly parkedSale: ParkedSale;
  readonly cart: JsonValue;
}
