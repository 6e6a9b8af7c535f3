import { rememberResumed } from '../../context/resumed-sale.js';
import { withApproval } from '../../context/with-approval.js';
import { initialOf } from '../../domain/customer-name.js';
import { asRegularsError, RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import type { ClaimedSale, ParkedSale } from '../../domain/parked-sale.js';
import { CustomerAttachEvent } from '../../events/sale-change.js';
import { SaleResumedEvent, SaleResumeEvent } from '../../events/sale-queue.js';
import { hostAnswer } from './host-answer.js';
import { isEmpty } from './park-sale.js';
import type { QueueScene } from './queue-scene.js';

/** How resuming a sale ended. */
export type ResumeEnd =
  /** `refusal`: why its customer is not on it; the sale is resumed all the same. */
  | { readonly type: 'resumed'; readonly refusal: RegularsError | null }
  /** The register has a sale, which is never written over. */
  | { readonly type: 'occupied' }
  /** The page has refused by its event, and says why itself; or no manager approved. */
  | { readonly type: 'cancelled' }
  | { readonly type: 'refused'; readonly error: RegularsError }
  /** The host's cart did not take it. `isInQueue`: whether the claim could be given back. */
  | { readonly type: 'not-put'; readonly isInQueue: boolean };

/** Takes a sale from the queue, or over from another register, and puts it into the cart of this one. */
export async function resumeSale(
  scene: QueueScene,
  { id, customerId, label }: ParkedSale,
  { takesOver, locale }: { readonly takesOver: boolean; readonly locale: string },
): Promise<ResumeEnd> {
  const { element, client, sale, cart, pad } = scene;
  const { clock } = client.options.environment;
  const notice = { parkedSaleId: id, customerId, origin: 'resume' } as const;
  if (!(await isEmpty(scene))) return { type: 'occupied' };
  if (!element.dispatchEvent(new SaleResumeEvent(notice))) return { type: 'cancelled' };

  let claimed: ClaimedSale;
  try {
    claimed = await withApproval(
      (grant) => client.parkedSales[takesOver ? 'takeOver' : 'claim'](id, grant && { grant }),
      () => pad.request({ entryId: id, action: 'resume', note: label }),
    );
  } catch (thrown) {
    const error = asRegularsError(thrown, 'not-found', 'The sale could not be taken.');
    return error.code === 'approval-cancelled' ? { type: 'cancelled' } : { type: 'refused', error };
  }
  // Something may have been rung up meanwhile.
  if (!(await isEmpty(scene))) {
    await giveBack(scene, claimed);
    return { type: 'occupied' };
  }
  const put = await hostAnswer(clock, () => cart.port.put(claimed.cart, claimed.parkedSale));
  if (!put) return { type: 'not-put', isInQueue: await giveBack(scene, claimed) };

  rememberResumed(client, sale, id);
  const refusal = await putCustomer(scene, claimed.parkedSale.customerId, locale);
  element.dispatchEvent(new SaleResumedEvent(notice));
  return { type: 'resumed', refusal };
}

async function giveBack({ client }: QueueScene, { parkedSale }: ClaimedSale): Promise<boolean> {
  try {
    await client.parkedSales.release(parkedSale.id);
    return true;
  } catch {
    // It shows as open here until somebody resumes it again.
    return false;
  }
}

/** Puts the customer of a resumed sale on it. Nobody else stays on a sale that is not theirs. Returns why it was refused. */
async function putCustomer(scene: QueueScene, customerId: CustomerId | null, locale: string): Promise<RegularsError | null> {
  const { sale } = scene;
  const current = sale.current?.customer.id ?? null;
  if (current === customerId) return null;
  try {
    if (customerId === null || !(await attach(scene, customerId, locale))) await sale.clear({ origin: 'resume' });
    return null;
  } catch (error) {
    await sale.clear({ origin: 'resume' }).catch(() => undefined);
    return asRegularsError(error, 'not-found', 'The customer could not be put on the sale.');
  }
}

/** Whether the page let it be. */
async function attach({ element, client, sale }: QueueScene, customerId: CustomerId, locale: string): Promise<boolean> {
  const found = await client.get(customerId);
  if (!found) throw new RegularsError('not-found', 'The customer of the parked sale is no longer here.');
  const { displayName, status } = found.customer;
  const initial = initialOf(displayName, locale);
  if (!element.dispatchEvent(new CustomerAttachEvent({ customerId, initial, status, origin: 'resume' }))) return false;
  await sale.attach(customerId, { origin: 'resume' });
  return true;
}
