import { canBeMisspelt } from '../misspelt.js';
import type { Segment } from './segment.js';
import { type Sliced, sortInSlices } from './sort-in-slices.js';
import { textAt } from './text-column.js';

const READ_AT_ONCE = 2_048;

/** The words of several segments that people misspell, each once, in order. */
export function* vocabularyOf(segments: readonly Segment[]): Sliced<readonly string[]> {
  const all = new Set<string>();
  for (const { data } of segments) {
    const { words } = data.words.table;
    for (let word = 0; word < words.starts.length - 1; word += 1) {
      const text = textAt(words, word);
      if (canBeMisspelt(text)) all.add(text);
      if (word % READ_AT_ONCE === 0) yield;
    }
  }
  return yield* sortInSlices([...all], (a, b) => (a < b ? -1 : 1));
}
