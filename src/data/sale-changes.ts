import { RegularsError } from '../domain/errors.js';
import type { CustomerId } from '../domain/id.js';
import type { Attachment, SaleChange, SaleOrigin } from '../domain/open-sale.js';
import { blocksSale, customerAlerts } from '../domain/status.js';
import { listedAccountOf } from '../domain/customer-list.js';
import { summaryOf } from '../domain/summary.js';
import { type ClientContext, nowOf, requireCashier, seesContacts, todayOf, viewOf } from './client-context.js';
import { findCustomer } from './find-customer.js';
import { maskCustomer } from './mask-contacts.js';
import type { Attached, LocalSale } from './open-sale.js';
import { within } from './within.js';

/** A guard that has not answered by then refuses. */
const GUARD_PATIENCE_MS = 10_000;

type Found = Pick<Attached, 'customer'> & Partial<Pick<Attached, 'account'>>;

/** Codes: not-found, inactive-customer, banned-customer, refused-by-host, locked. */
export async function attachCustomer(
  context: ClientContext,
  sale: LocalSale,
  customerId: CustomerId,
  origin: SaleOrigin,
): Promise<Attachment> {
  const { settings, store } = context;
  requireCashier(settings);
  const found = await findCustomer(context, customerId);
  if (!found) throw new RegularsError('not-found', 'There is no such customer.');
  const { customer } = found;
  if (blocksSale(customer.status, settings.statusPolicy)) {
    const code = customer.status === 'banned' ? 'banned-customer' : 'inactive-customer';
    throw new RegularsError(code, 'Transactions cannot be made with this customer.');
  }
  await ask(context, sale, 'attach', found, origin);
  // While a guard thought, the customer may have been saved.
  const now = (await findCustomer(context, customer.id)) ?? found;
  const attached = attachedOf(context, now, { attachedAt: nowOf(context.settings), origin });
  put(sale, attached);
  const shown = attached.shown();
  // Being remembered as recent is no part of the sale: a full store does not stop it.
  await store.addRecent(now.customer.id).catch(() => undefined);
  return shown;
}

/** Codes: refused-by-host. */
export async function clearCustomer(context: ClientContext, sale: LocalSale, origin: SaleOrigin): Promise<void> {
  if (sale.attached) await ask(context, sale, 'clear', sale.attached, origin);
  // Also where nobody is: who was before a reload may not have been put back yet.
  put(sale, null);
}

/** Shows the attached customer as it is now, follows a merge, clears one that is gone. */
export async function refreshCustomer(context: ClientContext, sale: LocalSale, customerId: CustomerId): Promise<void> {
  if (sale.attached?.customer.id !== customerId) return;
  const found = await findCustomer(context, customerId);
  const { attachedAt, origin } = sale.attached.shown();
  // When and how it came stays.
  const how =
    found?.customer.id === customerId ? { attachedAt, origin } : { attachedAt: nowOf(context.settings), origin: 'sync' as const };
  put(sale, found && attachedOf(context, found, how));
}

/** After a reload. Who was made inactive meanwhile stays attached, and flagged, as without a reload. */
export async function restoreCustomer(context: ClientContext, sale: LocalSale, customerId: CustomerId): Promise<void> {
  const found = await findCustomer(context, customerId);
  const how = { attachedAt: nowOf(context.settings), origin: 'reload' as const };
  if (found) put(sale, attachedOf(context, found, how));
}

function put(sale: LocalSale, attached: Attached | null): void {
  keep(sale.storageKey, attached?.customer.id ?? null);
  sale.put(attached);
}

/** Nothing in Node, nor where the browser forbids or fills it: the sale then lives as long as the page. */
function keep(key: string, id: CustomerId | null): void {
  try {
    if (id === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, id);
  } catch {
    // As above.
  }
}

function attachedOf(
  context: ClientContext,
  { customer, account }: Found,
  how: Pick<Attachment, 'attachedAt' | 'origin'>,
): Attached {
  return {
    customer,
    account,
    shown: () => {
      const { settings } = context;
      const alerts = customerAlerts(customer, todayOf(settings), settings.shop, listedAccountOf(account).overspent);
      return { ...how, customer: seesContacts(settings) ? customer : maskCustomer(customer), alerts };
    },
  };
}

/** @throws {RegularsError} `refused-by-host`; its message is the guard's sentence, where it gave one, and so is its cause. */
async function ask(
  { settings }: ClientContext,
  sale: LocalSale,
  type: SaleChange['type'],
  { customer, account }: Found,
  origin: SaleOrigin,
): Promise<void> {
  const summary = summaryOf(customer, viewOf(settings), account);
  const change: SaleChange = { type, customerId: customer.id, summary, origin };
  for (const guard of sale.guards) {
    const asked = Promise.resolve(change).then(guard);
    const answer = await within(settings.environment.clock, GUARD_PATIENCE_MS, asked, () =>
      refused('The host did not answer.'),
    ).catch((error: unknown) => {
      throw refused(undefined, error);
    });
    if (answer !== true) throw refused(typeof answer === 'string' ? answer : undefined);
  }
}

function refused(sentence?: string, cause: unknown = sentence): RegularsError {
  return new RegularsError('refused-by-host', sentence ?? 'The host refused this change of the sale.', { cause });
}
