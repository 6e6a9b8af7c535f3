import type { AuditEntry } from './audit.js';
import type { Timestamp } from './clock.js';
import type { Consent } from './consent.js';
import type { Customer, CustomerDetails } from './customer.js';
import type { Erasure } from './erasure.js';
import type { Manager } from './grant.js';
import type { Id } from './id.js';
import type { IdentityDocument } from './identity-document.js';
import type { Opening } from './ledger.js';
import type { LoyaltyEntry } from './loyalty.js';
import type { Money } from './money.js';
import type { ParkedSale } from './parked-sale.js';
import type { Sale } from './sale.js';
import type { StoreCreditEntry } from './store-credit.js';

/**
 * One record of the remote as it now is. Its `version` is the number it changed at last: of two, the higher is the newer. A
 * register that knows a kind not yet keeps it as it came and reads it after its upgrade.
 */
export type Change =
  | { readonly type: 'customer'; readonly record: Customer }
  | { readonly type: 'identity-document'; readonly record: IdentityDocument }
  | { readonly type: 'consent'; readonly record: Consent }
  | { readonly type: 'sale'; readonly record: Sale }
  | { readonly type: 'loyalty-entry'; readonly record: LoyaltyEntry }
  | { readonly type: 'store-credit-entry'; readonly record: StoreCreditEntry }
  | { readonly type: 'audit-entry'; readonly record: AuditEntry }
  /** `cartText` is null once nobody can resume it. */
  | { readonly type: 'parked-sale'; readonly record: ParkedSale; readonly cartText: string | null }
  | { readonly type: 'manager'; readonly record: Manager; readonly removed: boolean }
  | { readonly type: 'erasure'; readonly record: Erasure }
  | {
      readonly type: 'tombstone';
      readonly of: 'customer' | 'identity-document' | 'parked-sale';
      readonly id: Id;
      readonly version: number;
      readonly deletedAt: Timestamp;
      /** Whether the person was erased: then nothing of them may stay. */
      readonly erased: boolean;
    }
  /** Of a kind that a later release knows: the whole change as JSON text. `readKeptChange()` reads it once the kind is known. */
  | { readonly type: 'unknown'; readonly raw: string };

/** A customer with the accounts up to a sequence: entries after it count on top. */
export interface CustomerWhole extends CustomerDetails {
  readonly loyalty: Opening<number>;
  /** One a currency. */
  readonly storeCredit: readonly Opening<Money>[];
}
