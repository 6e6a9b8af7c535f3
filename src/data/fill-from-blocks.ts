import { cut } from './cut.js';
import type { StoredParts } from './search/packed/stored-segments.js';
import type { SearchIndex } from './search/search-index.js';
import type { SegmentEntry } from './store/manifest.js';
import type { Store } from './store/store.js';
import type { StoredCustomer } from './store/stored-record.js';

/** Read in one transaction: a save waits for no more. */
const BLOCKS_AT_ONCE = 16;
/** So that the browser reads one while another is copied; of more, what is on its way would be much of a cheap tablet's memory. */
const SEGMENTS_AT_ONCE = 4;

export interface FilledFromBlocks {
  /** The last change the index has; null where blocks went meanwhile, so that all have to be walked. */
  readonly upTo: number | null;
  /** Segments that were not what the manifest says. */
  readonly damaged: readonly string[];
}

/** Whoever has an index filled. */
export interface Filling {
  /** Asks the store, again where it is lost for a while. */
  readonly ask: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly index: SearchIndex;
  /** Called when more is found, and nobody who has changed since shows as they were. */
  readonly onPart: () => void;
  readonly isStopped: () => boolean;
}

/**
 * Fills an index from segments as they were stored, then with the rows that win over them, then from the blocks that no
 * whole segment covers.
 */
export async function fillFromBlocks({ ask, index, onPart, isStopped }: Filling): Promise<FilledFromBlocks> {
  fetchAhead();
  let rows: StoredCustomer[] = [];
  const { n, segments, blocks } = await ask((store) => {
    rows = [];
    return store.readOpening((batch) => rows.push(...batch));
  });
  const damaged: SegmentEntry[] = [];
  const load = async (entries: readonly SegmentEntry[]): Promise<void> => {
    const parts: StoredParts[] = [];
    for (const some of cut(entries, SEGMENTS_AT_ONCE)) {
      if (isStopped()) return;
      const read = some.map(async (entry) => ({ entry, sections: await ask((store) => store.readSegment(entry.name)) }));
      parts.push(...(await Promise.all(read)));
    }
    const whole = await index.load(parts);
    damaged.push(...entries.filter((_, place) => !whole[place]));
  };
  // Of a million customers the first segment is there in a fraction of the time that all of them take.
  await load(segments.slice(0, 1));
  index.stage(rows);
  if (rows.length > 0) await index.settle();
  onPart();
  if (segments.length > 1) {
    await load(segments.slice(1));
    onPart();
  }
  if (isStopped()) return { upTo: n, damaged: [] };

  const covered = new Set(segments.flatMap((segment) => (damaged.includes(segment) ? [] : segment.blocks)));
  const bare = blocks.filter(({ number }) => !covered.has(number));
  let isGone = false;
  for (const part of cut(bare, BLOCKS_AT_ONCE)) {
    if (isStopped()) break;
    const numbers = part.map(({ number }) => number);
    for (const customers of await ask((store) => store.readBlocks(numbers))) {
      if (customers) index.stage(customers);
      else isGone = true;
    }
    onPart();
  }
  return { upTo: isGone ? null : n, damaged: damaged.map(({ name }) => name) };
}

/** What is asked for one after the other below, at once: each would be a wait of its own. What does not come is asked for again there. */
function fetchAhead(): void {
  const code = [
    import('./store/indexeddb-blocks.js'),
    import('./store/catalogs.js'),
    import('./search/packed/kit.js'),
    import('./search/packed/stored-segments.js'),
  ];
  Promise.all(code).catch(() => undefined);
}
