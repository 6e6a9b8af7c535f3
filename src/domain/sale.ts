import type { LocalDate, Timestamp } from './clock.js';
import type { CustomerId, Id, ParkedSaleId, SaleId } from './id.js';
import type { Balance } from './ledger.js';
import type { LoyaltyEntry } from './loyalty.js';
import type { Money } from './money.js';
import type { RecordBase } from './record.js';
import type { StoreCreditEntry } from './store-credit.js';

export interface SaleLine {
  readonly id: string;
  readonly sku?: string;
  readonly name: string;
  readonly quantity: number;
  readonly totalMinor: number;
  /** Whether points are earned on it; yes where not given. */
  readonly earnsPoints?: boolean;
}

export interface Tender {
  readonly type: 'cash' | 'card' | 'store-credit' | 'points' | 'other';
  readonly amountMinor: number;
  /** Store credit and points name what was redeemed for this sale. */
  readonly redemptionId?: Id;
  readonly label?: string;
}

/** A sale as the host's register made it. Keep the id with your own record of it. */
export interface SaleDraft {
  readonly id: SaleId;
  readonly customerId: CustomerId;
  readonly number: string;
  readonly lines: readonly SaleLine[];
  readonly tenders: readonly Tender[];
  readonly occurredAt?: Timestamp;
  readonly currency?: string;
  /** After discounts, before tax and tip. */
  readonly subtotalMinor: number;
  readonly taxMinor: number;
  readonly tipMinor?: number;
  readonly totalMinor: number;
  readonly parkedSaleId?: ParkedSaleId;
}

/** What was taken back of a sale. A store-credit tender issues credit; one of points gives them back. */
export interface RefundDraft {
  readonly id: SaleId;
  readonly refundOf: SaleId;
  readonly number: string;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number; readonly amountMinor: number }[];
  readonly tenders: readonly Tender[];
  readonly occurredAt?: Timestamp;
}

/** As recorded. A refund is one of its own, in which all money is negative, tenders and lines too; its quantities are not. */
export interface Sale extends RecordBase, Required<Omit<SaleDraft, 'parkedSaleId' | 'id'>> {
  readonly state: 'completed' | 'part-refunded' | 'refunded' | 'refund';
  readonly refundOf: SaleId | null;
  readonly flags: readonly ('over-refund' | 'clock-ahead' | 'shortfall')[];
  /** Net: what this sale gave; of a refund, negative or zero. */
  readonly pointsEarned: number;
  readonly pointsRedeemed: number;
  readonly creditUsedMinor: number;
  readonly cashierId: string | null;
  readonly registerId: string;
  readonly locationId: string;
}

export interface SaleReceipt {
  readonly sale: Sale;
  readonly loyaltyEntries: readonly LoyaltyEntry[];
  readonly storeCreditEntries: readonly StoreCreditEntry[];
  readonly loyalty: Balance<number>;
  readonly storeCredit: readonly Balance<Money>[];
}

/** Points or credit for a sale to come. */
export interface RedemptionDraft {
  readonly id?: Id;
  /** Made beforehand: of the sale that will record it. */
  readonly saleId: SaleId;
  readonly customerId: CustomerId;
  readonly points?: number;
  readonly amount?: Money;
}

export interface Redemption {
  readonly id: Id;
  readonly entry: LoyaltyEntry | StoreCreditEntry;
  readonly offline: boolean;
}

/** What one customer spent in a day, week or month. Refunds count against it. */
export interface PeriodTotal {
  readonly start: LocalDate;
  readonly spentMinor: number;
  readonly currency: string;
  readonly pointsEarned: number;
  readonly pointsSpent: number;
}
