import type { AccountChanges } from '../../domain/account-changes.js';
import type { CustomerId, SaleId } from '../../domain/id.js';
import type { Redemption } from '../../domain/sale.js';
import type { Caused } from '../store/store.js';
import type { OutboxEntry } from '../store/stored-record.js';

/**
 * The redemptions of a sale that the outbox still has, or that were refused after they were made offline. The sale takes them
 * along: alone they are requests, and one that is refused would hold the sale behind it, which has happened.
 */
export function unsentRedemptions(outbox: readonly OutboxEntry[], saleId: SaleId, named: ReadonlySet<string>): OutboxEntry[] {
  return outbox.filter(({ mutation, outcome }) => {
    const isWaiting = outcome.state === 'queued' || outcome.state === 'rejected';
    const entry = redemptionIn(mutation);
    return isWaiting && entry !== null && entry.saleId === saleId && named.has(entry.id);
  });
}

/** Takes once more, from the account as it is now, what was refused: the sale it was for has happened. */
export function takeRefused(
  unsent: readonly OutboxEntry[],
  changes: AccountChanges,
  customerId: CustomerId,
  caused: Caused | undefined,
): Caused {
  for (const { mutation, outcome } of unsent) {
    const entry = outcome.state === 'rejected' ? redemptionIn(mutation) : null;
    if (entry === null) continue;
    if ('points' in entry) changes.addLoyalty({ ...entry, customerId });
    else changes.addCredit({ ...entry, customerId });
  }
  const { loyaltyEntries, storeCreditEntries } = changes.puts;
  return {
    refunds: caused?.refunds ?? [],
    loyaltyEntries: [...(caused?.loyaltyEntries ?? []), ...loyaltyEntries],
    storeCreditEntries: [...(caused?.storeCreditEntries ?? []), ...storeCreditEntries],
  };
}

function redemptionIn(mutation: OutboxEntry['mutation']): Redemption['entry'] | null {
  if (mutation.kind !== 'loyalty-append' && mutation.kind !== 'store-credit-append') return null;
  return mutation.entry.type === 'redeem' || mutation.entry.type === 'use' ? mutation.entry : null;
}
