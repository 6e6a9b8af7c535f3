import { type Account, EMPTY_ACCOUNT } from '../../domain/account.js';
import { balanceOf, creditBalancesOf } from '../../domain/balance.js';
import type { LocalDate, Timestamp } from '../../domain/clock.js';
import type { LoyaltyEntry } from '../../domain/loyalty.js';
import type { Sale, SaleReceipt } from '../../domain/sale.js';
import type { StoreCreditEntry } from '../../domain/store-credit.js';
import type { Caused } from '../store/store.js';

/** What a sale or refund wrote, and what stands in the account by now. */
export function receiptOf(
  sale: Sale,
  loyaltyEntries: readonly LoyaltyEntry[],
  storeCreditEntries: readonly StoreCreditEntry[],
  account: Account | undefined,
  today: LocalDate,
): SaleReceipt {
  const { loyalty, storeCredit } = account ?? EMPTY_ACCOUNT;
  return {
    sale,
    loyaltyEntries,
    storeCreditEntries,
    loyalty: balanceOf(sale.customerId, loyalty, today),
    storeCredit: creditBalancesOf(sale.customerId, storeCredit, today),
  };
}

/** Of one that was recorded before. */
export function receiptAgain(
  sale: Sale,
  caused: Caused | undefined,
  account: Account | undefined,
  today: LocalDate,
): SaleReceipt {
  const entriesOf = <Entry>(rows: readonly { readonly entry: Entry }[] = []): Entry[] => rows.map(({ entry }) => entry);
  return receiptOf(sale, entriesOf(caused?.loyaltyEntries), entriesOf(caused?.storeCreditEntries), account, today);
}

/** A moment that is still to come is the clock's fault: it becomes now, and is flagged. */
export function happened(at: Timestamp | undefined, now: Timestamp): { occurredAt: Timestamp; flags: Sale['flags'] } {
  if (at === undefined || at === now) return { occurredAt: now, flags: [] };
  return at > now ? { occurredAt: now, flags: ['clock-ahead'] } : { occurredAt: at, flags: [] };
}

/** Whether a record has the moment a draft names: one that was ahead of the clock was moved back to it. */
export function isSameMoment({ occurredAt, flags }: Sale, at: Timestamp | undefined): boolean {
  return at === undefined || at === occurredAt || (flags.includes('clock-ahead') && at > occurredAt);
}
