import { cartOf } from '../../domain/cart.js';
import type { ParkedSaleId } from '../../domain/id.js';
import type { ClaimedSale } from '../../domain/parked-sale.js';
import { claimed, claimRefusal, LEASE_MS } from '../../domain/parked-sale-rules.js';
import { checkGrant } from '../approval/check-grant.js';
import type { ClientContext } from '../client-context.js';
import type { GrantOptions } from '../client-parked-sales.js';
import { newMutations } from '../new-mutations.js';
import { heldSalesOf } from './held-sales.js';
import { claimedElsewhere, notFound, placeOf, wantedResume } from './queue-place.js';

/**
 * Opens a parked sale here: compare-and-set in one transaction, by a page that shows it lives for as long as it does, so
 * that of all that claim at once one gets it. Codes: not-found, claimed-elsewhere, grant-required, grant-invalid.
 */
export async function claimSale(
  context: ClientContext,
  id: ParkedSaleId,
  takesOver: boolean,
  { grant }: GrantOptions = {},
): Promise<ClaimedSale> {
  const { store, settings } = context;
  const checked = await checkGrant(context, wantedResume(id, takesOver ? 'take-over' : 'claim'), grant);
  const registerId = await store.use(async ({ meta }) => meta.registerId);
  const held = heldSalesOf(context);
  return held.withLock(id, async (lock) => {
    const { parkedSale, cartText } = await store.write({ parkedSales: [id], grantUses: checked.reads }, (found) => {
      const row = found.parkedSales.get(id);
      if (!row) throw notFound();
      const isThisPage = held.has(id);
      const place = placeOf(settings, registerId);
      const holder = { isThisPage, isGone: lock ? lock.isSole : false };
      const refusal = claimRefusal(row.parkedSale, row.cartText !== null, place, holder, takesOver);
      if (refusal === 'gone' || row.cartText === null) throw notFound(row.parkedSale.state);
      if (refusal === 'claimed' || !lock) throw claimedElsewhere(row.parkedSale, registerId);
      const open = { parkedSale: claimed(row.parkedSale, place, isThisPage), cartText: row.cartText };
      const body = {
        kind: 'parked-sale-claim',
        parkedSaleId: id,
        takeOver: takesOver,
        offline: false,
        leaseMs: LEASE_MS,
      } as const;
      const mutations = newMutations([body], settings, checked.use);
      return { puts: { parkedSales: [open], mutations, ...checked.decide(found) }, result: open };
    });
    const since = parkedSale.claim?.since;
    if (lock && since !== undefined) held.hold(id, lock, since);
    return { parkedSale, cart: cartOf(cartText) };
  });
}
