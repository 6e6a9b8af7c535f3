import { unwrap, wrap } from 'idb';
import type { Timestamp } from '../../domain/clock.js';
import type { WriteFound, WritePuts, WriteReads } from './store.js';
import type { StoredCustomer } from './stored-record.js';
import type { Tables, WriteTransaction } from './tables.js';

type Table = WriteTransaction['objectStoreNames'][number];

/** Reads what a write names. Only requests of this transaction are awaited. */
export async function readFound(transaction: WriteTransaction, reads: WriteReads): Promise<WriteFound> {
  const partsOf = reads.partsOf ?? [];
  const consents = transaction.objectStore('consents').index('customer');
  const documents = transaction.objectStore('documents');
  const [customers, consentLists, documentLists, byId, importRecord] = await Promise.all([
    getEach(transaction, 'customers', reads.customers ?? []),
    Promise.all(partsOf.map((id) => consents.getAll(id))),
    Promise.all(partsOf.map((id) => documents.index('customer').getAll(id))),
    getEach(transaction, 'documents', reads.documents ?? []),
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

/**
 * Puts what a write decided, the outbox only where there is one, and numbers the changes. What is put is there once the
 * transaction has ended, for which the caller waits.
 */
export async function putAll(
  transaction: WriteTransaction,
  puts: WritePuts,
  queue: boolean,
  at: Timestamp,
): Promise<StoredCustomer[]> {
  const { customers = [], consents = [], documents = [], removedDocuments = [], mutations = [], reportRows = [] } = puts;
  const table = (name: Table): IDBObjectStore => unwrap(transaction.objectStore(name));
  const numbers = answersOf(customers.map(({ id }) => table('changes').add({ id, at }) as IDBRequest<number>));
  const known = getEach(
    transaction,
    'consents',
    consents.map(({ id }) => id),
  );
  for (const row of documents) table('documents').put(row);
  for (const row of removedDocuments) table('documents').delete(row.document.id);
  for (const mutation of queue ? mutations : []) table('outbox').add(mutation);
  if (puts.importRecord) table('imports').put(puts.importRecord);
  for (const row of reportRows) table('reports').put(row);

  const [given, kept] = await Promise.all([numbers, known]);
  for (const [place, consent] of consents.entries()) if (!kept[place]) table('consents').add(consent);
  const rows = customers.map((customer, place) => ({ n: given[place] ?? 0, customer }));
  for (const row of rows) table('customers').put(row);
  return rows;
}

function getEach<Name extends Table>(
  transaction: WriteTransaction,
  name: Name,
  keys: readonly Tables[Name]['key'][],
): Promise<(Tables[Name]['value'] | undefined)[]> {
  const table = unwrap(transaction.objectStore(name));
  return answersOf(keys.map((key) => table.get(key) as IDBRequest<Tables[Name]['value'] | undefined>));
}

/**
 * Requests of one transaction are answered in the order they were made, so that waiting for the last is waiting for all.
 * A promise each would cost a bulk load more than the requests do.
 */
async function answersOf<Answer>(requests: readonly IDBRequest<Answer>[]): Promise<Answer[]> {
  const last = requests.at(-1);
  if (last) await wrap(last);
  return requests.map(({ result }) => result);
}
