import { KEY_BYTES, keyBehind, keyOf } from './text-bytes.js';
import { compareAt, firstWhere, type TextColumn } from './text-column.js';

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

export function keysOf({ bytes, starts }: TextColumn): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: starts.length - 1 }, (_, word) => keyOf(bytes, starts[word] ?? 0, starts[word + 1] ?? 0));
}

/** The words that begin so. */
export function beginningWith({ words, keys }: WordTable, beginning: Uint8Array): WordRange {
  const [low, high] = [keyOf(beginning, 0, beginning.length), keyBehind(beginning)];
  const from = firstWhere(0, keys.length, (word) => (keys[word] ?? 0) >= low);
  const to = firstWhere(from, keys.length, (word) => (keys[word] ?? 0) >= high);
  if (beginning.length <= KEY_BYTES) return { from, to };
  const first = firstWhere(from, to, (word) => compareAt(words, word, beginning, true) >= 0);
  return { from: first, to: firstWhere(first, to, (word) => compareAt(words, word, beginning, true) > 0) };
}

/** The word itself, which is the first of those that begin so; nothing where it is none. */
export function wordItself({ words }: WordTable, { from, to }: WordRange, word: Uint8Array): WordRange {
  const isThere = from < to && compareAt(words, from, word, false) === 0;
  return { from, to: isThere ? from + 1 : from };
}
