import type { Timestamp } from '../../domain/clock.js';
import { erasedEntries } from '../../domain/erased.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { returning } from '../../domain/redeemed-lots.js';
import type { Mutation } from '../../domain/mutation.js';
import type { PushResult } from '../../domain/remote-answer.js';
import { inOrder, scrubbed } from '../store/outbox.js';
import type { SyncedPuts, WriteDecision, WriteFound, WritePuts, WriteReads } from '../store/store.js';
import type { NewMutation, OutboxEntry, StoredDocument, StoredParkedSale } from '../store/stored-record.js';
import {
  documentAtBase,
  documentIn,
  idsInLanes,
  isOnTop,
  lanesOfRebased,
  missingEntries,
  type NeedsEntries,
  rebaseCustomers,
  touchesDocument,
} from './rebase.js';
import { isRefusedWhole, newApart, refusedOf, withApart } from './refused-apart.js';
import { entriesIn } from './replay.js';

export interface AnswerPlace {
  readonly timeZone: string;
  readonly registerId: string;
  readonly now: Timestamp;
}

type Outcomes = ReadonlyMap<number, OutboxEntry>;

/** Whether something has happened already: it is never discarded, and what stands in its own row stays when it is refused. */
export function isFact({ kind }: Mutation): boolean {
  return kind === 'sale-record' || kind === 'refund-record' || kind === 'history-adopt';
}

/**
 * How what a remote answered to a push, or a mutation's end by a cashier's hand, is stored: the outcome beside each mutation,
 * and what no longer counts taken out of what shows.
 */
export class OutcomeTaking {
  private readonly ended: Outcomes;
  private readonly changed: readonly OutboxEntry[];
  private readonly customers: ReadonlySet<CustomerId>;
  private readonly parkedSales: ReadonlySet<Id>;

  /**
   * @param entries - With the outcomes they get.
   * @param removed - Those that leave the outbox.
   * @param again - What goes in the place of removed ones: what stands behind them stands behind it.
   * @param apart - What is queued anew, by the mutation whose answer says so.
   */
  constructor(
    entries: readonly OutboxEntry[],
    private readonly removed: readonly OutboxEntry[],
    private readonly place: AnswerPlace,
    private readonly again: readonly OutboxEntry[] = [],
    private readonly apart: ReadonlyMap<Id, readonly NewMutation[]> = new Map(),
  ) {
    this.ended = new Map(entries.map((entry) => [entry.mutation.order, entry]));
    // What was accepted as it was sent changes nothing that shows.
    this.changed = [
      ...entries.filter(({ outcome, mutation }) => outcome.state !== 'accepted' || isDerived(mutation)),
      ...removed,
    ];
    const lanes = [...this.changed, ...again].flatMap(({ mutation }) => mutation.lanes);
    this.customers = new Set(idsInLanes(lanes, 'customer'));
    this.parkedSales = new Set(idsInLanes(lanes, 'parked'));
  }

  reads({ loyaltyEntries = [], storeCreditEntries = [] }: NeedsEntries['needed'] = {}): WriteReads {
    const entries = this.changed.flatMap(({ mutation }) => entriesIn(mutation));
    const idsOf = (isPoints: boolean): Id[] => entries.flatMap((entry) => ('points' in entry === isPoints ? entry.id : []));
    return {
      customers: [...this.customers],
      documents: this.changed.flatMap(({ mutation }) => documentIn(mutation) ?? []),
      loyaltyEntries: [...new Set([...idsOf(true), ...loyaltyEntries])],
      storeCreditEntries: [...new Set([...idsOf(false), ...storeCreditEntries])],
      parkedSales: [...this.parkedSales],
      lanes: lanesOfRebased(this.customers, this.parkedSales),
      orders: [...this.ended.keys(), ...this.removed.map(({ mutation }) => mutation.order)],
      sync: true,
    };
  }

  decide(found: WriteFound, reads: WriteReads): WriteDecision<{ readonly taken: true } | NeedsEntries> {
    const moot = mootIn(found, this.changed);
    const gone = new Set([...this.removed.map(({ mutation }) => mutation.order), ...moot]);
    // One that is done, or gone, was answered before: the first answer counts.
    const known = new Map(found.outbox.map((entry) => [entry.mutation.order, entry]));
    const ended = [...this.ended.values()].flatMap((entry) => {
      const { id, order } = entry.mutation;
      const before = gone.has(order) ? undefined : known.get(order);
      // Another may stand in its place by now, where it was tried again.
      if (before?.mutation.id !== id || before.outcome.state === 'done') return [];
      return withApart(asItLies(entry, before), before, this.apart.get(id));
    });
    const orders = new Set(ended.map(({ mutation }) => mutation.order));
    const apart = ended.flatMap((entry) => newApart(known.get(entry.mutation.order), this.apart.get(entry.mutation.id)));
    const isLeft = ({ mutation }: OutboxEntry): boolean => !orders.has(mutation.order) && !gone.has(mutation.order);
    const left = inOrder([...found.outbox.filter(isLeft), ...ended, ...this.again]);
    const own = left.filter(isOnTop);
    const missing = missingEntries(own, reads);
    if (missing) return { result: missing };

    const rebased = rebaseCustomers(found, this.customers, left, { customers: new Map() }, this.place, this.place.now);
    const refused = this.refusedRecords(found, own, moot);
    const documents = this.documentsFrom(found, own);
    const parkedSales = this.parkedFrom(found, own);
    const synced: SyncedPuts = {
      ...refused,
      bases: rebased.bases,
      loyaltyEntries: rebased.loyaltyEntries,
      storeCreditEntries: rebased.storeCreditEntries,
      removedParkedSales: parkedSales.removed,
      outbox: [...ended, ...this.again],
      removedOrders: [...gone],
    };
    const puts: WritePuts = {
      ...(rebased.customers && { customers: rebased.customers }),
      ...(rebased.accounts && { accounts: rebased.accounts }),
      documents: documents.put,
      removedDocuments: documents.removed,
      parkedSales: parkedSales.put,
      ...(apart.length > 0 && { mutations: apart }),
      synced,
    };
    return { puts, result: { taken: true } };
  }

  /** Records that only a refused mutation made, and no other that still counts. */
  private refusedRecords(found: WriteFound, own: readonly OutboxEntry[], moot: ReadonlySet<number>): SyncedPuts {
    const left = new Set(own.flatMap(({ mutation }) => entriesIn(mutation)).map(({ id }) => id));
    const before = found.outbox
      .filter(({ mutation }) => this.isChanged(mutation.order) || moot.has(mutation.order))
      .flatMap(({ mutation }) => entriesIn(mutation));
    const gone = before.filter(({ id }) => !left.has(id));
    const isOurs = (id: Id): boolean =>
      (found.loyaltyEntries.get(id)?.entry.version ?? found.storeCreditEntries.get(id)?.entry.version ?? 0) === 0;
    const lost = gone.filter(({ id }) => isOurs(id));
    return {
      removedLoyaltyEntries: lost.flatMap((entry) => ('points' in entry ? entry.id : [])),
      removedCreditEntries: lost.flatMap((entry) => ('points' in entry ? [] : entry.id)),
      removedConsents: this.changed.flatMap(({ mutation, outcome }) =>
        mutation.kind === 'consent-append' && outcome.state !== 'accepted' ? mutation.consent.id : [],
      ),
    };
  }

  private isChanged(order: number): boolean {
    return this.changed.some(({ mutation }) => mutation.order === order);
  }

  /** One that was refused stays here with its number, until somebody gives it up. */
  private documentsFrom(found: WriteFound, own: readonly OutboxEntry[]) {
    const put: StoredDocument[] = [];
    const removed: StoredDocument[] = [];
    const given = new Set(this.removed.flatMap(({ mutation }) => documentIn(mutation) ?? []));
    for (const [id, row] of found.documentsById) {
      if (!given.has(id) || touchesDocument(own, id)) continue;
      const left = documentAtBase(row);
      if (left) put.push(left);
      else removed.push(row);
    }
    return { put, removed };
  }

  /** What this register wanted of a parked sale and may not: it is again what the remote says. */
  private parkedFrom(found: WriteFound, own: readonly OutboxEntry[]) {
    const put: StoredParkedSale[] = [];
    const removed: Id[] = [];
    for (const id of this.parkedSales) {
      const row = found.parkedSales.get(id);
      if (row?.base === undefined || own.some(({ mutation }) => mutation.lanes.includes(`parked:${id}`))) continue;
      if (row.base) put.push({ ...row.base });
      else removed.push(id);
    }
    return { put, removed };
  }
}

/**
 * Orders of redemptions that were refused after they had been given back here, as those made offline can be, and of what gave
 * them back: nothing is left to say of either.
 */
function mootIn(found: WriteFound, changed: readonly OutboxEntry[]): ReadonlySet<number> {
  const moot = new Set<number>();
  for (const { mutation, outcome } of changed) {
    if (outcome.state !== 'rejected') continue;
    if (mutation.kind !== 'loyalty-append' && mutation.kind !== 'store-credit-append') continue;
    const reversals = found.outbox.filter((entry) => reverses(entry.mutation, mutation.entry.id));
    for (const reversal of reversals) moot.add(reversal.mutation.order).add(mutation.order);
  }
  return moot;
}

/** Its id is made of the redemption's and the lot's. */
function reverses(mutation: Mutation, redemptionId: Id): boolean {
  if (mutation.kind !== 'loyalty-append' && mutation.kind !== 'store-credit-append') return false;
  const { id, type, lotId, expiresOn } = mutation.entry;
  return type === 'redeem-reverse' && returning(redemptionId, { lotId, expiresOn, amount: 0 }).id === id;
}

type Accepted = Extract<PushResult, { readonly status: 'accepted' }>;

/** A mutation with its outcome, and with the entries that the remote derived in place of the register's. */
export function answered(entry: OutboxEntry, result: PushResult, now: Timestamp): OutboxEntry | null {
  if (result.status === 'later') return null;
  if (result.status === 'rejected') {
    const { code, message } = result;
    // Applied before the person was erased, its answer lost; or of somebody whom the remote has erased as well.
    const isOver = entry.outcome.state === 'queued' && entry.outcome.scrubbed === true;
    if (isOver && (code === 'id-reused' || code === 'not-found')) {
      return { ...entry, outcome: { state: 'done', at: now, scrubbed: true } };
    }
    return { ...entry, outcome: { state: 'rejected', code, message, at: now } };
  }
  const { mutation } = entry;
  const refused = refusedOf(mutation, result);
  const [first] = refused;
  if (first && isRefusedWhole(mutation, refused)) {
    return { ...entry, outcome: { state: 'rejected', code: first.code, message: first.message, at: now } };
  }
  const { sequence, loyaltyEntries, storeCreditEntries } = result;
  // It gave back to lots that this register knew nothing of: a page brings those entries, and this one is nobody's.
  if (isReplaced(mutation, result)) return { ...entry, outcome: { state: 'done', at: now } };
  const outcome = { state: 'accepted', sequence } as const;
  if (!isDerived(mutation)) return { ...entry, outcome };
  const sent = { loyaltyEntries: mutation.loyaltyEntries, storeCreditEntries: mutation.storeCreditEntries };
  return {
    mutation: {
      ...mutation,
      // They count as the register's own until a page brings them.
      ...(loyaltyEntries && { loyaltyEntries: loyaltyEntries.map((one) => ({ ...one, version: 0 })) }),
      ...(storeCreditEntries && { storeCreditEntries: storeCreditEntries.map((one) => ({ ...one, version: 0 })) }),
    },
    outcome: { ...outcome, sent },
  };
}

/** Whether a redemption was given back to other lots than the register thought it had taken. */
function isReplaced(mutation: Mutation, { loyaltyEntries, storeCreditEntries }: Accepted): boolean {
  if (mutation.kind !== 'loyalty-append' && mutation.kind !== 'store-credit-append') return false;
  const { id, type } = mutation.entry;
  const given = mutation.kind === 'loyalty-append' ? loyaltyEntries : storeCreditEntries;
  return type === 'redeem-reverse' && given !== undefined && !given.some((entry) => entry.id === id);
}

/** Whose entries the remote derives. */
function isDerived(mutation: Mutation): mutation is Extract<Mutation, { readonly kind: 'sale-record' | 'refund-record' }> {
  return mutation.kind === 'sale-record' || mutation.kind === 'refund-record';
}

/**
 * The outcome of what was sent, beside it as it lies there now: whoever was erased since it was read does not come back with
 * it. Of what was sent itself only the entries count that the remote derived, without a word of anybody.
 */
function asItLies({ mutation: sent, outcome: end }: OutboxEntry, lying: OutboxEntry): OutboxEntry {
  const { mutation, outcome: before } = lying;
  const isAsSent = before.state !== 'rejected' && before.scrubbed !== true;
  const outcome = isAsSent ? end : scrubbed(end);
  if (!isDerived(mutation) || !isDerived(sent)) return { ...lying, outcome };
  const { loyaltyEntries, storeCreditEntries } = sent;
  const entries = isAsSent ? { loyaltyEntries, storeCreditEntries } : erasedEntries({ loyaltyEntries, storeCreditEntries });
  return { mutation: { ...mutation, ...entries }, outcome };
}
