import { cartOf } from '../../domain/cart.js';
import { RegularsError } from '../../domain/errors.js';
import type { ParkedSaleId } from '../../domain/id.js';
import type { ClaimedSale } from '../../domain/parked-sale.js';
import { claimed, claimRefusal, LEASE_MS } from '../../domain/parked-sale-rules.js';
import { checkGrant } from '../approval/check-grant.js';
import type { ClientContext } from '../client-context.js';
import type { GrantOptions } from '../client-parked-sales.js';
import { newMutations } from '../new-mutations.js';
import type { NewMutation } from '../store/stored-record.js';
import { loadPushNow } from '../sync/load-push-now.js';
import { heldSalesOf } from './held-sales.js';
import { claimedElsewhere, notFound, placeOf, wantedResume } from './queue-place.js';

/**
 * Opens a parked sale here: compare-and-set in one transaction, by a page that shows it lives for as long as it does, so
 * that of all that claim at once one gets it. With a remote it is asked first. Codes: not-found, claimed-elsewhere,
 * needs-connection, grant-required, grant-invalid.
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
  const body = { kind: 'parked-sale-claim', parkedSaleId: id, takeOver: takesOver, offline: false, leaseMs: LEASE_MS } as const;
  const [mutation] = newMutations([body], settings, checked.use);
  const word = settings.remote && mutation ? await askWhoHas(context, id, mutation) : null;
  return held.withLock(id, async (lock) => {
    const { parkedSale, cartText } = await store.write({ parkedSales: [id], ...checked.reads }, (found) => {
      const row = found.parkedSales.get(id);
      if (!row) throw notFound();
      const isThisPage = held.has(id);
      const place = placeOf(settings, registerId);
      const holder = { isThisPage, isGone: lock ? lock.isSole : false };
      const refusal = claimRefusal(row.parkedSale, row.cartText !== null, place, holder, takesOver);
      if (refusal === 'gone' || row.cartText === null) throw notFound(row.parkedSale.state);
      // Where the remote has given it to this register, what stands here of another one is old.
      if ((refusal === 'claimed' && word !== 'ours') || !lock) throw claimedElsewhere(row.parkedSale, registerId);
      const open = { parkedSale: claimed(row.parkedSale, place, isThisPage), cartText: row.cartText };
      const claim = mutation && (word === 'away' ? { ...mutation, offline: true } : mutation);
      return { puts: { parkedSales: [open], mutations: claim ? [claim] : [], ...checked.decide(found) }, result: open };
    });
    const since = parkedSale.claim?.since;
    if (lock && since !== undefined) held.hold(id, lock, since);
    return { parkedSale, cart: cartOf(cartText) };
  });
}

/**
 * Whose a parked sale is by the remote's word. What this register has parked or released and not sent yet is its own all the
 * same; of any other, nothing is known while the remote is away.
 *
 * @throws {RegularsError} `claimed-elsewhere`, `not-found`, `needs-connection`.
 */
async function askWhoHas(context: ClientContext, id: ParkedSaleId, mutation: NewMutation): Promise<'ours' | 'unsent' | 'away'> {
  const { isWaiting, pushNow } = await loadPushNow();
  if (await isWaiting(context, `parked:${id}`)) return 'unsent';
  const result = await pushNow(context, mutation);
  if (result?.status === 'accepted') return 'ours';
  if (result?.status === 'rejected') {
    if (result.code === 'not-found') throw notFound();
    const [row] = (await context.store.use((open) => open.readParkedSales())).filter((parked) => parked.id === id);
    throw claimedElsewhere(row, context.store.status.registerId);
  }
  if (context.settings.parkedSales.offline === 'any') return 'away';
  throw new RegularsError('needs-connection', 'The remote is away: another register may have that parked sale open.');
}
