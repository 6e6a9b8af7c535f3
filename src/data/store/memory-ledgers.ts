import type { AuditEntry } from '../../domain/audit.js';
import type { Timestamp } from '../../domain/clock.js';
import { erasedCart, erasedCreditEntry, erasedLoyaltyEntry, erasedParkedSale, erasedSale } from '../../domain/erased.js';
import type { CustomerId, Id, ParkedSaleId, SaleId } from '../../domain/id.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import type { NamesPerson } from '../../domain/person-names.js';
import type { Sale } from '../../domain/sale.js';
import { isRedeemed } from './is-redeemed.js';
import { newestFirst } from './newest-first.js';
import type { Caused, EntriesOf, PastPlace, PastRange, SyncedPuts, WriteFound, WritePuts, WriteReads } from './store.js';
import type { StoredApproval, StoredCreditEntry, StoredGrantUse, StoredLoyaltyEntry, StoredParkedSale } from './stored-record.js';

type FoundLedgers = Omit<
  WriteFound,
  'customers' | 'accounts' | 'consents' | 'documents' | 'documentsById' | 'importRecord' | 'bases' | 'erased' | 'outbox' | 'sync'
>;

/** The part of a memory store that keeps ledgers, sales, the queue, approval and audit. */
export class MemoryLedgers {
  private readonly loyaltyEntries = new Map<Id, StoredLoyaltyEntry>();
  private readonly storeCreditEntries = new Map<Id, StoredCreditEntry>();
  private readonly sales = new Map<SaleId, Sale>();
  private readonly parkedSales = new Map<ParkedSaleId, StoredParkedSale>();
  private readonly audit = new Map<Id, AuditEntry>();
  private readonly grantUses = new Map<Id, StoredGrantUse>();
  private approval: StoredApproval | null = null;

  readLoyaltyEntries(customerId: CustomerId, range: PastRange): readonly StoredLoyaltyEntry[] {
    const own = [...this.loyaltyEntries.values()].filter(({ entry }) => entry.customerId === customerId);
    return pastOf(own, ({ entry }) => entry, range);
  }

  readStoreCreditEntries(customerId: CustomerId, range: PastRange): readonly StoredCreditEntry[] {
    const own = [...this.storeCreditEntries.values()].filter(({ entry }) => entry.customerId === customerId);
    return pastOf(own, ({ entry }) => entry, range);
  }

  readSales(customerId: CustomerId, range: PastRange): readonly Sale[] {
    const own = [...this.sales.values()].filter((sale) => sale.customerId === customerId);
    return pastOf(own, (sale) => sale, range);
  }

  readSale(id: SaleId): Sale | null {
    return this.sales.get(id) ?? null;
  }

  readRedemptions(registerId: Id, before: Timestamp): readonly (StoredLoyaltyEntry | StoredCreditEntry)[] {
    const all = [...this.loyaltyEntries.values(), ...this.storeCreditEntries.values()];
    return all.filter((row) => isRedeemed(row, registerId, before));
  }

  readParkedSales(expired = false): readonly ParkedSale[] {
    const all = [...this.parkedSales.values()].map(({ parkedSale }) => parkedSale);
    return all
      .filter(({ state }) => state === 'waiting' || state === 'open' || (expired && state === 'expired'))
      .sort(newestFirst);
  }

  readLapsedCarts(at: Timestamp): readonly ParkedSaleId[] {
    const lapsed = [...this.parkedSales.values()].filter(
      ({ cartText, cartKeptUntil }) => cartText !== null && cartKeptUntil !== undefined && cartKeptUntil < at,
    );
    return lapsed.map(({ parkedSale }) => parkedSale.id);
  }

  readApproval(): StoredApproval | null {
    return this.approval;
  }

  readAudit(customerId: CustomerId | null, range: PastRange): readonly AuditEntry[] {
    const own = [...this.audit.values()].filter((entry) => customerId === null || entry.customerId === customerId);
    return pastOf(own, ({ at, id }) => ({ occurredAt: at, id }), range);
  }

  find(reads: WriteReads): FoundLedgers {
    return {
      loyaltyEntries: picked(this.loyaltyEntries, reads.loyaltyEntries),
      storeCreditEntries: picked(this.storeCreditEntries, reads.storeCreditEntries),
      sales: picked(this.sales, reads.sales),
      causedBy: new Map((reads.causedBy ?? []).map((id) => [id, this.causedBy(id)])),
      parkedSales: picked(this.parkedSales, reads.parkedSales),
      grantUses: picked(this.grantUses, reads.grantUses),
      approval: reads.approval === true ? this.approval : null,
      entriesOf: new Map((reads.entriesOf ?? []).map((id) => [id, this.entriesOf(id)])),
    };
  }

  /** Cannot fail. */
  put(puts: WritePuts): void {
    for (const row of puts.loyaltyEntries ?? []) append(this.loyaltyEntries, row.entry.id, row);
    for (const row of puts.storeCreditEntries ?? []) append(this.storeCreditEntries, row.entry.id, row);
    for (const entry of puts.auditEntries ?? []) append(this.audit, entry.id, entry);
    for (const sale of puts.sales ?? []) this.sales.set(sale.id, sale);
    for (const row of puts.parkedSales ?? []) this.parkedSales.set(row.parkedSale.id, row);
    for (const use of puts.grantUses ?? []) this.grantUses.set(use.entryId, use);
    if (puts.approval) this.approval = puts.approval;
    if (puts.synced) this.putSynced(puts.synced);
  }

  /** Takes a person out of all of it; whether any parked sale was theirs. Cannot fail. */
  erase(customerId: CustomerId, names: NamesPerson): boolean {
    for (const [id, row] of this.loyaltyEntries) {
      if (row.entry.customerId === customerId) this.loyaltyEntries.set(id, { ...row, entry: erasedLoyaltyEntry(row.entry) });
    }
    for (const [id, row] of this.storeCreditEntries) {
      if (row.entry.customerId === customerId) this.storeCreditEntries.set(id, { ...row, entry: erasedCreditEntry(row.entry) });
    }
    for (const [id, sale] of this.sales) if (sale.customerId === customerId) this.sales.set(id, erasedSale(sale));
    let hasParked = false;
    for (const [id, { parkedSale, cartText, ...kept }] of this.parkedSales) {
      const isQueued = parkedSale.state === 'waiting' || parkedSale.state === 'open';
      if (parkedSale.customerId !== customerId && !(isQueued && names(parkedSale.label))) continue;
      const left = isQueued && cartText !== null ? erasedCart(cartText, names) : null;
      this.parkedSales.set(id, { ...(isQueued && kept), parkedSale: erasedParkedSale(parkedSale), cartText: left });
      hasParked = true;
    }
    return hasParked;
  }

  /** Over whatever is there. */
  private putSynced(synced: SyncedPuts): void {
    for (const row of synced.loyaltyEntries ?? []) this.loyaltyEntries.set(row.entry.id, row);
    for (const row of synced.storeCreditEntries ?? []) this.storeCreditEntries.set(row.entry.id, row);
    for (const entry of synced.auditEntries ?? []) this.audit.set(entry.id, entry);
    for (const id of synced.removedLoyaltyEntries ?? []) this.loyaltyEntries.delete(id);
    for (const id of synced.removedCreditEntries ?? []) this.storeCreditEntries.delete(id);
    for (const id of synced.removedSales ?? []) this.sales.delete(id);
    for (const id of synced.removedParkedSales ?? []) this.parkedSales.delete(id);
  }

  private entriesOf(id: CustomerId): EntriesOf {
    return {
      loyaltyEntries: [...this.loyaltyEntries.values()].filter(({ entry }) => entry.customerId === id),
      storeCreditEntries: [...this.storeCreditEntries.values()].filter(({ entry }) => entry.customerId === id),
    };
  }

  private causedBy(id: SaleId): Caused {
    return {
      refunds: [...this.sales.values()].filter(({ refundOf }) => refundOf === id),
      loyaltyEntries: [...this.loyaltyEntries.values()].filter(({ entry }) => entry.saleId === id),
      storeCreditEntries: [...this.storeCreditEntries.values()].filter(({ entry }) => entry.saleId === id),
    };
  }
}

function append<Row>(table: Map<Id, Row>, id: Id, row: Row): void {
  if (!table.has(id)) table.set(id, row);
}

function picked<Row>(table: ReadonlyMap<Id, Row>, ids: readonly Id[] = []): Map<Id, Row> {
  return new Map(
    ids.flatMap((id) => {
      const row = table.get(id);
      return row === undefined ? [] : [[id, row]];
    }),
  );
}

function pastOf<Row>(rows: readonly Row[], placeOf: (row: Row) => PastPlace, range: PastRange): Row[] {
  const { from = '', until, before, limit } = range;
  const found = rows.filter((row) => {
    const place = placeOf(row);
    const isInTime = place.occurredAt >= from && (until === undefined || place.occurredAt < until);
    return isInTime && (before === undefined || newerFirst(before, place) < 0);
  });
  return found.sort((a, b) => newerFirst(placeOf(a), placeOf(b))).slice(0, Math.max(0, limit));
}

function newerFirst(a: PastPlace, b: PastPlace): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? 1 : -1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? 1 : -1;
}
