import { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { baseAfter } from './own-changes.js';
import type { ChangedTable, WritePuts } from './store.js';
import type { StoredCustomer } from './stored-record.js';

/** Whom puts change, in the order their changes are numbered: those put, then those of whom the account alone is. */
export function changedCustomers({ customers = [], accounts }: WritePuts): CustomerId[] {
  const ids = customers.map(({ id }) => id);
  if (!accounts?.size) return ids;
  const put = new Set(ids);
  return [...ids, ...[...accounts.keys()].filter((id) => !put.has(id))];
}

/** The tables puts change whose readers are told by table. */
export function changedTables(
  { parkedSales, auditEntries, approval, mutations, synced }: WritePuts,
  queue: boolean,
): ChangedTable[] {
  const tables: ChangedTable[] = [];
  if (parkedSales?.length || synced?.removedParkedSales?.length) tables.push('parked-sales');
  if (approval) tables.push('approval');
  if (auditEntries?.length || synced?.auditEntries?.length) tables.push('audit');
  if ((queue && mutations?.length) || synced?.outbox?.length || synced?.removedOrders?.length || synced?.sync)
    tables.push('outbox');
  return tables;
}

/**
 * Customers as they are to be kept: a save keeps the account, an account keeps the customer.
 *
 * @throws {RegularsError} `not-found` for the account of nobody, and for whoever was erased: nothing brings them back.
 */
export function rowsOf(
  puts: WritePuts,
  queue: boolean,
  ids: readonly CustomerId[],
  numbers: readonly number[],
  before: ReadonlyMap<CustomerId, StoredCustomer | null>,
): StoredCustomer[] {
  const { customers = [], accounts } = puts;
  return ids.map((id, place) => {
    const row = before.get(id);
    const customer = customers[place] ?? row?.customer;
    if (!customer || row?.erased) throw new RegularsError('not-found', 'There is no such customer.');
    const account = accounts?.get(id) ?? row?.account;
    const base = baseAfter(puts, queue, id, row);
    const savedN = customers[place] ? undefined : (row?.savedN ?? row?.n);
    return {
      n: numbers[place] ?? 0,
      customer,
      ...(account && { account }),
      ...(savedN !== undefined && { savedN }),
      ...(base !== undefined && { base }),
    };
  });
}
