import { newestConsents } from '../domain/consent.js';
import type { CustomerDetails } from '../domain/customer.js';
import type { CustomerId } from '../domain/id.js';
import { permissionOf } from '../domain/policy.js';
import { type ClientContext, requireCashier, seesContacts } from './client-context.js';
import { hideDocument } from './hide-document.js';
import { maskConsents, maskCustomer } from './mask-contacts.js';

/** A customer whole, as far as this cashier may see; null where unknown. */
export async function getCustomer(context: ClientContext, id: CustomerId): Promise<CustomerDetails | null> {
  const { store, settings } = context;
  requireCashier(settings);
  let found = await store.use((open) => open.readDetails(id));
  if (!found && settings.remote) {
    const { fetchCustomer } = await import('./remote/ask-remote.js');
    if (await fetchCustomer(context, id)) found = await store.use((open) => open.readDetails(id));
  }
  if (!found || found.customer.deletedAt !== undefined) return null;
  const consents = newestConsents(found.consents);
  const maySee = permissionOf(settings.cashier, 'documents');
  const documents = maySee === 'no' ? [] : found.documents.map(({ document }) => document);
  // Whoever needs a manager to change one has to be able to name it.
  const identityDocuments = maySee === 'grant' ? documents.map(hideDocument) : documents;
  return seesContacts(settings)
    ? { customer: found.customer, consents, identityDocuments }
    : { customer: maskCustomer(found.customer), consents: maskConsents(consents), identityDocuments };
}
