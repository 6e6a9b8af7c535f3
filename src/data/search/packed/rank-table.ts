import { rankFor } from '../score.js';
import { type CompiledTerm, levelOfAll, type Meaning, sizeOf } from './compiled-term.js';
import type { WordSources } from './sources.js';

/** A look at one customer costs as much as stepping over so many in a list of them. */
export const STEPS_A_LOOK = 16;
/** Making a table of ranks costs as much as so many steps. */
const STEPS_A_TABLE = 1_024;

/** Whom a term matches, each once, and how well: see `rankFor`. */
interface RankTable {
  readonly ranks: Uint8Array;
  readonly places: number[];
}

/** Whether to step over all whom a term matches is cheaper than to look at so many customers. */
export function isTableCheaper({ all }: CompiledTerm, looks: number): boolean {
  return all.size + STEPS_A_TABLE < looks * STEPS_A_LOOK;
}

/** Steps over everybody whom a term may match. */
export function rankTable({ byName, weak }: CompiledTerm, customers: number): RankTable {
  const ranks = new Uint8Array(customers);
  const places: number[] = [];
  const take = (place: number, rank: number): void => {
    const before = ranks[place] ?? 0;
    if (before >= rank) return;
    if (before === 0) places.push(place);
    ranks[place] = rank;
  };
  eachOf(byName, customers, (place, level) => take(place, rankFor(level, 0)));
  eachOf(weak, customers, (place, level) => take(place, rankFor(0, level)));
  return { ranks, places };
}

/** Some of them come more than once, and then count as well as they ever do. */
function eachOf({ alternatives }: Meaning, customers: number, visit: (place: number, level: number) => void): void {
  for (const words of alternatives) {
    const [first, ...others] = [...words].sort((a, b) => sizeOf(a) - sizeOf(b));
    if (!first) continue;
    if (others.length === 0) eachWith(first, visit);
    else eachWithAll([first, ...others], customers, visit);
  }
}

function eachWith({ begins, exact }: WordSources, visit: (place: number, level: number) => void): void {
  for (const source of exact) source.each((place) => visit(place, 2));
  if (begins !== exact) for (const source of begins) source.each((place) => visit(place, 1));
}

/** Who has all the words, as well as the one that matches worst. */
function eachWithAll(words: readonly WordSources[], customers: number, visit: (place: number, level: number) => void): void {
  const [rarest] = words;
  if (!rarest) return;
  const steps = words.reduce((sum, word) => sum + sizeOf(word) + STEPS_A_TABLE, 0);
  if (sizeOf(rarest) * STEPS_A_LOOK <= steps) {
    for (const source of rarest.begins) source.each((place) => visit(place, levelOfAll(words, place)));
    return;
  }
  const levels = words.map((word) => {
    const table = new Uint8Array(customers);
    eachWith(word, (place, level) => (table[place] = Math.max(table[place] ?? 0, level)));
    return table;
  });
  for (const source of rarest.begins)
    source.each((place) =>
      visit(
        place,
        levels.reduce((worst, table) => Math.min(worst, table[place] ?? 0), 2),
      ),
    );
}
