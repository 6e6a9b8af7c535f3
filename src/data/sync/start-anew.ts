import type { Id } from '../../domain/id.js';
import { sentAgain } from '../store/outbox.js';
import type { SyncedPuts, WriteDecision, WriteFound, WriteReads } from '../store/store.js';
import type { OutboxEntry, StoredCreditEntry, StoredLoyaltyEntry, SyncRecord } from '../store/stored-record.js';
import { idsInLanes, type NeedsEntries } from './rebase.js';
import { entriesIn } from './replay.js';
import { isAtSamePlace } from './take-page.js';

/**
 * How all is read anew, and what was accepted lately sent again: which that is shows in the write itself, as another page may
 * just have stored an answer of the remote before it was set back. What still waits is among it: the remote may have taken it
 * before, and only its answer have been lost on the way, so that a page has brought it back already.
 */
export class StartingAnew {
  private read: ReadonlySet<number> = new Set();
  private again: readonly OutboxEntry[] = [];

  /** @param before - As the store stood when the remote said that it goes on from there no more. */
  constructor(private readonly before: SyncRecord) {}

  reads(): WriteReads {
    const entries = this.again.flatMap(({ mutation }) => entriesIn(mutation));
    const idsOf = (isPoints: boolean): Id[] => entries.flatMap((entry) => ('points' in entry === isPoints ? entry.id : []));
    return {
      sync: true,
      outcomes: ['done', 'accepted', 'queued'],
      customers: this.customers,
      entriesOf: this.customers,
      loyaltyEntries: idsOf(true),
      storeCreditEntries: idsOf(false),
    };
  }

  decide({
    sync,
    outbox,
    loyaltyEntries,
    storeCreditEntries,
    ...found
  }: WriteFound): WriteDecision<{ readonly taken: boolean } | NeedsEntries> {
    if (!sync || !isAtSamePlace(sync, this.before)) return { result: { taken: false } };
    this.again = outbox.map(sentAgain);
    const orders = new Set(outbox.map(({ mutation }) => mutation.order));
    const isRead = outbox.every(({ mutation }) => this.read.has(mutation.order));
    this.read = orders;
    if (!isRead) return { result: { needed: {} } };
    const named = new Set(this.again.flatMap(({ mutation }) => entriesIn(mutation)).map(({ id }) => id));
    const derived = outbox.flatMap(({ mutation }) => entriesIn(mutation)).filter(({ id }) => !named.has(id));
    const derivedIds = new Set(derived.map(({ id }) => id));
    const all = [...found.entriesOf.values()];
    const synced: SyncedPuts = {
      outbox: this.again,
      // What the remote derived is its own to derive again.
      removedLoyaltyEntries: derived.flatMap((entry) => ('points' in entry ? entry.id : [])),
      removedCreditEntries: derived.flatMap((entry) => ('points' in entry ? [] : entry.id)),
      // The remote may not know them any more: until it says so they are this register's own, and those of others count nothing.
      loyaltyEntries: untold([...loyaltyEntries.values(), ...all.flatMap((one) => one.loyaltyEntries)], derivedIds),
      storeCreditEntries: untold([...storeCreditEntries.values(), ...all.flatMap((one) => one.storeCreditEntries)], derivedIds),
      // Nor the customers: what it has of them, the snapshot says.
      bases: new Map(this.customers.map((id) => [id, null])),
      sync: { ...sync, cursor: null, snapshot: null, generation: sync.generation + 1, erasures: [], kept: [] },
    };
    const here = [...found.customers.values()].filter(({ id }) => !found.erased.has(id));
    return { puts: { customers: here, synced }, result: { taken: true } };
  }

  private get customers(): Id[] {
    return [
      ...new Set(
        idsInLanes(
          this.again.flatMap(({ mutation }) => mutation.lanes),
          'customer',
        ),
      ),
    ];
  }
}

function untold<Row extends StoredLoyaltyEntry | StoredCreditEntry>(rows: readonly Row[], gone: ReadonlySet<Id>): Row[] {
  const left = new Map(rows.filter(({ entry }) => !gone.has(entry.id)).map((row) => [row.entry.id, row]));
  return [...left.values()].map((row) => ({ ...row, entry: { ...row.entry, version: 0 } }));
}
