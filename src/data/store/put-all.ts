import type { Timestamp } from '../../domain/clock.js';
import type { WriteFound, WritePuts, WriteReads } from './store.js';
import type { StoredCustomer } from './stored-record.js';
import type { WriteTransaction } from './tables.js';

/** Reads what a write names. Only requests of this transaction are awaited. */
export async function readFound(transaction: WriteTransaction, reads: WriteReads): Promise<WriteFound> {
  const partsOf = reads.partsOf ?? [];
  const consents = transaction.objectStore('consents').index('customer');
  const documents = transaction.objectStore('documents');
  const [customers, consentLists, documentLists, byId, importRecord] = await Promise.all([
    Promise.all((reads.customers ?? []).map((id) => transaction.objectStore('customers').get(id))),
    Promise.all(partsOf.map((id) => consents.getAll(id))),
    Promise.all(partsOf.map((id) => documents.index('customer').getAll(id))),
    Promise.all((reads.documents ?? []).map((id) => documents.get(id))),
    reads.importId === undefined ? undefined : transaction.objectStore('imports').get(reads.importId),
  ]);
  return {
    customers: new Map(customers.flatMap((row) => (row ? [[row.customer.id, row.customer]] : []))),
    consents: new Map(partsOf.map((id, at) => [id, consentLists[at] ?? []])),
    documents: new Map(partsOf.map((id, at) => [id, documentLists[at] ?? []])),
    documentsById: new Map(byId.flatMap((row) => (row ? [[row.document.id, row]] : []))),
    importRecord: importRecord ?? null,
  };
}

/** Puts what a write decided, the outbox only where there is one, and numbers the changes. */
export async function putAll(
  transaction: WriteTransaction,
  puts: WritePuts,
  queue: boolean,
  at: Timestamp,
): Promise<StoredCustomer[]> {
  const customers = transaction.objectStore('customers');
  const changes = transaction.objectStore('changes');
  const consents = transaction.objectStore('consents');
  const documents = transaction.objectStore('documents');
  // Every request is made before any is awaited: a batch of thousands then costs one wait.
  const numbers = Promise.all((puts.customers ?? []).map(({ id }) => changes.add({ id, at })));
  const kept = Promise.all(
    (puts.consents ?? []).map(async (consent) => (await consents.get(consent.id)) ?? consents.add(consent)),
  );
  const requests: Promise<unknown>[] = [
    kept,
    ...(puts.documents ?? []).map((row) => documents.put(row)),
    ...(puts.removedDocuments ?? []).map((row) => documents.delete(row.document.id)),
    ...(queue ? (puts.mutations ?? []) : []).map((mutation) => transaction.objectStore('outbox').add(mutation)),
    ...(puts.importRecord ? [transaction.objectStore('imports').put(puts.importRecord)] : []),
    ...(puts.reportRows ?? []).map((row) => transaction.objectStore('reports').put(row)),
  ];
  const given = await numbers;
  const rows = (puts.customers ?? []).map((customer, place) => ({ n: given[place] ?? 0, customer }));
  await Promise.all([...requests, ...rows.map((row) => customers.put(row))]);
  return rows;
}
