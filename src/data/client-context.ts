import { type LocalDate, localDateOf, type Timestamp, toTimestamp } from '../domain/clock.js';
import type { CustomerClientSettings } from '../domain/client-options.js';
import { RegularsError } from '../domain/errors.js';
import { permissionOf } from '../domain/policy.js';
import type { SummaryView } from '../domain/summary.js';
import type { RegisterStore } from './register-store.js';

/** What every operation of a client works with. */
export interface ClientContext {
  readonly store: RegisterStore;
  /** In force now; an operation that waits reads them once. */
  readonly settings: CustomerClientSettings;
}

export function nowOf({ environment }: CustomerClientSettings): Timestamp {
  return toTimestamp(environment.clock.now());
}

/** The merchant's date. */
export function todayOf({ environment, timeZone }: CustomerClientSettings): LocalDate {
  return localDateOf(environment.clock.now(), timeZone);
}

/** Whether this cashier sees phones and e-mails. */
export function seesContacts({ cashier }: CustomerClientSettings): boolean {
  return permissionOf(cashier, 'contacts') === 'yes';
}

/** @throws {RegularsError} `locked` where nobody is signed in. */
export function requireCashier({ cashier }: CustomerClientSettings): void {
  if (cashier === null) throw new RegularsError('locked', 'Nobody is signed in: this register is locked.');
}

/** How this cashier sees a customer's row today. */
export function viewOf(settings: CustomerClientSettings): SummaryView {
  const { shop, locale } = settings;
  const contacts = seesContacts(settings) ? 'shown' : 'masked';
  return { today: todayOf(settings), shop, contacts, ...(locale !== undefined && { locale }) };
}
