/** What can be interrupted: it yields every millisecond or so, and answers at its end. */
export type Sliced<Result> = Generator<undefined, Result, undefined>;

const RUN = 1_024;
const MERGED_AT_ONCE = 4_096;

/** The items in order, as `sort` has them, with pauses: sorting a segment's in one go would hold the page for 50 ms. */
export function* sortInSlices<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Sliced<Item[]> {
  const runs: Item[][] = [];
  for (let at = 0; at < items.length; at += RUN) {
    runs.push(items.slice(at, at + RUN).sort(compare));
    yield;
  }
  return yield* mergeRuns(runs, compare);
}

/** One list of several, each in order. */
export function* mergeRuns<Item>(runs: readonly Item[][], compare: (a: Item, b: Item) => number): Sliced<Item[]> {
  let left = runs;
  while (left.length > 1) {
    const merged: Item[][] = [];
    for (let at = 0; at < left.length; at += 2) merged.push(yield* merge(left[at] ?? [], left[at + 1] ?? [], compare));
    left = merged;
  }
  return left[0] ?? [];
}

function* merge<Item>(a: readonly Item[], b: readonly Item[], compare: (a: Item, b: Item) => number): Sliced<Item[]> {
  if (b.length === 0) return [...a];
  const all: Item[] = [];
  let [fromA, fromB] = [0, 0];
  for (;;) {
    const [one, other] = [a[fromA], b[fromB]];
    if (one === undefined && other === undefined) return all;
    if (other === undefined || (one !== undefined && compare(one, other) <= 0)) {
      all.push(one as Item);
      fromA += 1;
    } else {
      all.push(other);
      fromB += 1;
    }
    if (all.length % MERGED_AT_ONCE === 0) yield;
  }
}
