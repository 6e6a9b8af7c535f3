import type { LocalPage, PeriodQuery } from '../domain/customer-query.js';
import type { CustomerId, SaleId } from '../domain/id.js';
import type { Balance, LedgerRow } from '../domain/ledger.js';
import type { LoyaltyAdjustment, LoyaltyEntry } from '../domain/loyalty.js';
import type { LocalDate } from '../domain/clock.js';
import type { Money } from '../domain/money.js';
import type { PeriodTotal, Redemption, Sale } from '../domain/sale.js';
import type { StoreCreditDraft, StoreCreditEntry } from '../domain/store-credit.js';

/** Points. Balance = opening + entries. */
export interface Loyalty {
  /** Zero before the first entry. */
  balance(customerId: CustomerId): Promise<Balance<number>>;
  /** In the order asked, for the rows on screen. */
  balances(customerIds: readonly CustomerId[]): Promise<readonly Balance<number>[]>;
  /** Newest first. Codes: cursor-expired. */
  entries(customerId: CustomerId, query?: PeriodQuery): Promise<LocalPage<LedgerRow<LoyaltyEntry>>>;
  /** By hand; `id` is the grant's `entryId`. Codes: not-found, insufficient-balance, grant-required, grant-invalid. */
  adjust(adjustment: LoyaltyAdjustment): Promise<LoyaltyEntry>;
}

/** Store credit: money, an account a currency. */
export interface StoreCredit {
  /** One a currency, empty before the first entry. */
  balance(customerId: CustomerId): Promise<readonly Balance<Money>[]>;
  /** Newest first. Codes: cursor-expired. */
  entries(
    customerId: CustomerId,
    query?: PeriodQuery & { readonly currency?: string },
  ): Promise<LocalPage<LedgerRow<StoreCreditEntry>>>;
  /** By hand; `id` is the grant's `entryId`. Codes: not-found, grant-required, grant-invalid. */
  issue(credit: StoreCreditDraft): Promise<StoreCreditEntry>;
  /** By hand, outside a sale. Codes: not-found, insufficient-balance, grant-required, grant-invalid. */
  use(credit: StoreCreditDraft): Promise<StoreCreditEntry>;
}

/** What customers bought, as the host recorded it. */
export interface Sales {
  /** Newest first, refunds among them. Codes: cursor-expired. */
  list(customerId: CustomerId, query?: PeriodQuery): Promise<LocalPage<Sale>>;
  get(id: SaleId): Promise<Sale | null>;
  /** Oldest first, one a period and currency in which anything happened. */
  totals(
    customerId: CustomerId,
    query: { readonly by: 'day' | 'week' | 'month'; readonly from?: LocalDate; readonly to?: LocalDate },
  ): Promise<readonly PeriodTotal[]>;
  /**
   * What was redeemed at this register and no sale has claimed for 24 h, newest first: `reverseRedemption()` gives it back.
   * Not to be watched: it walks all entries.
   */
  unusedRedemptions(): Promise<readonly Redemption[]>;
}
