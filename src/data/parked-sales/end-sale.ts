import type { ParkedSaleId } from '../../domain/id.js';
import type { MutationBody } from '../../domain/mutation.js';
import { claimRefusal, ended, released } from '../../domain/parked-sale-rules.js';
import { type CheckedGrant, checkGrant } from '../approval/check-grant.js';
import { type ClientContext, requireCashier } from '../client-context.js';
import type { GrantOptions } from '../client-parked-sales.js';
import { newMutations } from '../new-mutations.js';
import type { StoredParkedSale } from '../store/stored-record.js';
import { heldSalesOf } from './held-sales.js';
import { claimedElsewhere, notFound, placeOf, wantedResume } from './queue-place.js';

/** Back into the queue, as it was; nothing where it waits already. Codes: not-found, claimed-elsewhere. */
export async function releaseSale(context: ClientContext, id: ParkedSaleId): Promise<void> {
  // Whoever could open it may give it back, whoever works here by now.
  requireCashier(context.settings);
  await change(context, id, 'parked-sale-release', ({ parkedSale, cartText }, nowMs) =>
    parkedSale.state === 'waiting' ? null : { parkedSale: released(parkedSale, nowMs), cartText },
  );
}

/**
 * Out of the queue, its cart with it; nothing where it was removed already.
 * Codes: not-found, claimed-elsewhere, grant-required, grant-invalid.
 */
export async function removeSale(context: ClientContext, id: ParkedSaleId, { grant }: GrantOptions = {}): Promise<void> {
  const checked = await checkGrant(context, wantedResume(id, 'remove'), grant);
  const remove: Change = ({ parkedSale }, nowMs) =>
    parkedSale.state === 'removed' ? null : { parkedSale: ended(parkedSale, 'removed', nowMs), cartText: null };
  await change(context, id, 'parked-sale-remove', remove, checked);
}

/** Null is none. */
type Change = (row: StoredParkedSale, nowMs: number) => StoredParkedSale | null;

/** Changes one that nobody else has open. */
async function change(
  context: ClientContext,
  id: ParkedSaleId,
  kind: 'parked-sale-release' | 'parked-sale-remove',
  changed: Change,
  checked?: CheckedGrant,
): Promise<void> {
  const { store, settings } = context;
  const registerId = await store.use(async ({ meta }) => meta.registerId);
  const held = heldSalesOf(context);
  await held.withLock(id, async (lock) => {
    await store.write({ parkedSales: [id], ...checked?.reads }, (found) => {
      const row = found.parkedSales.get(id);
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
      const mutations = newMutations([body], settings, checked?.use ?? null);
      return { puts: { parkedSales: [after], mutations, ...checked?.decide(found) }, result: null };
    });
    held.drop(id);
  });
}
