import type { CustomerReader } from '../../context/customer-client-context.js';
import { isOverspent } from '../../context/overspent.js';
import { localDateOf } from '../../domain/clock.js';
import type { Customer, CustomerSummary } from '../../domain/customer.js';
import type { CustomerId } from '../../domain/id.js';
import { permissionOf } from '../../domain/policy.js';
import { customerAlerts } from '../../domain/status.js';
import { summaryOf } from '../../domain/summary.js';

/** Who an account shows, and what the cashier may do. */
export interface ShownCustomer {
  readonly summary: CustomerSummary;
  readonly expiries: Customer['expiries'];
  /** Why somebody is banned. */
  readonly statusReason: string | null;
  /** Whether it is the one on the sale, and so can be cleared. */
  readonly isAttached: boolean;
  /** Whether the cashier may see what they bought. */
  readonly mayLookBack: boolean;
  /** Whether the cashier may open the form. */
  readonly mayEdit: boolean;
}

/** What there is to show: a customer, nobody on the sale, or one who is no longer here. */
export type AccountState = ShownCustomer | 'nobody' | 'gone';

/** Reads the customer of that id, or the one on the sale where none is given. Live in `watch()`. */
export async function readAccount(
  reader: CustomerReader,
  customerId: CustomerId | null,
  saleId: string,
  locale: string,
): Promise<AccountState> {
  const { current } = reader.sale(saleId);
  const { cashier, environment, shop, timeZone } = reader.options;
  const attached = current?.customer;
  const isAttached = customerId === null || customerId === attached?.id;
  const customer = isAttached ? attached : (await reader.get(customerId))?.customer;
  if (!customer) return customerId === null ? 'nobody' : 'gone';

  const today = localDateOf(environment.clock.now(), timeZone);
  const row = summaryOf(customer, {
    today,
    shop,
    locale,
    // Masked already by the reader for who may not see them.
    contacts: 'shown',
  });
  const isKnown = isAttached && current !== null;
  const alerts = isKnown ? current.alerts : customerAlerts(customer, today, shop, await isOverspent(reader, customer.id));
  const summary = { ...row, alerts };
  const { expiries, statusReason } = customer;
  const [mayEdit, mayLookBack] = [permissionOf(cashier, 'edit') !== 'no', permissionOf(cashier, 'history') === 'yes'];
  return { summary, expiries, statusReason, isAttached, mayEdit, mayLookBack };
}
