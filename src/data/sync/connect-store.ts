import type { Timestamp } from '../../domain/clock.js';
import type { Consent } from '../../domain/consent.js';
import type { Customer } from '../../domain/customer.js';
import { deriveId } from '../../domain/derived-id.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { lanesOf, type Lane, type MutationBody } from '../../domain/mutation.js';
import { LEASE_MS } from '../../domain/parked-sale-rules.js';
import type { WhoAmI } from '../../domain/remote-answer.js';
import type { Sale } from '../../domain/sale.js';
import { cut } from '../cut.js';
import { SCHEMA } from '../store/migrations.js';
import type { WriteDecision, WriteFound, WritePuts } from '../store/store.js';
import type {
  NewMutation,
  OutboxEntry,
  StoredBase,
  StoredDocument,
  StoredParkedSale,
  SyncRecord,
} from '../store/stored-record.js';
import { adoptions, salesOf } from './history-of.js';
import { documentIn, madeBy } from './rebase.js';
import { entriesIn, salesIn } from './replay.js';
import type { SyncedStore } from './synced-store.js';

/** So many a transaction, and a mutation: whoever waits for a save waits for no more. */
const CUSTOMERS_AT_ONCE = 100;

export interface StoreWalkOptions {
  readonly store: SyncedStore;
  readonly registerId: Id;
  readonly who: WhoAmI;
  readonly now: () => Timestamp;
}

/**
 * Makes mutations of what lay in a store before it had a remote: customers with their consents and documents, what they
 * bought and earned, parked sales. Each part is one transaction with the place where the next begins, so that a walk that
 * ended anywhere goes on, and nothing stands in the outbox twice. What this register has changed since it had a remote stands
 * there already; it is put behind what it changes.
 */
export class StoreWalk {
  constructor(private readonly options: StoreWalkOptions) {}

  /** @throws {RegularsError} `store-*`, `aborted`. */
  async run(signal: AbortSignal): Promise<void> {
    const { store } = this.options;
    for (;;) {
      signal.throwIfAborted();
      const walk = (await store.use((open) => open.readSync()))?.walk;
      if (!walk) return;
      const ids = (await this.everybody()).filter((id) => walk.after === null || id > walk.after);
      let { after } = walk;
      for (const part of cut(ids, CUSTOMERS_AT_ONCE)) {
        signal.throwIfAborted();
        // Another leader goes on with it: where it stands is read anew.
        if (!(await this.takeCustomers(part, after))) break;
        after = part.at(-1) ?? after;
      }
      await this.takeParkedSales(ids.at(-1) ?? walk.after);
    }
  }

  private async everybody(): Promise<CustomerId[]> {
    const ids = new Set<CustomerId>();
    await this.options.store.use((open) =>
      open.walkCustomers((batch) => {
        for (const { customer } of batch) ids.add(customer.id);
        return true;
      }),
    );
    return [...ids].sort();
  }

  private async takeCustomers(ids: readonly CustomerId[], after: CustomerId | null): Promise<boolean> {
    const { store } = this.options;
    const sales = new Map<CustomerId, readonly Sale[]>();
    const rows = await store.use((open) => open.readCustomers(ids));
    for (const { customer, account } of rows) {
      if (account) sales.set(customer.id, await store.use((open) => salesOf(open, customer.id)));
    }
    return this.write({ customers: ids, partsOf: ids, entriesOf: ids }, laneOfEach('customer', ids), (found, sync) => {
      if (sync.walk?.after !== after) return null;
      const part = new CustomersPart(found, sales, this.options);
      return { ...part.puts, sync: { ...sync, walk: { after: ids.at(-1) ?? after } } };
    });
  }

  /** The last part: with it the walk is done. */
  private async takeParkedSales(after: CustomerId | null): Promise<void> {
    const listed = await this.options.store.use((open) => open.readParkedSales());
    const parkedSales = listed.map(({ id }) => id);
    await this.write({ parkedSales }, laneOfEach('parked', parkedSales), (found, { walk, ...sync }) => {
      if (walk?.after !== after) return null;
      const waiting = [...found.parkedSales.values()].filter(
        ({ parkedSale: { id, state, version } }) =>
          version === 0 && (state === 'waiting' || state === 'open') && !isParked(found, id),
      );
      const before = waiting.flatMap((row) => this.parked(row));
      return {
        before,
        lanes: laneOfEach('parked', idsOf(waiting)),
        parkedSales: waiting.map((row) => ({ ...row, base: null })),
        sync,
      };
    });
  }

  private parked({ parkedSale, cartText, base }: StoredParkedSale): NewMutation[] {
    const first = base?.parkedSale ?? parkedSale;
    const text = base?.cartText ?? cartText;
    if (text === null) return [];
    const { id } = parkedSale;
    const body = { ...first, locationId: locationOf(first, this.options), state: 'waiting', claim: null } as const;
    const park = this.mutation(id, { kind: 'parked-sale-park', parkedSale: body, cartText: text, replaces: null });
    if (first.state !== 'open') return [park];
    const claim = { kind: 'parked-sale-claim', parkedSaleId: id, takeOver: false, offline: true, leaseMs: LEASE_MS } as const;
    return [park, this.mutation(deriveId(id, 'connected claim'), claim)];
  }

  private mutation(id: Id, body: MutationBody): NewMutation {
    return newMutation(id, body, this.options);
  }

  /** Whether the part was written: not where somebody else was first. */
  private async write(
    named: Parameters<SyncedStore['write']>[0],
    lanes: readonly Lane[],
    decide: (found: WriteFound, sync: SyncRecord) => Part | null,
  ): Promise<boolean> {
    let orders: readonly number[] = [];
    for (;;) {
      const result = await this.options.store.write<'taken' | 'late' | 'queue'>(
        { ...named, lanes, orders, sync: true },
        (found) => {
          const part = found.sync && decide(found, found.sync);
          return part ? placed(part, found, orders.length > 0) : { result: 'late' };
        },
      );
      if (result !== 'queue') return result === 'taken';
      // What is moved behind takes with it all that stands behind it: they share lanes.
      orders = (await this.options.store.use((open) => open.outbox('queued'))).map(({ mutation }) => mutation.order);
    }
  }
}

/** What one transaction of the walk puts. */
interface Part {
  /** They go before what stands in the outbox of these lanes. */
  readonly before: readonly NewMutation[];
  readonly lanes: readonly Lane[];
  readonly customers?: readonly Customer[];
  readonly documents?: readonly StoredDocument[];
  readonly parkedSales?: readonly StoredParkedSale[];
  readonly sync: SyncRecord;
}

/** The mutations of a part, and behind them those that were queued since the store has a remote, under their own ids. */
function placed(part: Part, found: WriteFound, knowsQueue: boolean): WriteDecision<'taken' | 'queue'> {
  const { before, lanes, sync, customers = [], documents = [], parkedSales = [] } = part;
  const queued = found.outbox.filter(({ outcome }) => outcome.state === 'queued');
  const isBehind = ({ mutation }: OutboxEntry): boolean => mutation.lanes.some((lane) => lanes.includes(lane));
  if (queued.some(isBehind) && !knowsQueue) return { result: 'queue' };
  const first = queued.findIndex(isBehind);
  const moved = first < 0 ? [] : queued.slice(first);
  const bases = new Map(customers.map(({ id }): [CustomerId, StoredBase | null] => [id, null]));
  const puts: WritePuts = {
    customers,
    documents,
    parkedSales,
    mutations: [...before, ...moved.map(unplaced)],
    synced: { bases, removedOrders: moved.map(({ mutation }) => mutation.order), sync },
  };
  return { puts, result: 'taken' };
}

/** As it is queued anew, in another place. */
function unplaced({ mutation: { order: _order, ...mutation }, sealed }: OutboxEntry): NewMutation {
  return { ...mutation, ...(sealed !== undefined && { sealed }) };
}

/** Some customers and all that hangs on them, of one moment. */
class CustomersPart {
  constructor(
    private readonly found: WriteFound,
    private readonly sales: ReadonlyMap<CustomerId, readonly Sale[]>,
    private readonly options: StoreWalkOptions,
  ) {}

  get puts(): Omit<Part, 'sync'> {
    const { found } = this;
    const told = new Set(found.outbox.flatMap(({ mutation }) => madeBy(mutation)));
    const isLeft = ({ id, version, deletedAt }: Customer): boolean =>
      version === 0 && deletedAt === undefined && !found.erased.has(id) && !told.has(id);
    const left = [...found.customers.values()].filter(isLeft);
    const documents = left.flatMap(({ id }) => this.documentsOf(id));
    const saves = documents.map(({ document, base, sealed }) => ({
      ...this.mutation(document.id, { kind: 'identity-document-save', identityDocument: base ?? document, seen: null }),
      sealed,
    }));
    return {
      before: [...this.imports(left), ...saves, ...left.flatMap(({ id }) => this.historyOf(id))],
      lanes: laneOfEach(
        'customer',
        left.map(({ id }) => id),
      ),
      customers: left,
      documents: documents.map((row) => ({ ...row, base: null })),
    };
  }

  /** As they were before this register changed them with a remote: those changes travel themselves. */
  private imports(left: readonly Customer[]): NewMutation[] {
    if (left.length === 0) return [];
    const { registerId } = this.options;
    const customers = left.map((customer) => this.found.bases.get(customer.id)?.customer ?? customer);
    const known = this.idsIn((mutation) => (mutation.kind === 'consent-append' ? [mutation.consent.id] : []));
    const consents = left
      .flatMap(({ id }) => this.found.consents.get(id) ?? [])
      .filter(({ id, version }) => version === 0 && !known.has(id))
      .map((consent): Consent => ({ ...consent, locationId: locationOf(consent, this.options) }));
    const importId = deriveId(registerId, 'connected');
    const id = deriveId(registerId, `connected ${left.map((customer) => customer.id).join(' ')}`);
    const nothing = { loyaltyEntries: [], storeCreditEntries: [] };
    return [this.mutation(id, { kind: 'customer-import', importId, block: 0, customers, consents, ...nothing })];
  }

  /** One that this register has changed since travels with that change. */
  private documentsOf(id: CustomerId): StoredDocument[] {
    const touched = this.idsIn((mutation) => [documentIn(mutation)].filter((one) => one !== null));
    return (this.found.documents.get(id) ?? []).filter(({ document }) => document.version === 0 && !touched.has(document.id));
  }

  private historyOf(id: CustomerId): NewMutation[] {
    const sold = this.idsIn((mutation) => salesIn(mutation).map((sale) => sale.id));
    const counted = this.idsIn((mutation) => entriesIn(mutation).map((entry) => entry.id));
    const { loyaltyEntries = [], storeCreditEntries = [] } = this.found.entriesOf.get(id) ?? {};
    const sales = (this.sales.get(id) ?? [])
      .filter((sale) => sale.version === 0 && !sold.has(sale.id))
      .map((sale) => ({ ...sale, locationId: locationOf(sale, this.options) }));
    const entries = [...loyaltyEntries, ...storeCreditEntries]
      .map(({ entry }) => entry)
      .filter((entry) => entry.version === 0 && !counted.has(entry.id));
    return adoptions(id, { sales, entries }).map((body) => {
      const records = [...body.sales, ...body.loyaltyEntries, ...body.storeCreditEntries];
      return this.mutation(deriveId(id, `connected ${records.map((record) => record.id).join(' ')}`), body);
    });
  }

  private idsIn(idsOfOne: (mutation: OutboxEntry['mutation']) => readonly Id[]): ReadonlySet<Id> {
    return new Set(this.found.outbox.flatMap(({ mutation }) => idsOfOne(mutation)));
  }

  private mutation(id: Id, body: MutationBody): NewMutation {
    return newMutation(id, body, this.options);
  }
}

function isParked({ outbox }: WriteFound, id: Id): boolean {
  return outbox.some(({ mutation }) => mutation.kind === 'parked-sale-park' && mutation.parkedSale.id === id);
}

function newMutation(id: Id, body: MutationBody, { now }: StoreWalkOptions): NewMutation {
  return { ...body, id, lanes: lanesOf(body), retryOf: null, cashierId: null, createdAt: now(), schema: SCHEMA, use: null };
}

/** A store that was on its own may have called its location by another name than its merchant does. */
function locationOf({ locationId }: { readonly locationId: string }, { who: { locationIds } }: StoreWalkOptions): string {
  return locationIds.includes(locationId) ? locationId : (locationIds[0] ?? locationId);
}

function laneOfEach(of: 'customer' | 'parked', ids: readonly Id[]): Lane[] {
  return ids.map((id): Lane => `${of}:${id}`);
}

function idsOf(rows: readonly StoredParkedSale[]): Id[] {
  return rows.map(({ parkedSale }) => parkedSale.id);
}
