import type { Customer } from '../domain/customer.js';
import { RegularsError } from '../domain/errors.js';
import type { CustomerId } from '../domain/id.js';
import type { Attachment, SaleChange, SaleOrigin } from '../domain/open-sale.js';
import { blocksSale, customerAlerts } from '../domain/status.js';
import { summaryOf } from '../domain/summary.js';
import { type ClientContext, nowOf, requireCashier, seesContacts, todayOf, viewOf } from './client-context.js';
import { maskCustomer } from './mask-contacts.js';
import type { Attached, LocalSale } from './open-sale.js';
import { within } from './within.js';

/** A guard that has not answered by then refuses. */
const GUARD_PATIENCE_MS = 10_000;
/** Merges of merges: longer chains are a fault, not a family. */
const LONGEST_MERGE_CHAIN = 16;

/** Codes: not-found, inactive-customer, banned-customer, refused-by-host, locked. */
export async function attachCustomer(
  context: ClientContext,
  sale: LocalSale,
  customerId: CustomerId,
  origin: SaleOrigin,
): Promise<Attachment> {
  const { settings, store } = context;
  requireCashier(settings);
  const customer = await find(context, customerId);
  if (!customer) throw new RegularsError('not-found', 'There is no such customer.');
  if (blocksSale(customer.status, settings.statusPolicy)) {
    const code = customer.status === 'banned' ? 'banned-customer' : 'inactive-customer';
    throw new RegularsError(code, 'Transactions cannot be made with this customer.');
  }
  await ask(context, sale, 'attach', customer, origin);
  // While a guard thought, the customer may have been saved.
  const now = (await find(context, customer.id)) ?? customer;
  const attached = attachedOf(context, now, { attachedAt: nowOf(context.settings), origin });
  put(sale, attached);
  const shown = attached.shown();
  // Being remembered as recent is no part of the sale: a full store does not stop it.
  await store.addRecent(now.id).catch(() => undefined);
  return shown;
}

/** Codes: refused-by-host. */
export async function clearCustomer(context: ClientContext, sale: LocalSale, origin: SaleOrigin): Promise<void> {
  if (!sale.attached) return;
  await ask(context, sale, 'clear', sale.attached.customer, origin);
  put(sale, null);
}

/** Shows the attached customer as it is now, follows a merge, clears one that is gone. */
export async function refreshCustomer(context: ClientContext, sale: LocalSale, customerId: CustomerId): Promise<void> {
  if (sale.attached?.customer.id !== customerId) return;
  const customer = await find(context, customerId);
  const { attachedAt, origin } = sale.attached.shown();
  // When and how it came stays.
  const how =
    customer?.id === customerId ? { attachedAt, origin } : { attachedAt: nowOf(context.settings), origin: 'sync' as const };
  put(sale, customer && attachedOf(context, customer, how));
}

/** After a reload. Who was made inactive meanwhile stays attached, and flagged, as without a reload. */
export async function restoreCustomer(context: ClientContext, sale: LocalSale, customerId: CustomerId): Promise<void> {
  const customer = await find(context, customerId);
  const how = { attachedAt: nowOf(context.settings), origin: 'reload' as const };
  if (customer) put(sale, attachedOf(context, customer, how));
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

function attachedOf(context: ClientContext, customer: Customer, how: Pick<Attachment, 'attachedAt' | 'origin'>): Attached {
  return {
    customer,
    shown: () => {
      const { settings } = context;
      const alerts = customerAlerts(customer, todayOf(settings), settings.shop);
      return { ...how, customer: seesContacts(settings) ? customer : maskCustomer(customer), alerts };
    },
  };
}

/** The customer, or who it was merged into. */
async function find({ store }: ClientContext, customerId: CustomerId): Promise<Customer | null> {
  let id = customerId;
  for (let merges = 0; merges < LONGEST_MERGE_CHAIN; merges += 1) {
    const [row] = await store.use((open) => open.readCustomers([id]));
    if (!row || row.customer.deletedAt !== undefined) return null;
    if (row.customer.mergedInto === null) return row.customer;
    id = row.customer.mergedInto;
  }
  return null;
}

/** @throws {RegularsError} `refused-by-host`; its message is the guard's sentence, where it gave one, and so is its cause. */
async function ask(
  { settings }: ClientContext,
  sale: LocalSale,
  type: SaleChange['type'],
  customer: Customer,
  origin: SaleOrigin,
): Promise<void> {
  const change: SaleChange = { type, customerId: customer.id, summary: summaryOf(customer, viewOf(settings)), origin };
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
