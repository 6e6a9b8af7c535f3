import { type DBSchema, openDB } from 'idb';
import { LIMIT, type OpenEngine } from './engine.js';
import type { Person } from './people.js';
import { beginsAll, needlesOf, wordsOf } from './words.js';

interface Row extends Person {
  readonly words: readonly string[];
}

interface Schema extends DBSchema {
  customers: { key: string; value: Row; indexes: { words: string } };
}

/** Rows read at first where other words must match too; then ever more. */
const FIRST_READ = 64;

/** IndexedDB as it comes: every word of a customer in a multiEntry index. */
export const open: OpenEngine = async () => {
  const database = await openDB<Schema>('bench-search', 1, {
    upgrade: (upgraded) => {
      upgraded.createObjectStore('customers', { keyPath: 'id' }).createIndex('words', 'words', { multiEntry: true });
    },
  });
  return {
    async load(people) {
      for (const batch of people.batches()) {
        const transaction = database.transaction('customers', 'readwrite');
        for (const person of batch) void transaction.store.add({ ...person, words: wordsOf(person) });
        await transaction.done;
      }
    },
    async search(text) {
      const needles = needlesOf(text).sort((a, b) => b.length - a.length);
      const [longest] = needles;
      if (longest === undefined) return [];
      const range = IDBKeyRange.bound(longest, `${longest}\uffff`);
      const index = database.transaction('customers').store.index('words');
      for (let count = FIRST_READ; ; count *= 8) {
        const rows = await index.getAll(range, count);
        // One who has two such words comes twice.
        const found = new Map(rows.filter(({ words }) => beginsAll(words, needles)).map((row) => [row.id, row]));
        if (found.size >= LIMIT || rows.length < count) return [...found.values()].slice(0, LIMIT);
      }
    },
  };
};
