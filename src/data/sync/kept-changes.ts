import type { Change } from '../../domain/change.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { SyncRecord } from '../store/stored-record.js';
import type { SyncedStore } from './synced-store.js';

/** What only a later release can read: of each record the last, and none that has been read since. */
export function keptAfter({ kept = [] }: SyncRecord, changes: readonly Change[]): Pick<SyncRecord, 'kept'> {
  const unknown = rawsIn(changes);
  if (kept.length + unknown.length === 0) return {};
  const left = new Map([...kept, ...unknown].map((raw) => [nameOf(raw), raw]));
  for (const change of changes)
    if ('record' in change && 'id' in change.record) left.delete(`${change.type} ${change.record.id}`);
  return { kept: [...left.values()] };
}

export function rawsIn(changes: readonly Change[]): string[] {
  return changes.flatMap((change) => (change.type === 'unknown' ? change.raw : []));
}

/** Customers of whom a snapshot told what only a later release can read. */
export function wholesIn(kept: readonly string[] = []): ReadonlySet<CustomerId> {
  const names = kept.map(nameOf).filter((name) => name.startsWith(WHOLE));
  return new Set(names.map((name) => name.slice(WHOLE.length)));
}

/** What can be read by now, by its text, and whether all has to be read anew: balances went on without it. */
export async function readableIn(kept: readonly string[]) {
  const { isReadableWhole, readKeptChange } = await import('../../domain/wire/change-schema.js');
  const changes = new Map(
    kept.flatMap((raw): [string, Change][] => [readKeptChange(raw)].flatMap((one) => (one ? [[raw, one]] : []))),
  );
  const isEntry = ({ type }: Change): boolean => type === 'loyalty-entry' || type === 'store-credit-entry';
  return { changes, isBehind: [...changes.values()].some(isEntry) || kept.some(isReadableWhole) };
}

export async function dropKept(store: SyncedStore, isGone: (raw: string) => boolean): Promise<void> {
  await store.write({ sync: true }, ({ sync }) => {
    if (!sync?.kept?.some(isGone)) return { result: null };
    return { puts: { synced: { sync: { ...sync, kept: sync.kept.filter((raw) => !isGone(raw)) } } }, result: null };
  });
}

const WHOLE = 'customer-whole ';

/** A kept change by its type and record; by itself where it has no record that is known by an id. */
function nameOf(raw: string): string {
  try {
    const { type, record } = JSON.parse(raw) as { type: string; record?: { id?: Id; customer?: { id?: Id } } | null };
    const id = record?.customer?.id ?? record?.id;
    return typeof id === 'string' ? `${type} ${id}` : raw;
  } catch {
    return raw;
  }
}
