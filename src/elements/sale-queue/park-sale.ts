import { rememberResumed, resumedSale } from '../../context/resumed-sale.js';
import { withApproval } from '../../context/with-approval.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { ParkedSaleId } from '../../domain/id.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import { SaleParkedEvent, SaleParkEvent } from '../../events/sale-queue.js';
import { hostAnswer } from './host-answer.js';
import type { QueueScene } from './queue-scene.js';

/** How saving a sale ended. But for `parked` the sale is on the screen as it was. */
export type ParkEnd =
  /** `left`: what could not be taken off the register, the cart or its customer; the sale is in the queue all the same. */
  | { readonly type: 'parked'; readonly parkedSale: ParkedSale; readonly left: 'cart' | RegularsError | null }
  | { readonly type: 'empty' }
  /** The host's cart gave nothing. */
  | { readonly type: 'not-taken' }
  /** The page has refused by its event, and says why itself; or no manager approved. */
  | { readonly type: 'cancelled' }
  | { readonly type: 'refused'; readonly error: RegularsError };

export interface ParkOptions {
  /** What to find it by. */
  readonly label: string;
  /** Whether another sale comes on the register at once: then views stay where they are. */
  readonly goesOn: boolean;
}

/** Puts the sale of this register into the queue. Nothing leaves the screen before it is committed. */
export async function parkSale(scene: QueueScene, { label, goesOn }: ParkOptions): Promise<ParkEnd> {
  const { element, client, sale, cart, pad } = scene;
  const { clock, newId } = client.options.environment;
  if (await isEmpty(scene)) return { type: 'empty' };

  const taken = (await hostAnswer(clock, () => cart.port.take()))?.value;
  // Whatever the host has given: what is inside it the client checks.
  if (typeof taken !== 'object' || (taken as unknown) === null) return { type: 'not-taken' };
  const { itemCount, total } = taken;
  const notice = {
    parkedSaleId: newId(),
    customerId: sale.current?.customer.id ?? null,
    itemCount,
    total,
    origin: 'park',
  } as const;
  if (!element.dispatchEvent(new SaleParkEvent(notice))) return { type: 'cancelled' };

  let parkedSale: ParkedSale;
  try {
    const replaces = await openHere(scene);
    const { parkedSaleId: id, customerId } = notice;
    const draft = { id, ...(replaces === null ? {} : { replaces }), label, customerId, cart: taken.cart, itemCount, total };
    parkedSale = await withApproval(
      (grant) => client.parkedSales.park(draft, grant && { grant }),
      () => pad.request({ entryId: id, action: 'park', note: label }),
    );
  } catch (thrown) {
    const error = asRegularsError(thrown, 'invalid-input', 'The sale could not be saved.');
    return error.code === 'approval-cancelled' ? { type: 'cancelled' } : { type: 'refused', error };
  }
  element.dispatchEvent(new SaleParkedEvent(notice));
  return { type: 'parked', parkedSale, left: await leaveRegister(scene, goesOn) };
}

/** Whether the host has nothing on the screen; one that does not answer is taken to have. */
export async function isEmpty({ client, cart }: QueueScene): Promise<boolean> {
  return (await hostAnswer(client.options.environment.clock, () => cart.port.isEmpty()))?.value === true;
}

/** The parked sale that this register's cart came from, if it is still open for that. */
async function openHere({ client, sale }: QueueScene): Promise<ParkedSaleId | null> {
  const resumedId = resumedSale(client, sale);
  if (resumedId === null) return null;
  const listed = await client.parkedSales.list();
  return listed.some(({ id, state, claim }) => id === resumedId && state === 'open' && claim?.here) ? resumedId : null;
}

/** Empties the register for the next sale. Returns what could not be taken off it. */
async function leaveRegister({ client, sale, cart }: QueueScene, goesOn: boolean): Promise<'cart' | RegularsError | null> {
  rememberResumed(client, sale, null);
  const isCleared = (await hostAnswer(client.options.environment.clock, () => cart.port.clear())) !== undefined;
  try {
    // The next sale closes views; the one that says that the cart is still there must stay.
    await (goesOn || !isCleared ? sale.clear({ origin: 'park' }) : cart.nextSale());
  } catch (error) {
    if (isCleared) return asRegularsError(error, 'refused-by-host', 'The customer could not be taken off the sale.');
  }
  return isCleared ? null : 'cart';
}
