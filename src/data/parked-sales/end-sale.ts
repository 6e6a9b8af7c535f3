import type { ParkedSaleId } from '../../domain/id.js';
import type { MutationBody } from '../../domain/mutation.js';
import { claimRefusal, ended, released } from '../../domain/parked-sale-rules.js';
import { requirePermission } from '../../domain/policy.js';
import { type ClientContext, requireCashier } from '../client-context.js';
import { newMutations } from '../new-mutations.js';
import type { StoredParkedSale } from '../store/stored-record.js';
import { heldSalesOf } from './held-sales.js';
import { claimedElsewhere, notFound, placeOf } from './queue-place.js';

/** Back into the queue, as it was; nothing where it waits already. Codes: not-found, claimed-elsewhere. */
export async function releaseSale(context: ClientContext, id: ParkedSaleId): Promise<void> {
  // Whoever could open it may give it back, whoever works here by now.
  requireCashier(context.settings);
  await change(context, id, 'parked-sale-release', ({ parkedSale, cartText }, nowMs) =>
    parkedSale.state === 'waiting' ? null : { parkedSale: released(parkedSale, nowMs), cartText },
  );
}

/** Out of the queue, its cart with it; nothing where it was removed already. Codes: not-found, claimed-elsewhere. */
export async function removeSale(context: ClientContext, id: ParkedSaleId): Promise<void> {
  requirePermission(context.settings.cashier, 'resume');
  await change(context, id, 'parked-sale-remove', ({ parkedSale }, nowMs) =>
    parkedSale.state === 'removed' ? null : { parkedSale: ended(parkedSale, 'removed', nowMs), cartText: null },
  );
}

/** Changes one that nobody else has open. A change of null is none. */
async function change(
  context: ClientContext,
  id: ParkedSaleId,
  kind: 'parked-sale-release' | 'parked-sale-remove',
  changed: (row: StoredParkedSale, nowMs: number) => StoredParkedSale | null,
): Promise<void> {
  const { store, settings } = context;
  const registerId = await store.use(async ({ meta }) => meta.registerId);
  const held = heldSalesOf(context);
  await held.withLock(id, async (lock) => {
    await store.write({ parkedSales: [id] }, ({ parkedSales }) => {
      const row = parkedSales.get(id);
      const place = placeOf(settings, registerId);
      if (row?.parkedSale.state === 'removed' && kind === 'parked-sale-remove') return { result: null };
      if (!row) throw notFound();
      const holder = { isThisPage: held.has(id), isGone: lock ? lock.isSole : false };
      const refusal = claimRefusal(row.parkedSale, row.cartText !== null, place, holder, false);
      if (refusal === 'gone') throw notFound(row.parkedSale.state);
      if (refusal === 'claimed' || !lock) throw claimedElsewhere(row.parkedSale, registerId);
      const after = changed(row, place.nowMs);
      if (!after) return { result: null };
      const body: MutationBody = { kind, parkedSaleId: id };
      return { puts: { parkedSales: [after], mutations: newMutations([body], settings) }, result: null };
    });
    held.drop(id);
  });
}
