import { cut } from './cut.js';
import type { StoredParts } from './search/packed/stored-segments.js';
import type { SearchIndex } from './search/search-index.js';
import type { SegmentEntry } from './store/manifest.js';
import type { Store } from './store/store.js';
import type { StoredCustomer } from './store/stored-record.js';

/** Read in one transaction: a save waits for no more. */
const BLOCKS_AT_ONCE = 16;

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
 * Fills an index with the rows, then from segments as they were stored, over which rows win, then from the blocks that no whole
 * segment covers.
 *
 * @param listed - Segments as they stood a moment ago: the first of them is read at once.
 */
export async function fillFromBlocks(
  { ask, index, onPart, isStopped }: Filling,
  listed: readonly SegmentEntry[],
): Promise<FilledFromBlocks> {
  const read = (entry: SegmentEntry | undefined): Promise<StoredParts> | null => {
    const part = entry && ask(async (store) => ({ entry, sections: await store.readSegment(entry.name) }));
    part?.catch(() => undefined);
    return part ?? null;
  };
  // The browser reads it while the code for all else comes.
  const first = read(listed[0]);
  fetchAhead();
  let rows: StoredCustomer[] = [];
  const { n, segments, blocks } = await ask((store) => {
    rows = [];
    return store.readOpening((batch) => rows.push(...batch));
  });
  const damaged = new Set<string>();
  const isStillFirst = segments[0] !== undefined && segments[0].name === listed[0]?.name;
  let next = isStillFirst ? first : read(segments[0]);
  index.stage(rows);
  if (rows.length > 0) await index.settle();
  onPart();
  // Of a million customers the first segment is there in a fraction of the time that all of them take.
  for (let place = 1; next; place += 1) {
    const part = await next;
    if (isStopped()) return { upTo: n, damaged: [] };
    // The browser reads one while another is taken in; of more, much of a cheap tablet's memory would be on its way.
    next = read(segments[place]);
    const [isWhole] = await index.load([part], next !== null);
    if (!isWhole) damaged.add(part.entry.name);
    onPart();
  }

  const covered = new Set(segments.flatMap((segment) => (damaged.has(segment.name) ? [] : segment.blocks)));
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
  return { upTo: isGone ? null : n, damaged: [...damaged] };
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
