import type { QueryText } from './query-word.js';
import { KEY_BYTES, keyOf } from './text-bytes.js';
import { compareAt, firstKeyFrom, firstWhere, type TextColumn } from './text-column.js';

/** Some of the words of a table, by number: `[from, to)`. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** Words in their order, and the first bytes of each as a number. */
export interface WordTable {
  readonly words: TextColumn;
  readonly keys: Float64Array<ArrayBuffer>;
}

/** @param words - In their order. */
export function tableOf(words: TextColumn): WordTable {
  const { bytes, starts } = words;
  const keyAt = (word: number): number => keyOf(bytes, starts[word] ?? 0, starts[word + 1] ?? 0);
  return { words, keys: Float64Array.from({ length: starts.length - 1 }, (_, word) => keyAt(word)) };
}

/** The words that begin so. */
export function beginningWith({ words, keys }: WordTable, { bytes, low, high }: QueryText): WordRange {
  const from = firstKeyFrom(keys, low, 0);
  if (from === keys.length || (keys[from] ?? 0) >= high) return { from, to: from };
  const to = firstKeyFrom(keys, high, from);
  if (bytes.length <= KEY_BYTES) return { from, to };
  const first = firstWhere(from, to, (word) => compareAt(words, word, bytes, true) >= 0);
  return { from: first, to: firstWhere(first, to, (word) => compareAt(words, word, bytes, true) > 0) };
}

/** The word itself, which is the first of those that begin so; nothing where it is none. */
export function wordItself({ words }: WordTable, { from, to }: WordRange, word: Uint8Array): WordRange {
  const isThere = from < to && compareAt(words, from, word, false) === 0;
  return { from, to: isThere ? from + 1 : from };
}
