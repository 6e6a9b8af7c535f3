import type { Clock } from '../domain/clock.js';
import { ChangeFeed } from './store/change-feed.js';
import type { ChangedTable, Store } from './store/store.js';
import type { StoredCustomer } from './store/stored-record.js';

const EVERY_TABLE: readonly ChangedTable[] = ['parked-sales', 'approval', 'audit', 'outbox'];

/** Who follows: the index, and through it whoever asks. */
export interface Follower {
  /** The store; what goes wrong with it is noted there. */
  readonly use: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly take: (customers: readonly StoredCustomer[], tables: readonly ChangedTable[]) => Promise<void>;
  /** Reads everybody anew, where the changes between are no longer kept; the last change it then has. */
  readonly refill: () => Promise<number>;
}

/** The following of one store. */
export interface Following {
  /** Tells other tabs that there is something to read. */
  hint(n: number): void;
  /** The same of a write of this tab, behind change `from` and up to `to`: nobody here has to read it. */
  wrote(from: number, to: number): void;
  close(): void;
}

/**
 * Takes what other tabs write, from change `takenUpTo` on. Hints may be lost and come late: what changed, and
 * in which order, stands in the store.
 */
export function followChanges(name: string, clock: Clock, takenUpTo: number, { use, take, refill }: Follower): Following {
  let upTo = takenUpTo;
  let closed = false;
  let wanted = false;
  let reading = false;

  const read = async (): Promise<void> => {
    const changes = await use((store) => store.changesAfter(upTo));
    if (closed) return;
    if (changes.gap) {
      upTo = await refill();
      // Which tables changed is lost with the changes: all may have.
      await take([], EVERY_TABLE);
    } else if (changes.upTo > upTo) {
      upTo = changes.upTo;
      await take(changes.customers, changes.tables);
    } else return;
    // There may be more than one reading takes.
    wanted = true;
  };
  const look = async (): Promise<void> => {
    wanted = true;
    if (reading) return;
    reading = true;
    while (wanted && !closed) {
      wanted = false;
      await read().catch(() => undefined);
    }
    reading = false;
  };

  const feed = new ChangeFeed(name, clock, () => void look());
  void look();
  return {
    hint: (n) => feed.hint(n),
    wrote: (from, to) => {
      // Where another tab wrote between, that is read, and this with it.
      if (from === upTo) upTo = to;
      feed.hint(to);
    },
    close: () => {
      closed = true;
      feed.close();
    },
  };
}

/** Asks once that the browser never evicts the store. Those that ask people may take long over it. */
export async function askToPersist(): Promise<boolean> {
  const { storage } = navigator;
  return 'persist' in storage ? storage.persist().catch(() => false) : false;
}
