import { EMPTY_ACCOUNT } from '../../domain/account.js';
import type { CustomerId, Id, ParkedSaleId } from '../../domain/id.js';
import type { Lane, Mutation } from '../../domain/mutation.js';
import type { SyncedPuts, WriteFound, WritePuts, WriteReads } from '../store/store.js';
import type { OutboxEntry, StoredBase, StoredCreditEntry, StoredDocument, StoredLoyaltyEntry } from '../store/stored-record.js';
import { entriesIn, replay } from './replay.js';

export interface RebasePlace {
  readonly timeZone: string;
  readonly registerId: string;
}

/** What came from the remote, on top of which own changes go. */
export interface NewBases {
  /** Null for one whom the remote does not know. Who is not in it keeps the base there is. */
  readonly customers: ReadonlyMap<CustomerId, StoredBase | null>;
}

/** The entries that own changes of these lanes make have to be at hand; which they are shows only then. */
export interface NeedsEntries {
  readonly needed: Pick<WriteReads, 'loyaltyEntries' | 'storeCreditEntries'>;
}

/** The lanes of what is rebased, for a write's reads. */
export function lanesOfRebased(customers: Iterable<CustomerId>, parkedSales: Iterable<ParkedSaleId>): Lane[] {
  return [...[...customers].map((id): Lane => `customer:${id}`), ...[...parkedSales].map((id): Lane => `parked:${id}`)];
}

/** Of lanes of one kind, whose they are. */
export function idsInLanes(lanes: readonly Lane[], kind: 'customer' | 'parked' | 'sale'): Id[] {
  return lanes.flatMap((lane) => (lane.startsWith(`${kind}:`) ? lane.slice(kind.length + 1) : []));
}

/** What counts on top of the base: what was not refused, and has not come back. */
export function isOnTop({ outcome }: OutboxEntry): boolean {
  return outcome.state === 'queued' || outcome.state === 'accepted';
}

/** Customers that a mutation makes. */
export function madeBy(mutation: Mutation): readonly CustomerId[] {
  if (mutation.kind === 'customer-import') return mutation.customers.map(({ id }) => id);
  return mutation.kind === 'customer-save' && mutation.seen === null ? [mutation.customerId] : [];
}

/**
 * Customers with their bases and what shows: base + own mutations, in order. One whom the remote never had shows also while
 * their making is refused: nobody else has what was typed.
 *
 * @param outbox - What is in these customers' lanes, in order: what counts on top of a base is picked from it.
 */
export function rebaseCustomers(
  found: WriteFound,
  ids: ReadonlySet<CustomerId>,
  outbox: readonly OutboxEntry[],
  { customers: newBases }: NewBases,
  { timeZone, registerId }: RebasePlace,
  now: string,
): Pick<WritePuts, 'customers' | 'accounts'> & Required<Pick<SyncedPuts, 'bases' | 'loyaltyEntries' | 'storeCreditEntries'>> {
  const customers: NonNullable<WritePuts['customers']>[number][] = [];
  const accounts = new Map<CustomerId, NonNullable<StoredBase['account']>>();
  const bases = new Map<CustomerId, StoredBase | null | undefined>();
  const loyaltyEntries: StoredLoyaltyEntry[] = [];
  const storeCreditEntries: StoredCreditEntry[] = [];
  const isCounted = (id: Id): boolean =>
    (found.loyaltyEntries.get(id)?.entry.version ?? found.storeCreditEntries.get(id)?.entry.version ?? 0) > 0;

  for (const id of ids) {
    if (found.erased.has(id)) continue;
    const base = newBases.has(id) ? (newBases.get(id) ?? null) : baseOf(found, id);
    const lane: Lane = `customer:${id}`;
    const shows = (entry: OutboxEntry): boolean => isOnTop(entry) || (base === null && isRefusedMaking(entry, id));
    const entries = outbox.filter((entry) => entry.mutation.lanes.includes(lane) && shows(entry));
    const mutations = entries.map((entry) => (isOnTop(entry) ? entry.mutation : withoutEntries(entry.mutation)));
    const shown = replay(id, base, mutations, { timeZone, registerId, isCounted });
    const before = found.customers.get(id);
    // What nobody knows any more was this register's alone, or was lost with the remote, and was given up. Should they come again,
    // then under numbers of their own, and with entries that count from nothing.
    const customer = shown.customer ?? (before && { ...before, version: 0, deletedAt: before.deletedAt ?? now });
    if (!customer) continue;
    customers.push(before ? { ...customer, expiries: before.expiries } : customer);
    // What was own alone counts no more once it is refused, or has gone to whom they were merged into.
    const account = (shown.customer && shown.account) ?? (found.accounts.has(id) ? EMPTY_ACCOUNT : null);
    if (account) accounts.set(id, account);
    bases.set(id, mutations.length > 0 ? base : undefined);
    loyaltyEntries.push(...shown.loyaltyEntries);
    storeCreditEntries.push(...shown.storeCreditEntries);
  }
  return { customers, accounts, bases, loyaltyEntries, storeCreditEntries };
}

function isRefusedMaking({ mutation, outcome }: OutboxEntry, id: CustomerId): boolean {
  return outcome.state === 'rejected' && madeBy(mutation).includes(id);
}

/** What was refused counts nothing. */
function withoutEntries(mutation: Mutation): Mutation {
  return mutation.kind === 'customer-import' ? { ...mutation, loyaltyEntries: [], storeCreditEntries: [] } : mutation;
}

/** As the remote has somebody, by what lies here. */
export function baseOf(found: WriteFound, id: CustomerId): StoredBase | null {
  const kept = found.bases.get(id);
  if (kept !== undefined) return kept;
  const customer = found.customers.get(id);
  const account = found.accounts.get(id);
  return customer ? { customer, ...(account && { account }) } : null;
}

/** What lies here, with a page's entries: one of this register's own may come back before the answer to its push does. */
export function withRows(
  found: WriteFound,
  rows: { readonly loyaltyEntries: readonly StoredLoyaltyEntry[]; readonly storeCreditEntries: readonly StoredCreditEntry[] },
): WriteFound {
  const over = <Row extends StoredLoyaltyEntry | StoredCreditEntry>(known: ReadonlyMap<Id, Row>, own: readonly Row[]) =>
    new Map([...known, ...own.map((row): [Id, Row] => [row.entry.id, row])]);
  return {
    ...found,
    loyaltyEntries: over(found.loyaltyEntries, rows.loyaltyEntries),
    storeCreditEntries: over(found.storeCreditEntries, rows.storeCreditEntries),
  };
}

/** Entries that own changes make and that were not read; null where all were. */
export function missingEntries(own: readonly OutboxEntry[], reads: WriteReads): NeedsEntries | null {
  const entries = own.flatMap(({ mutation }) => entriesIn(mutation));
  const idsOf = (isPoints: boolean, read: readonly Id[] = []): Id[] => {
    const known = new Set(read);
    return entries.flatMap((entry) => ('points' in entry === isPoints && !known.has(entry.id) ? entry.id : []));
  };
  const loyaltyEntries = idsOf(true, reads.loyaltyEntries);
  const storeCreditEntries = idsOf(false, reads.storeCreditEntries);
  return loyaltyEntries.length + storeCreditEntries.length > 0 ? { needed: { loyaltyEntries, storeCreditEntries } } : null;
}

/** Whether any of these mutations changes that document. */
export function touchesDocument(own: readonly OutboxEntry[], id: Id): boolean {
  return own.some(({ mutation }) => documentIn(mutation) === id);
}

export function documentIn(mutation: Mutation): Id | null {
  if (mutation.kind === 'identity-document-save') return mutation.identityDocument.id;
  return mutation.kind === 'identity-document-remove' ? mutation.identityDocumentId : null;
}

/** A document without what this register had on top; null where the remote knows none. */
export function documentAtBase({ base, document, sealed }: StoredDocument): StoredDocument | null {
  if (base === undefined) return { document, sealed };
  return base && { document: base, sealed: null };
}
