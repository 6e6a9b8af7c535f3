import type { Account } from '../../domain/account.js';
import type { Timestamp } from '../../domain/clock.js';
import type { CustomerId, Id, ParkedSaleId } from '../../domain/id.js';
import { expiriesOf } from '../../domain/identity-document.js';
import type { LoyaltyEntry } from '../../domain/loyalty.js';
import type { PullAnswer } from '../../domain/remote-answer.js';
import type { Sale } from '../../domain/sale.js';
import { hasPassed, readSequence } from '../../domain/sequence.js';
import type { StoreCreditEntry } from '../../domain/store-credit.js';
import type { EntriesOf, SyncedPuts, WriteDecision, WriteFound, WritePuts, WriteReads } from '../store/store.js';
import type {
  OutboxEntry,
  Outcome,
  StoredBase,
  StoredCreditEntry,
  StoredDocument,
  StoredLoyaltyEntry,
  StoredParkedSale,
  SyncRecord,
} from '../store/stored-record.js';
import { type OwnPlace, withSigns } from './page-signs.js';
import { customersIn, type PageChanges, sorted, type Tombstone, withoutErased } from './page-changes.js';
import {
  baseOf,
  idsInLanes,
  isOnTop,
  lanesOfRebased,
  missingEntries,
  type NeedsEntries,
  rebaseCustomers,
  touchesDocument,
  withRows,
} from './rebase.js';
import { entriesIn, salesIn, withEntry, withSale } from './replay.js';

/** A page as it was asked for. */
export interface PulledPage {
  /** As the store stood when it was asked: a page of another place is late. */
  readonly before: SyncRecord;
  readonly answer: Pick<PullAnswer, 'changes' | 'cursor' | 'passed'>;
  /** Own mutations that are accepted: those the page passes go with it. */
  readonly accepted: readonly OutboxEntry[];
  /** Where it tells of all parked sales that wait: those that wait here. Whichever it does not name have ended. */
  readonly waiting?: readonly ParkedSaleId[];
}

export interface TakePlace {
  readonly timeZone: string;
  readonly registerId: string;
  readonly now: Timestamp;
  /** Whether the remote tells a document's number when it is asked: then none is kept here once it has it. */
  readonly reveals: boolean;
  /** By what this store knows its own; not there where nobody asks. */
  readonly own?: Omit<OwnPlace, 'now'>;
}

export type Taken = { readonly taken: boolean } | NeedsEntries;

/**
 * How a page of the remote's changes is stored: over what lies here, under what this register has changed and not seen come
 * back. Own mutations that the page has passed leave in the same transaction, and so does the cursor move.
 */
export class PageTaking {
  private changes: PageChanges;
  private readonly passed: readonly OutboxEntry[];
  private readonly customers: ReadonlySet<CustomerId>;
  private readonly parkedSales: ReadonlySet<ParkedSaleId>;
  private readonly documents: ReadonlySet<Id>;

  constructor(
    private readonly page: PulledPage,
    private readonly place: TakePlace,
  ) {
    const { changes, passed } = page.answer;
    this.changes = sorted(changes);
    this.passed = page.accepted.filter(({ outcome }) => outcome.state === 'accepted' && hasPassed(passed, outcome.sequence));
    const lanes = this.passed.flatMap(({ mutation }) => mutation.lanes);
    const gone = (of: string): Id[] => this.changes.tombstones.flatMap((one) => (one.of === of ? one.id : []));
    this.customers = new Set([...customersIn(this.changes), ...idsInLanes(lanes, 'customer')]);
    const parked = [...this.changes.parkedSales.keys(), ...idsInLanes(lanes, 'parked'), ...gone('parked-sale')];
    this.parkedSales = new Set([...parked, ...(page.waiting ?? [])]);
    this.documents = new Set([...this.changes.documents.keys(), ...gone('identity-document')]);
  }

  /** What the write has to know. */
  reads({ loyaltyEntries = [], storeCreditEntries = [] }: NeedsEntries['needed'] = {}): WriteReads {
    const { entries, sales, documents } = this.changes;
    const all = [...entries, ...this.passed.flatMap(({ mutation }) => entriesIn(mutation))];
    const idsOf = (isPoints: boolean): Id[] => all.flatMap((entry) => ('points' in entry === isPoints ? entry.id : []));
    const customers = [...this.customers];
    return {
      customers,
      partsOf: [...new Set([...documents.values()].map(({ customerId }) => customerId)), ...this.ownersOfGone()],
      documents: [...this.documents],
      loyaltyEntries: [...new Set([...idsOf(true), ...loyaltyEntries])],
      storeCreditEntries: [...new Set([...idsOf(false), ...storeCreditEntries])],
      sales: [...sales.map(({ id }) => id), ...this.passed.flatMap(({ mutation }) => salesIn(mutation).map(({ id }) => id))],
      parkedSales: [...this.parkedSales],
      lanes: lanesOfRebased(this.customers, this.parkedSales),
      orders: this.passed.map(({ mutation }) => mutation.order),
      entriesOfNew: [...this.changes.customers.keys()],
      sync: true,
    };
  }

  decide(found: WriteFound, reads: WriteReads): WriteDecision<Taken> {
    const { sync } = found;
    // Late, or of another leader's: the page that counts is stored by whoever asked from where the store stands.
    if (!sync || !isAtSamePlace(sync, this.page.before)) return { result: { taken: false } };
    const leaving = new Set(this.passed.map(({ mutation }) => mutation.order));
    const left = found.outbox.filter(({ mutation }) => !leaving.has(mutation.order));
    const own = left.filter(isOnTop);
    const missing = missingEntries(own, reads);
    if (missing) return { result: missing };

    this.changes = withoutErased(this.changes, found.erased);
    const { now } = this.place;
    const entries = this.entryRows(found);
    const bases = this.basesFrom(found, entries.applied);
    const known = withRows(found, entries);
    const rebased = rebaseCustomers(known, this.customers, left, { customers: bases }, this.place, now);
    const documents = this.documentsFrom(found, own);
    const expiries = this.expiriesFrom(found, documents);
    const synced: SyncedPuts = {
      bases: rebased.bases,
      consents: this.changes.consents,
      auditEntries: this.changes.auditEntries,
      loyaltyEntries: [...this.unpulled(found.loyaltyEntries), ...entries.loyaltyEntries, ...rebased.loyaltyEntries],
      storeCreditEntries: [
        ...this.unpulled(found.storeCreditEntries),
        ...entries.storeCreditEntries,
        ...rebased.storeCreditEntries,
      ],
      outbox: found.outbox.flatMap((entry) => {
        const { mutation, outcome } = entry;
        if (!leaving.has(mutation.order) || outcome.state !== 'accepted') return [];
        const { sequence: _sequence, ...kept } = outcome;
        return { ...entry, outcome: { ...kept, state: 'done', at: now } as const };
      }),
      sync: { ...this.withSigns(sync, found), cursor: this.page.answer.cursor, snapshot: null, lastSyncedAt: now },
    };
    const puts: WritePuts = {
      customers: (rebased.customers ?? []).map((customer) => {
        const soonest = expiries.get(customer.id);
        return soonest ? { ...customer, expiries: soonest } : customer;
      }),
      ...(rebased.accounts && { accounts: rebased.accounts }),
      documents: documents.put,
      removedDocuments: documents.removed,
      sales: this.salesFrom(found, own),
      parkedSales: this.parkedFrom(found, own),
      synced: { ...synced, removedParkedSales: this.goneParkedSales(found, own) },
    };
    return { puts, result: { taken: true } };
  }

  private withSigns(sync: SyncRecord, found: WriteFound): SyncRecord {
    const { own, now } = this.place;
    return own ? withSigns(sync, this.page.answer.changes, found, { ...own, now }) : sync;
  }

  /** Where a removed document was somebody's, their others have to be known: its owner stands in the outbox or in the row. */
  private ownersOfGone(): CustomerId[] {
    return this.documents.size > this.changes.documents.size ? [...this.customers] : [];
  }

  /** The page's entries as rows. Those of somebody the remote has not told of yet wait in the table until it does. */
  private entryRows(found: WriteFound) {
    const loyaltyEntries: StoredLoyaltyEntry[] = [];
    const storeCreditEntries: StoredCreditEntry[] = [];
    const applied = new Map<CustomerId, Account>();
    for (const [id, own] of byCustomer(this.changes.entries)) {
      const base = baseOf(found, id);
      const before = base?.account?.upTo ?? 0;
      let account = base?.account;
      for (const entry of own) {
        const isNew = base !== null && entry.version > before;
        const after = isNew ? withEntry(account, entry, this.place.timeZone, entry.updatedAt) : null;
        if (after) account = { ...after.account, upTo: Math.max(after.account.upTo ?? 0, entry.version) };
        const known = found.loyaltyEntries.get(entry.id) ?? found.storeCreditEntries.get(entry.id);
        const takes = after?.takes ?? known?.takes ?? [];
        if ('points' in entry) loyaltyEntries.push({ entry, takes });
        else storeCreditEntries.push({ entry, takes });
      }
      if (account) applied.set(id, account);
    }
    return { loyaltyEntries, storeCreditEntries, applied };
  }

  /** Own entries that a snapshot has counted, so that no page brings them: they are the remote's from now on. */
  private unpulled<Row extends StoredLoyaltyEntry | StoredCreditEntry>(rows: ReadonlyMap<Id, Row>): Row[] {
    return this.passed.flatMap(({ mutation, outcome }) =>
      entriesIn(mutation).flatMap(({ id }) => {
        const row = rows.get(id);
        return row?.entry.version === 0 ? { ...row, entry: { ...row.entry, version: numberOf(outcome) } } : [];
      }),
    );
  }

  private basesFrom(found: WriteFound, applied: ReadonlyMap<CustomerId, Account>): Map<CustomerId, StoredBase | null> {
    const bases = new Map<CustomerId, StoredBase | null>();
    const sales = byCustomer(this.changes.sales.filter(({ refundOf }) => refundOf === null));
    const gone = new Map(this.changes.tombstones.flatMap((one) => (one.of === 'customer' ? [[one.id, one]] : [])));
    const inPage = byCustomer(this.changes.entries);
    for (const id of this.customers) {
      const base = baseOf(found, id);
      const record = this.changes.customers.get(id);
      const isNewer = record !== undefined && record.version > (base?.customer.version ?? -1);
      const customer = isNewer ? record : base?.customer;
      if (!customer) continue;
      const known = applied.get(id) ?? base?.account;
      const before = base === null ? this.accountOfNew(found.entriesOf.get(id), inPage.get(id)) : known;
      const account = (sales.get(id) ?? []).reduce<Account | undefined>(
        (after, { occurredAt }) => withSale(after, occurredAt),
        before,
      );
      bases.set(id, { customer: withTombstone(customer, gone.get(id)), ...(account && { account }) });
    }
    return bases;
  }

  /** Entries may have come before the customer they are of. */
  private accountOfNew(
    { loyaltyEntries, storeCreditEntries }: EntriesOf = { loyaltyEntries: [], storeCreditEntries: [] },
    inPage: readonly (LoyaltyEntry | StoreCreditEntry)[] = [],
  ): Account | undefined {
    const known: (LoyaltyEntry | StoreCreditEntry)[] = [...loyaltyEntries, ...storeCreditEntries].map(({ entry }) => entry);
    const all = new Map([...known.filter(({ version }) => version > 0), ...inPage].map((entry) => [entry.id, entry]));
    let account: Account | undefined;
    for (const entry of [...all.values()].sort((a, b) => a.version - b.version)) {
      ({ account } = withEntry(account, entry, this.place.timeZone, entry.updatedAt));
      account = { ...account, upTo: entry.version };
    }
    return account;
  }

  private documentsFrom(found: WriteFound, own: readonly OutboxEntry[]) {
    const put: StoredDocument[] = [];
    for (const [id, document] of this.changes.documents) {
      const before = found.documentsById.get(id);
      const known = before?.base === undefined ? before?.document : (before.base ?? undefined);
      if (known && known.version >= document.version) continue;
      if (before && touchesDocument(own, id)) put.push({ ...before, base: document });
      else put.push({ document, sealed: this.place.reveals ? null : (before?.sealed ?? null) });
    }
    const removed = this.changes.tombstones.flatMap(({ of, id }) => {
      const row = of === 'identity-document' ? found.documentsById.get(id) : undefined;
      return row && !touchesDocument(own, id) ? row : [];
    });
    return { put, removed };
  }

  private expiriesFrom(
    found: WriteFound,
    { put, removed }: { readonly put: readonly StoredDocument[]; readonly removed: readonly StoredDocument[] },
  ): Map<CustomerId, ReturnType<typeof expiriesOf>> {
    const gone = new Set(removed.map(({ document }) => document.id));
    const owners = new Set([...put, ...removed].map(({ document }) => document.customerId));
    return new Map(
      [...owners].map((id) => {
        const known = (found.documents.get(id) ?? []).map(({ document }): [Id, StoredDocument['document']] => [
          document.id,
          document,
        ]);
        const fresh = put.flatMap(({ document }): [Id, StoredDocument['document']][] =>
          document.customerId === id ? [[document.id, document]] : [],
        );
        const left = new Map([...known, ...fresh]);
        for (const one of gone) left.delete(one);
        return [id, expiriesOf([...left.values()])];
      }),
    );
  }

  /** A refund that has not come back yet still counts on its sale. */
  private salesFrom(found: WriteFound, own: readonly OutboxEntry[]): Sale[] {
    const unpulled = this.passed.flatMap(({ mutation, outcome }) =>
      salesIn(mutation).flatMap(({ id }) => {
        const sale = found.sales.get(id);
        return sale?.version === 0 ? { ...sale, version: numberOf(outcome) } : [];
      }),
    );
    const pulled = this.changes.sales.map((sale) => {
      const before = found.sales.get(sale.id);
      const isRefunded = own.some(({ mutation }) => mutation.kind === 'refund-record' && mutation.refund.refundOf === sale.id);
      // Unless it has: the page may bring it before its answer does, and with it what others gave back.
      return before && isRefunded && sale.state !== 'refunded' ? { ...sale, state: before.state } : sale;
    });
    return [...unpulled, ...pulled];
  }

  private goneParkedSales(found: WriteFound, own: readonly OutboxEntry[]): ParkedSaleId[] {
    const told = this.changes.tombstones.flatMap(({ of, id }) => (of === 'parked-sale' ? id : []));
    const unknown = [...this.parkedSales].filter((id) => this.isUnknown(found, id));
    return [...told, ...unknown].filter((id) => !own.some(({ mutation }) => mutation.lanes.includes(`parked:${id}`)));
  }

  /** One that the remote has not, or no longer, by what lies here and what the page says. */
  private isUnknown(found: WriteFound, id: ParkedSaleId): boolean {
    const row = found.parkedSales.get(id);
    if (!row || this.changes.parkedSales.has(id)) return false;
    return row.base === null || (row.parkedSale.version > 0 && this.page.waiting?.includes(id) === true);
  }

  private parkedFrom(found: WriteFound, own: readonly OutboxEntry[]): StoredParkedSale[] {
    const gone = new Set(this.goneParkedSales(found, own));
    return [...this.parkedSales].flatMap((id): StoredParkedSale[] => {
      if (gone.has(id)) return [];
      const before = found.parkedSales.get(id);
      const known = before?.base === undefined ? before : before.base;
      const pulled = this.changes.parkedSales.get(id);
      const left = this.isUnknown(found, id) ? null : (known ?? null);
      const base = pulled ? { parkedSale: pulled.record, cartText: pulled.cartText } : left;
      if (before && own.some(({ mutation }) => mutation.lanes.includes(`parked:${id}`))) return [{ ...before, base }];
      return base ? [{ parkedSale: base.parkedSale, cartText: base.cartText }] : [];
    });
  }
}

function withTombstone(customer: StoredBase['customer'], gone: Tombstone | undefined): StoredBase['customer'] {
  if (!gone || gone.version <= customer.version) return customer;
  return { ...customer, version: gone.version, deletedAt: gone.deletedAt };
}

/** Records of each, in their order: looking through all of a page for each of its customers takes longer than storing it. */
function byCustomer<Record extends { readonly customerId: CustomerId }>(records: readonly Record[]): Map<CustomerId, Record[]> {
  const grouped = new Map<CustomerId, Record[]>();
  for (const record of records) {
    const own = grouped.get(record.customerId);
    if (own) own.push(record);
    else grouped.set(record.customerId, [record]);
  }
  return grouped;
}

/** Whether nobody has stored a page, or begun anew, since. */
export function isAtSamePlace(now: SyncRecord, before: SyncRecord): boolean {
  return now.cursor === before.cursor && now.snapshot?.after === before.snapshot?.after && now.generation === before.generation;
}

function numberOf(outcome: Outcome): number {
  return outcome.state === 'accepted' ? (readSequence(outcome.sequence)?.n ?? 0) : 0;
}
