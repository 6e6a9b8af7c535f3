import { isRegularsError, RegularsError } from '../../domain/errors.js';
import type { ParkedSaleId } from '../../domain/id.js';
import { readParkedSale, type ReadParkedSale } from '../../domain/parked-sale-input.js';
import type { ParkedSale, ParkedSaleDraft } from '../../domain/parked-sale.js';
import { claimRefusal, ended, parkedSaleOf, seenFrom } from '../../domain/parked-sale-rules.js';
import { checkGrant } from '../approval/check-grant.js';
import type { ClientContext } from '../client-context.js';
import type { GrantOptions } from '../client-parked-sales.js';
import { newMutations } from '../new-mutations.js';
import type { StoredParkedSale } from '../store/stored-record.js';
import { heldSalesOf } from './held-sales.js';
import type { LiveLock } from './live-lock.js';
import { claimedElsewhere, notFound, placeOf } from './queue-place.js';

/** Puts a sale aside; asked again with the same id, it is there once. Codes: invalid-cart, grant-required, grant-invalid. */
export async function parkSale(
  context: ClientContext,
  input: ParkedSaleDraft,
  { grant }: GrantOptions = {},
): Promise<ParkedSale> {
  const { store, settings } = context;
  const draft = readParkedSale(input);
  const id = draft.id ?? grant?.entryId ?? settings.environment.newId();
  const registerId = await store.use(async ({ meta }) => meta.registerId);
  const { replaces } = draft;
  const wanted = { permission: 'park', action: 'park', entryId: id, customerId: null, body: draft } as const;
  const checked = await checkGrant(context, wanted, grant).catch(parkedBefore);
  if ('label' in checked) return checked;
  const held = heldSalesOf(context);

  const park = (lock: LiveLock | null): Promise<ParkedSale> =>
    store.write({ parkedSales: replaces === undefined ? [id] : [id, replaces], ...checked.reads }, (found) => {
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
      const mutations = newMutations([body], settings, checked.use);
      return { puts: { parkedSales: rows, mutations, ...checked.decide(found) }, result: parkedSale };
    });

  return replaces === undefined ? park(null) : held.withLock(replaces, (lock) => parkAgain(replaces, lock));

  /** The same again is the first answer, however old its grant is by then. */
  async function parkedBefore(error: unknown): Promise<ParkedSale> {
    if (!isRegularsError(error) || !error.code.startsWith('grant-')) throw error;
    const known = await store.write({ parkedSales: [id] }, ({ parkedSales }) => ({ result: parkedSales.get(id) }));
    if (!known) throw error;
    return sameOrRefuse(known, draft, registerId);
  }

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
