import type { CustomerReader } from '../../context/customer-client-context.js';
import type { AlertedCustomer } from '../../context/customer-alert.js';
import { isOverspent } from '../../context/overspent.js';
import { localDateOf } from '../../domain/clock.js';
import type { CustomerSummary } from '../../domain/customer.js';
import type { CustomerId } from '../../domain/id.js';
import type { Reason } from '../../domain/ledger.js';
import { permissionOf } from '../../domain/policy.js';
import { customerAlerts } from '../../domain/status.js';
import { summaryOf } from '../../domain/summary.js';

/** Whose history shows, and what the cashier may do with it. */
export interface HistorySubject extends AlertedCustomer {
  readonly summary: CustomerSummary;
  readonly mayEdit: boolean;
  readonly maySee: boolean;
  readonly mayExport: 'yes' | 'grant' | 'no';
  /** The host's reasons for changes by hand. */
  readonly reasons: readonly Reason[];
}

/** What there is to show: a customer, one who is no longer here, or a register where nobody is signed in. */
export type SubjectState = HistorySubject | 'gone' | 'locked';

/** Reads whose history it is. Live in `watch()`. */
export async function readSubject(reader: CustomerReader, customerId: CustomerId, locale: string): Promise<SubjectState> {
  const { cashier, environment, shop, timeZone, loyalty, storeCredit } = reader.options;
  if (cashier === null) return 'locked';
  const details = await reader.get(customerId);
  if (!details) return 'gone';

  const { customer } = details;
  const { expiries, statusReason } = customer;
  const today = localDateOf(environment.clock.now(), timeZone);
  return {
    // Masked already by the reader for who may not see contacts.
    summary: {
      ...summaryOf(customer, { today, shop, locale, contacts: 'shown' }),
      alerts: customerAlerts(customer, today, shop, await isOverspent(reader, customerId)),
    },
    expiries,
    statusReason,
    mayEdit: permissionOf(cashier, 'edit') !== 'no',
    // Looking takes no grant.
    maySee: permissionOf(cashier, 'history') === 'yes',
    mayExport: permissionOf(cashier, 'export'),
    reasons: [...(loyalty.reasons ?? []), ...(storeCredit.reasons ?? [])],
  };
}
