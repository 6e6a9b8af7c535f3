import type { CustomerId } from '../../domain/id.js';
import type { WriteFound, WritePuts } from './store.js';
import type { StoredBase, StoredCustomer, StoredDocument, StoredParkedSale } from './stored-record.js';

// What a register changes on its own keeps beside it what the remote has, until the change has come back from there.

/** Whether a write is one of this register's own that will travel. One that says what the bases are is sync's. */
export function isOwnChange({ mutations, synced }: WritePuts, queue: boolean): boolean {
  return queue && synced?.bases === undefined && mutations !== undefined && mutations.length > 0;
}

/** The base of a customer's row after a write; undefined for none. */
export function baseAfter(
  puts: WritePuts,
  queue: boolean,
  id: CustomerId,
  row: StoredCustomer | null | undefined,
): StoredBase | null | undefined {
  const bases = puts.synced?.bases;
  if (bases?.has(id)) return bases.get(id);
  if (row?.base !== undefined || !isOwnChange(puts, queue)) return row?.base;
  return row ? { customer: row.customer, ...(row.account && { account: row.account }), n: row.n } : null;
}

/** A parked sale as it is to be kept. */
export function parkedWithBase(row: StoredParkedSale, found: Pick<WriteFound, 'parkedSales'>, isOwn: boolean): StoredParkedSale {
  if (!isOwn) return row;
  const before = found.parkedSales.get(row.parkedSale.id);
  const known = before && { parkedSale: before.parkedSale, cartText: before.cartText };
  return { ...row, base: before?.base !== undefined ? before.base : (known ?? null) };
}

/** A document as it is to be kept. */
export function documentWithBase(row: StoredDocument, found: Pick<WriteFound, 'documentsById'>, isOwn: boolean): StoredDocument {
  if (!isOwn) return row;
  const before = found.documentsById.get(row.document.id);
  return { ...row, base: before?.base !== undefined ? before.base : (before?.document ?? null) };
}
