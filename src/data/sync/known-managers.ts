import type { Change } from '../../domain/change.js';
import type { KnownManagers, SyncRecord } from '../store/stored-record.js';

/**
 * Managers after a page told of some, or of all there are. Each change of one is counted: the PIN may be another since, which is
 * told to nobody.
 */
export function managersAfter(
  { managers: before = { changes: 0, known: [] } }: Pick<SyncRecord, 'managers'>,
  changes: readonly Change[],
  areAll: boolean,
): { readonly managers?: KnownManagers } {
  const told = changes.flatMap((change) => (change.type === 'manager' ? [change] : []));
  if (told.length === 0 && !(areAll && before.known.length > 0)) return {};
  const named = new Map(told.map((change) => [change.record.id, change]));
  const at = before.changes + 1;
  const left = areAll ? [] : before.known.filter(({ manager }) => !named.has(manager.id));
  const fresh = [...named.values()].flatMap(({ record, removed }) => (removed ? [] : [{ manager: record, at }]));
  return { managers: { changes: at, known: [...left, ...fresh] } };
}
