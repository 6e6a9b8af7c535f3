import type { CustomerWhole } from '../../domain/change.js';
import type { RegisterStore } from '../register-store.js';
import { accountFrom } from './take-snapshot.js';
import { expiriesOf } from '../../domain/identity-document.js';

/** Keeps one whom the remote was asked for by name. Whoever is here already, or was erased, stays as they are. */
export async function keepWhole(store: RegisterStore, whole: CustomerWhole): Promise<void> {
  const { customer, identityDocuments, consents, loyalty, storeCredit } = whole;
  const { id } = customer;
  const documents = identityDocuments.map((document) => ({ document, sealed: null }));
  await store.write({ customers: [id] }, (found) => {
    if (found.customers.has(id)) return { result: null };
    const account = accountFrom(loyalty, storeCredit, undefined);
    const accounts = new Map(account ? [[id, account]] : []);
    const kept = { ...customer, expiries: expiriesOf(identityDocuments) };
    return { puts: { customers: [kept], accounts, documents, synced: { consents } }, result: null };
  });
}
