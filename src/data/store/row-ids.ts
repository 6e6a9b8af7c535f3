import type { CustomerId } from '../../domain/id.js';
import type { Connection } from './connection.js';
import { answersOf } from './requests.js';
import { type Change, firstNumberOf } from './tables.js';

const KEYS_A_READ = 5_000;

/**
 * Who may have a row: everybody who has, and some whose row was folded since. Looking up thousands of new customers one by
 * one would cost a bulk load more than writing them.
 */
export class RowIds {
  private ids: Set<CustomerId> | null = null;
  /** The change up to which `ids` has everybody. */
  private upTo = 0;

  /** Reads all of them, once. */
  async load(connection: Connection): Promise<void> {
    if (this.ids) return;
    const [ids, upTo] = await connection.use(async (database) => {
      const transaction = database.transaction(['changes', 'customers']);
      const customers = transaction.objectStore('customers');
      const newest = await transaction.objectStore('changes').openKeyCursor(null, 'prev');
      const read = new Set<CustomerId>();
      for (let range: IDBKeyRange | null = null; ;) {
        const keys: CustomerId[] = await customers.getAllKeys(range, KEYS_A_READ);
        for (const key of keys) read.add(key);
        const last = keys.at(-1);
        if (last === undefined || keys.length < KEYS_A_READ) break;
        range = IDBKeyRange.lowerBound(last, true);
      }
      return [read, newest?.key ?? 0] as const;
    });
    this.ids = ids;
    this.upTo = upTo;
  }

  /** As of the last reading. */
  has(id: CustomerId): boolean {
    return this.ids?.has(id) ?? false;
  }

  /** As of a transaction over `changes`, in which whoever was written since is read; null where that is no longer known. */
  async in(transaction: IDBTransaction): Promise<ReadonlySet<CustomerId> | null> {
    const { ids } = this;
    const changes = transaction.objectStore('changes');
    const [first, news] = await answersOf<Change[]>([
      changes.getAll(null, 1),
      changes.getAll(IDBKeyRange.lowerBound(this.upTo, true)),
    ]);
    const oldest = first?.[0];
    const newest = news?.at(-1);
    if (!ids || (oldest && firstNumberOf(oldest) > this.upTo + 1)) {
      this.ids = null;
      return null;
    }
    for (const change of news ?? []) if ('id' in change) ids.add(change.id);
    this.upTo = newest?.n ?? this.upTo;
    return ids;
  }
}
