import type { CustomerId } from '../../domain/id.js';
import type { WritePuts } from './store.js';
import type { StoredCustomer } from './stored-record.js';

/**
 * Erase wins: what a write puts of somebody who was erased meanwhile is left out, whoever writes it and however late it
 * comes. Entries and sales are facts, and stay.
 */
export function withoutErased(puts: WritePuts, before: ReadonlyMap<CustomerId, StoredCustomer | null>): WritePuts {
  const gone = new Set<CustomerId>();
  for (const [id, row] of before) if (row?.erased) gone.add(id);
  if (gone.size === 0) return puts;
  const { customers = [], consents = [], documents = [], mutations = [], accounts = new Map() } = puts;
  return {
    ...puts,
    customers: customers.filter(({ id }) => !gone.has(id)),
    consents: consents.filter(({ customerId }) => !gone.has(customerId)),
    documents: documents.filter(({ document }) => !gone.has(document.customerId)),
    mutations: mutations.filter((mutation) => !('customerId' in mutation && gone.has(mutation.customerId))),
    accounts: new Map([...accounts].filter(([id]) => !gone.has(id))),
  };
}
