import { toTimestamp } from '../../domain/clock.js';
import type { SaleId } from '../../domain/id.js';
import { isReversed } from '../../domain/reversal.js';
import { requireSight } from '../../domain/policy.js';
import type { Redemption } from '../../domain/sale.js';
import type { ClientContext } from '../client-context.js';
import { cut } from '../cut.js';
import { isCounted } from './offline-caps.js';

/** A sale takes minutes; one that was given up is given back by then, unless its page was gone. */
const CLAIMED_WITHIN_MS = 24 * 60 * 60 * 1_000;
const ASKED_AT_ONCE = 100;

/**
 * What was redeemed at this register and no sale has claimed since yesterday: a page that was closed, or a push whose answer
 * was lost and that the remote has accepted all the same. Of other registers it is theirs to say: only they have all their
 * sales, wherever they are.
 */
export async function unusedRedemptions({ store, settings }: ClientContext): Promise<readonly Redemption[]> {
  requireSight(settings.cashier, 'history');
  await store.whenOpen();
  const before = toTimestamp(settings.environment.clock.now() - CLAIMED_WITHIN_MS);
  const redeemed = await store.use((open) => open.readRedemptions(before));
  const unused: Redemption[] = [];
  for (const rows of cut(redeemed, ASKED_AT_ONCE)) {
    const sales = [...new Set(rows.map(({ entry }): SaleId => entry.saleId ?? ''))];
    const customers = [...new Set(rows.map(({ entry }) => entry.customerId))];
    const left = await store.write({ customers, sales, causedBy: sales, sync: true }, (found) => ({
      result: rows.flatMap((row): Redemption[] => {
        const { entry } = row;
        const saleId = entry.saleId ?? '';
        const isClaimed = found.sales.get(saleId)?.tenders.some(({ redemptionId }) => redemptionId === entry.id) ?? false;
        const isGone = found.erased.has(entry.customerId) || isReversed(row, found.causedBy.get(saleId));
        return isClaimed || isGone ? [] : [{ id: entry.id, entry, offline: isCounted(found.sync, entry.id) }];
      }),
    }));
    unused.push(...left);
  }
  return unused.sort((a, b) => (a.entry.occurredAt < b.entry.occurredAt ? 1 : -1));
}
