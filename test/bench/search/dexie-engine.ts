import { Dexie, type Table } from 'dexie';
import { LIMIT, type OpenEngine } from './engine.js';
import type { Person } from './people.js';
import { beginsAll, needlesOf, wordsOf } from './words.js';

interface Row extends Person {
  readonly words: readonly string[];
}

/** A multiEntry index of words, asked as Dexie's documentation asks one. */
export const open: OpenEngine = async () => {
  const database = new Dexie('bench-search');
  database.version(1).stores({ customers: 'id, *words' });
  await database.open();
  const customers: Table<Row, string> = database.table('customers');
  return {
    async load(people) {
      for (const batch of people.batches()) {
        await customers.bulkAdd(batch.map((person) => ({ ...person, words: wordsOf(person) })));
      }
    },
    async search(text) {
      const [longest, ...others] = needlesOf(text).sort((a, b) => b.length - a.length);
      if (longest === undefined) return [];
      const matching = customers.where('words').startsWith(longest).distinct();
      const all = others.length === 0 ? matching : matching.and(({ words }) => beginsAll(words, others));
      return all.limit(LIMIT).toArray();
    },
  };
};
