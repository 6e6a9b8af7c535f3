import { RegularsError } from '../../domain/errors.js';
import type { ParkedSaleId } from '../../domain/id.js';
import { readParkedSale, type ReadParkedSale } from '../../domain/parked-sale-input.js';
import type { ParkedSale, ParkedSaleDraft } from '../../domain/parked-sale.js';
import { claimRefusal, ended, parkedSaleOf, seenFrom } from '../../domain/parked-sale-rules.js';
import { requirePermission } from '../../domain/policy.js';
import type { ClientContext } from '../client-context.js';
import { newMutations } from '../new-mutations.js';
import type { StoredParkedSale } from '../store/stored-record.js';
import { heldSalesOf } from './held-sales.js';
import type { LiveLock } from './live-lock.js';
import { claimedElsewhere, notFound, placeOf } from './queue-place.js';

/** Puts a sale aside; asked again with the same id, it is there once. Codes: invalid-cart. */
export async function parkSale(context: ClientContext, input: ParkedSaleDraft): Promise<ParkedSale> {
  const { store, settings } = context;
  requirePermission(settings.cashier, 'park');
  const draft = readParkedSale(input);
  const id = draft.id ?? settings.environment.newId();
  const registerId = await store.use(async ({ meta }) => meta.registerId);
  const { replaces } = draft;
  const held = heldSalesOf(context);

  const park = (lock: LiveLock | null): Promise<ParkedSale> =>
    store.write({ parkedSales: replaces === undefined ? [id] : [id, replaces] }, (found) => {
      const known = found.parkedSales.get(id);
      if (known) return { result: sameOrRefuse(known, draft, registerId) };
      const place = placeOf(settings, registerId);
      const parkedSale = parkedSaleOf(id, draft, place);
      const rows: StoredParkedSale[] = [{ parkedSale, cartText: draft.cartText }];
      if (replaces !== undefined) {
        const before = found.parkedSales.get(replaces);
        if (!before) throw notFound();
        const holder = { isThisPage: held.has(replaces), isGone: lock ? lock.isSole : false };
        const refusal = claimRefusal(before.parkedSale, before.cartText !== null, place, holder, false);
        if (refusal === 'gone') throw notFound(before.parkedSale.state);
        if (refusal === 'claimed' || !lock) throw claimedElsewhere(before.parkedSale, registerId);
        rows.push({ parkedSale: ended(before.parkedSale, 'replaced', place.nowMs), cartText: null });
      }
      const body = { kind: 'parked-sale-park', parkedSale, cartText: draft.cartText, replaces: replaces ?? null } as const;
      return { puts: { parkedSales: rows, mutations: newMutations([body], settings) }, result: parkedSale };
    });

  return replaces === undefined ? park(null) : held.withLock(replaces, (lock) => parkAgain(replaces, lock));

  async function parkAgain(before: ParkedSaleId, lock: LiveLock | null): Promise<ParkedSale> {
    const parked = await park(lock);
    held.drop(before);
    return parked;
  }
}

/** What is there under the id, where it is what was asked for. */
function sameOrRefuse(known: StoredParkedSale, draft: ReadParkedSale, registerId: string): ParkedSale {
  const { parkedSale, cartText } = known;
  const { label, customerId = null, itemCount, total } = draft;
  const isSame =
    parkedSale.label === label &&
    parkedSale.customerId === customerId &&
    parkedSale.itemCount === itemCount &&
    parkedSale.total.amountMinor === total.amountMinor &&
    parkedSale.total.currency === total.currency &&
    // Of one that has ended the cart is gone.
    (cartText === null || cartText === draft.cartText);
  if (isSame) return seenFrom(parkedSale, registerId);
  throw new RegularsError('id-reused', 'Another sale was parked under that id.', { path: 'sale.id' });
}
