import { type Account, EMPTY_ACCOUNT } from '../../domain/account.js';
import { balanceOf, creditBalancesOf } from '../../domain/balance.js';
import type { LocalDate } from '../../domain/clock.js';
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
