import type { AuditEntry } from '../../domain/audit.js';
import type { Timestamp } from '../../domain/clock.js';
import type { Consent } from '../../domain/consent.js';
import { RegularsError } from '../../domain/errors.js';
import type { CustomerId, Id, ParkedSaleId, SaleId } from '../../domain/id.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import { namesPerson } from '../../domain/person-names.js';
import type { Sale } from '../../domain/sale.js';
import { changedCustomers, changedTables, rowsOf } from './changed-by.js';
import { decideNow } from './decide-now.js';
import { type EraseDecision, type EraseFound, type EraseOrder, type ErasureStore, newestErased } from './erasure-store.js';
import { foundCustomers } from './found-customers.js';
import { MemoryLedgers } from './memory-ledgers.js';
import { MemoryOutbox } from './memory-outbox.js';
import { MIN_READER, SCHEMA } from './migrations.js';
import { documentWithBase, isOwnChange, parkedWithBase } from './own-changes.js';
import { type Visit, withVisit } from './recents.js';
import { newMeta, type OpenStoreOptions } from './store-meta.js';
import type {
  ChangedTable,
  PastRange,
  Store,
  StoreChanges,
  StoreOpening,
  WriteDecision,
  WriteFound,
  WritePuts,
  WriteReads,
  Written,
} from './store.js';
import type {
  ImportRecord,
  OutboxEntry,
  Outcome,
  Recent,
  ReportRow,
  StoredApproval,
  StoredCreditEntry,
  StoredCustomer,
  StoredDocument,
  StoredErasure,
  StoredLoyaltyEntry,
  StoredParkedSale,
  StoreMeta,
  SyncRecord,
  VaultKeys,
} from './stored-record.js';

/** The store where nothing can be kept: it lives as long as the page, under the same contract. */
export class MemoryStore implements Store {
  meta: StoreMeta;

  private readonly customers = new Map<CustomerId, StoredCustomer>();
  private readonly consents = new Map<Id, Consent>();
  private readonly documents = new Map<Id, StoredDocument>();
  private readonly imports = new Map<Id, ImportRecord>();
  private readonly reports = new Map<Id, Map<number, ReportRow>>();
  private readonly ledgers = new MemoryLedgers();
  private readonly changed: ({ readonly id: CustomerId } | { readonly of: ChangedTable })[] = [];
  private readonly erased = new Map<CustomerId, StoredErasure>();
  private readonly stops = new Set<string>();
  private readonly sent: MemoryOutbox;
  private recents: readonly Recent[] = [];
  private keys: VaultKeys | null = null;
  private closed = false;

  constructor(private readonly options: OpenStoreOptions) {
    this.meta = newMeta(options, SCHEMA, MIN_READER);
    this.sent = new MemoryOutbox(options.queue);
  }

  async readCustomers(ids: readonly CustomerId[]): Promise<readonly StoredCustomer[]> {
    this.checkOpen();
    return ids.flatMap((id) => this.customers.get(id) ?? []);
  }

  async readDetails(id: CustomerId): ReturnType<Store['readDetails']> {
    this.checkOpen();
    const row = this.customers.get(id);
    return row ? { customer: row.customer, consents: this.consentsOf(id), documents: this.documentsOf(id) } : null;
  }

  async readDocument(id: Id): Promise<StoredDocument | null> {
    this.checkOpen();
    return this.documents.get(id) ?? null;
  }

  async walkCustomers(onBatch: (customers: readonly StoredCustomer[]) => boolean): Promise<number> {
    this.checkOpen();
    const upTo = this.changed.length;
    if (this.customers.size > 0) onBatch([...this.customers.values()]);
    return upTo;
  }

  async changesAfter(n: number): Promise<StoreChanges> {
    this.checkOpen();
    const news = this.changed.slice(n);
    const ids = new Set(news.flatMap((change) => ('id' in change ? change.id : [])));
    return {
      upTo: this.changed.length,
      customers: [...ids].flatMap((id) => this.customers.get(id) ?? []),
      tables: [...new Set(news.flatMap((change) => ('of' in change ? change.of : [])))],
      gap: false,
      g: 0,
    };
  }

  /** All are rows here: a block would be a second copy of what is in memory already. */
  async listSegments(): Promise<null> {
    this.checkOpen();
    return null;
  }

  async readOpening(onRows: (rows: readonly StoredCustomer[]) => void): Promise<StoreOpening> {
    const n = await this.walkCustomers((customers) => {
      onRows(customers);
      return true;
    });
    return { g: 0, n, segments: [], blocks: [] };
  }

  async readBlocks(numbers: readonly number[]): Promise<readonly null[]> {
    this.checkOpen();
    return numbers.map(() => null);
  }

  async readSegment(): Promise<null> {
    this.checkOpen();
    return null;
  }

  async trimChanges(): Promise<void> {
    // They are ids alone, and end with the page.
    this.checkOpen();
  }

  async write<Result>(reads: WriteReads, decide: (found: WriteFound) => WriteDecision<Result>): Promise<Written<Result>> {
    this.checkOpen();
    const { puts, result } = decideNow(decide, this.find(reads));
    return { result, ...(puts ? this.put(puts) : { changes: [], tables: [], upTo: null }) };
  }

  async erasures(): Promise<ErasureStore> {
    this.checkOpen();
    return {
      erase: async (order, decide) => this.erase(order, decide),
      readAll: async () => [...this.erased.values()].sort(newestErased),
      readStops: async () => new Set(this.stops),
    };
  }

  async outbox(state?: Outcome['state'], limit?: number): Promise<readonly OutboxEntry[]> {
    this.checkOpen();
    return this.sent.read(state, limit);
  }

  async countOutbox(): ReturnType<Store['countOutbox']> {
    this.checkOpen();
    return this.sent.count();
  }

  async readSync(): Promise<SyncRecord | null> {
    this.checkOpen();
    return this.sent.sync;
  }

  async bind(merchantId: string): Promise<void> {
    this.checkOpen();
    this.meta = { ...this.meta, merchantId: this.meta.merchantId ?? merchantId };
  }

  async readRecents(): Promise<readonly Recent[]> {
    this.checkOpen();
    return [...this.recents];
  }

  async putRecent(visit: Visit): Promise<void> {
    this.checkOpen();
    this.recents = withVisit(this.recents, visit);
  }

  async readImport(id: Id): ReturnType<Store['readImport']> {
    this.checkOpen();
    return this.imports.get(id) ?? null;
  }

  async readReport(importId: Id): Promise<readonly ReportRow[]> {
    this.checkOpen();
    return [...(this.reports.get(importId)?.values() ?? [])].sort((a, b) => a.place - b.place);
  }

  async readLoyaltyEntries(customerId: CustomerId, range: PastRange): Promise<readonly StoredLoyaltyEntry[]> {
    this.checkOpen();
    return this.ledgers.readLoyaltyEntries(customerId, range);
  }

  async readStoreCreditEntries(customerId: CustomerId, range: PastRange): Promise<readonly StoredCreditEntry[]> {
    this.checkOpen();
    return this.ledgers.readStoreCreditEntries(customerId, range);
  }

  async readSales(customerId: CustomerId, range: PastRange): Promise<readonly Sale[]> {
    this.checkOpen();
    return this.ledgers.readSales(customerId, range);
  }

  async readSale(id: SaleId): Promise<Sale | null> {
    this.checkOpen();
    return this.ledgers.readSale(id);
  }

  async readRedemptions(before: Timestamp): Promise<readonly (StoredLoyaltyEntry | StoredCreditEntry)[]> {
    this.checkOpen();
    return this.ledgers.readRedemptions(this.meta.registerId, before);
  }

  async readParkedSales(expired?: boolean): Promise<readonly ParkedSale[]> {
    this.checkOpen();
    return this.ledgers.readParkedSales(expired);
  }

  async readLapsedCarts(at: Timestamp): Promise<readonly ParkedSaleId[]> {
    this.checkOpen();
    return this.ledgers.readLapsedCarts(at);
  }

  async readApproval(): Promise<StoredApproval | null> {
    this.checkOpen();
    return this.ledgers.readApproval();
  }

  async readAudit(customerId: CustomerId | null, range: PastRange): Promise<readonly AuditEntry[]> {
    this.checkOpen();
    return this.ledgers.readAudit(customerId, range);
  }

  async readKeys(): Promise<VaultKeys | null> {
    this.checkOpen();
    return this.keys;
  }

  async keepKeys(keys: VaultKeys): Promise<VaultKeys | null> {
    this.checkOpen();
    this.keys ??= keys;
    return this.keys;
  }

  async compaction(): Promise<null> {
    this.checkOpen();
    return null;
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  private find(reads: WriteReads): WriteFound {
    const partsOf = reads.partsOf ?? [];
    const isNew = (id: CustomerId): boolean => (this.customers.get(id) ?? { base: null }).base === null;
    const documents = (reads.documents ?? []).flatMap((id) => this.documents.get(id) ?? []);
    return {
      ...foundCustomers((reads.customers ?? []).map((id) => this.customers.get(id))),
      consents: new Map(partsOf.map((id) => [id, this.consentsOf(id)])),
      documents: new Map(partsOf.map((id) => [id, this.documentsOf(id)])),
      documentsById: new Map(documents.map((row) => [row.document.id, row])),
      importRecord: reads.importId === undefined ? null : (this.imports.get(reads.importId) ?? null),
      ...this.ledgers.find({ ...reads, entriesOf: [...(reads.entriesOf ?? []), ...(reads.entriesOfNew ?? []).filter(isNew)] }),
      ...this.sent.find(reads),
    };
  }

  /** Nothing in here can fail half-way, once the rows are made: that makes it a transaction. */
  private put(puts: WritePuts): Omit<Written<unknown>, 'result'> {
    const ids = changedCustomers(puts);
    const tables = changedTables(puts, this.options.queue);
    const isOwn = isOwnChange(puts, this.options.queue);
    const before = new Map(ids.map((id) => [id, this.customers.get(id) ?? null]));
    const first = this.changed.length + 1;
    const numbers = ids.map((_, place) => first + place);
    const rows = rowsOf(puts, this.options.queue, ids, numbers, before);
    this.changed.push(...ids.map((id) => ({ id })), ...tables.map((of) => ({ of })));
    for (const row of rows) this.customers.set(row.customer.id, row);
    for (const consent of puts.consents ?? []) if (!this.consents.has(consent.id)) this.consents.set(consent.id, consent);
    for (const consent of puts.synced?.consents ?? []) this.consents.set(consent.id, consent);
    for (const id of puts.synced?.removedConsents ?? []) this.consents.delete(id);
    for (const row of puts.documents ?? []) {
      this.documents.set(row.document.id, documentWithBase(row, { documentsById: this.documents }, isOwn));
    }
    for (const { document } of puts.removedDocuments ?? []) this.documents.delete(document.id);
    if (puts.importRecord) this.imports.set(puts.importRecord.id, puts.importRecord);
    for (const row of puts.reportRows ?? []) {
      const report = this.reports.get(row.importId) ?? new Map<number, ReportRow>();
      this.reports.set(row.importId, report.set(row.place, row));
    }
    this.sent.put(puts);
    this.ledgers.put(puts.parkedSales ? { ...puts, parkedSales: this.withBases(puts.parkedSales, isOwn) } : puts);
    return { changes: rows, tables, upTo: ids.length + tables.length > 0 ? this.changed.length : null };
  }

  private withBases(rows: readonly StoredParkedSale[], isOwn: boolean): StoredParkedSale[] {
    const found = this.ledgers.find({ parkedSales: rows.map(({ parkedSale }) => parkedSale.id) });
    return rows.map((row) => parkedWithBase(row, found, isOwn));
  }

  private erase<Result>(
    { customerId: id, grantUses: uses }: EraseOrder,
    decide: (found: EraseFound) => EraseDecision<Result>,
  ): Written<Result> {
    this.checkOpen();
    const row = this.customers.get(id);
    const { grantUses } = this.ledgers.find({ grantUses: uses });
    const customer = row?.customer ?? null;
    const found = { isHere: row !== undefined, customer, consents: this.consentsOf(id), grantUses };
    const { puts, result } = decideNow(decide, found);
    if (!puts) return { result, changes: [], tables: [], upTo: null };
    const names = namesPerson(customer);
    for (const consent of found.consents) this.consents.delete(consent.id);
    for (const { document } of this.documentsOf(id)) this.documents.delete(document.id);
    for (const report of this.reports.values()) {
      for (const [place, line] of report) if (line.row === 1 && names(line.path)) report.set(place, { ...line, path: '' });
    }
    this.sent.erase(id, names);
    this.recents = this.recents.filter(({ customerId }) => customerId !== id);
    for (const stop of puts.stops) this.stops.add(stop.hash);
    this.erased.set(id, puts.erasure);
    const hasParked = this.ledgers.erase(id, names);
    const written = this.put({ mutations: puts.mutations, auditEntries: puts.auditEntries, grantUses: puts.grantUses });
    const tables: ChangedTable[] = [...(hasParked ? (['parked-sales'] as const) : []), ...written.tables];
    const n = this.changed.push({ id });
    if (hasParked) this.changed.push({ of: 'parked-sales' });
    const tombstone: StoredCustomer = { n, customer: puts.tombstone, erased: true };
    this.customers.set(id, tombstone);
    return { result, changes: [tombstone], tables, upTo: this.changed.length };
  }

  private consentsOf(id: CustomerId): Consent[] {
    return [...this.consents.values()].filter(({ customerId }) => customerId === id);
  }

  private documentsOf(id: CustomerId): StoredDocument[] {
    return [...this.documents.values()].filter(({ document }) => document.customerId === id);
  }

  private checkOpen(): void {
    if (this.closed) throw new RegularsError('closed', 'The client was closed.');
  }
}
