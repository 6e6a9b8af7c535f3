import { type Sliced, sortInSlices } from './sort-in-slices.js';

/** Of one pass. */
const DIGIT = 2 ** 12;
const PULLED_AT_ONCE = 4_096;

/**
 * The items in the order of their keys, and those of one key as `compare` has them, or as they stood. Four or five passes over
 * all of them instead of sixteen comparisons an item.
 *
 * @param keyOf - A whole number from 0 to 2^53 - 1.
 */
export function* sortByKey<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => number,
  compare: ((a: Item, b: Item) => number) | null,
): Sliced<Item[]> {
  const keys = Float64Array.from(items, keyOf);
  yield;
  const order = yield* orderOf(keys);
  const sorted: Item[] = [];
  for (let from = 0; from < order.length;) {
    const key = keys[order[from] ?? 0];
    let to = from;
    while (to < order.length && keys[order[to] ?? 0] === key) sorted.push(items[order[to++] ?? 0] as Item);
    if (compare !== null && to - from > 1) {
      const equal = yield* sortInSlices(sorted.slice(from, to), compare);
      for (const [at, item] of equal.entries()) sorted[from + at] = item;
    }
    if (to % PULLED_AT_ONCE < to - from) yield;
    from = to;
  }
  return sorted;
}

/** Where the keys stand that come first, second … By their last digits first, then by those before, as a card sorter does. */
function* orderOf(keys: Float64Array): Sliced<Uint32Array> {
  let order = Uint32Array.from(keys.keys());
  const rest = keys.slice();
  const digits = new Uint16Array(keys.length);
  for (let most = rest.reduce((greatest, key) => Math.max(greatest, key), 0); most > 0; most = Math.floor(most / DIGIT)) {
    const starts = new Uint32Array(DIGIT + 1);
    for (let place = 0; place < rest.length; place += 1) {
      const key = rest[place] ?? 0;
      const before = Math.floor(key / DIGIT);
      const digit = key - before * DIGIT;
      rest[place] = before;
      digits[place] = digit;
      starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
    }
    yield;
    for (let digit = 1; digit <= DIGIT; digit += 1) starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
    const next = new Uint32Array(order.length);
    for (const place of order) {
      const digit = digits[place] ?? 0;
      const at = starts[digit] ?? 0;
      next[at] = place;
      starts[digit] = at + 1;
    }
    order = next;
    yield;
  }
  return order;
}
