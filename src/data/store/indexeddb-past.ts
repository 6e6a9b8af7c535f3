import type { AuditEntry } from '../../domain/audit.js';
import type { Timestamp } from '../../domain/clock.js';
import type { CustomerId, Id, ParkedSaleId, SaleId } from '../../domain/id.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import type { Sale } from '../../domain/sale.js';
import type { Connection } from './connection.js';
import { isRedeemed } from './is-redeemed.js';
import { newestFirst } from './newest-first.js';
import { readPast } from './read-past.js';
import type { PastRange } from './store.js';
import type { StoredApproval, StoredCreditEntry, StoredLoyaltyEntry } from './stored-record.js';

// Reads of ledgers, sales, the queue, approval and audit: loaded with the first of them.

export async function readLoyaltyEntries(
  connection: Connection,
  customerId: CustomerId,
  range: PastRange,
): Promise<readonly StoredLoyaltyEntry[]> {
  return connection.use((database) => readPast(database.transaction('loyalty-entries').store.index('past'), customerId, range));
}

export async function readStoreCreditEntries(
  connection: Connection,
  customerId: CustomerId,
  range: PastRange,
): Promise<readonly StoredCreditEntry[]> {
  return connection.use((database) =>
    readPast(database.transaction('store-credit-entries').store.index('past'), customerId, range),
  );
}

export async function readSales(connection: Connection, customerId: CustomerId, range: PastRange): Promise<readonly Sale[]> {
  return connection.use((database) => readPast(database.transaction('sales').store.index('past'), customerId, range));
}

export async function readSale(connection: Connection, id: SaleId): Promise<Sale | null> {
  return connection.use(async (database) => (await database.get('sales', id)) ?? null);
}

const WALKED_AT_ONCE = 1_000;

/** In parts, so that nothing else has to wait for years of entries. */
export async function readRedemptions(
  connection: Connection,
  registerId: Id,
  before: Timestamp,
): Promise<readonly (StoredLoyaltyEntry | StoredCreditEntry)[]> {
  const found: (StoredLoyaltyEntry | StoredCreditEntry)[] = [];
  for (const name of ['loyalty-entries', 'store-credit-entries'] as const) {
    let after: IDBKeyRange | null = null;
    for (;;) {
      const from: IDBKeyRange | null = after;
      const rows: readonly (StoredLoyaltyEntry | StoredCreditEntry)[] = await connection.use((database) =>
        database.getAll(name, from, WALKED_AT_ONCE),
      );
      found.push(...rows.filter((row) => isRedeemed(row, registerId, before)));
      const last = rows.at(-1);
      if (!last || rows.length < WALKED_AT_ONCE) break;
      after = IDBKeyRange.lowerBound(last.entry.id, true);
    }
  }
  return found;
}

export async function readParkedSales(connection: Connection, expired = false): Promise<readonly ParkedSale[]> {
  return connection.use(async (database) => {
    const states = database.transaction('parked-sales').store.index('state');
    const asked = ['waiting', 'open', ...(expired ? (['expired'] as const) : [])] as const;
    const rows = await Promise.all(asked.map((state) => states.getAll(state)));
    return rows
      .flat()
      .map(({ parkedSale }) => parkedSale)
      .sort(newestFirst);
  });
}

export async function readLapsedCarts(connection: Connection, at: Timestamp): Promise<readonly ParkedSaleId[]> {
  return connection.use((database) => database.getAllKeysFromIndex('carts', 'keptUntil', IDBKeyRange.upperBound(at, true)));
}

export async function readApproval(connection: Connection): Promise<StoredApproval | null> {
  return connection.use(async (database) => (await database.get('approval', 'approval')) ?? null);
}

export async function readAudit(
  connection: Connection,
  customerId: CustomerId | null,
  range: PastRange,
): Promise<readonly AuditEntry[]> {
  return connection.use((database) => {
    const { store } = database.transaction('audit');
    return customerId === null ? readPast(store.index('moment'), null, range) : readPast(store.index('past'), customerId, range);
  });
}
