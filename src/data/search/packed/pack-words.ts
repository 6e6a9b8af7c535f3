import type { BuiltCustomer } from './segment-builder.js';
import type { PackedWords } from './segment-data.js';
import { sortByKey } from './sort-by-key.js';
import type { Sliced } from './sort-in-slices.js';
import { keyOfText } from './text-bytes.js';
import { TextColumnWriter } from './text-column.js';
import { tableOf } from './word-table.js';

export function* packWords(customers: readonly BuiltCustomer[]): Sliced<PackedWords> {
  // First by the order in which they come, then by their own.
  const numbers = new Map<string, number>();
  const customerStarts = new Uint32Array(customers.length + 1);
  const counts: number[] = [];
  const found: number[] = [];
  for (const [place, { words }] of customers.entries()) {
    for (const word of words) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
        counts.push(0);
      }
      counts[number] = (counts[number] ?? 0) + 1;
      found.push(number);
    }
    customerStarts[place + 1] = found.length;
    if (place % 2_048 === 0) yield;
  }

  const sorted = yield* sortByKey([...numbers.keys()], keyOfText, (a, b) => (a < b ? -1 : 1));
  const words = new TextColumnWriter(sorted.length);
  const starts = new Uint32Array(sorted.length + 1);
  const numberNow = new Uint32Array(sorted.length);
  for (const [now, word] of sorted.entries()) {
    const before = numbers.get(word) ?? 0;
    words.add(word);
    numberNow[before] = now;
    starts[now + 1] = (starts[now] ?? 0) + (counts[before] ?? 0);
    if (now % 4_096 === 0) yield;
  }

  const ofCustomers = sorted.length <= 65_536 ? new Uint16Array(found.length) : new Uint32Array(found.length);
  const places = new Uint16Array(found.length);
  const next = starts.slice();
  for (let place = 0; place < customers.length; place += 1) {
    for (let at = customerStarts[place] ?? 0; at < (customerStarts[place + 1] ?? 0); at += 1) {
      const word = numberNow[found[at] ?? 0] ?? 0;
      ofCustomers[at] = word;
      places[next[word] ?? 0] = place;
      next[word] = (next[word] ?? 0) + 1;
    }
    if (place % 8_192 === 0) yield;
  }
  return { table: tableOf(words.done()), starts, places, customerStarts, ofCustomers };
}
