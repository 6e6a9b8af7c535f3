import MiniSearch, { type Options } from 'minisearch';
import { LIMIT, type Found, type OpenEngine } from './engine.js';
import type { Person } from './people.js';
import { readSnapshot, writeSnapshot } from './snapshot.js';
import { needlesOf, typosIn, wordsOf } from './words.js';

const SHORTEST_TYPO = 4;
const FILE = 'minisearch.json';

const OPTIONS: Options<Person> = {
  fields: ['words'],
  storeFields: ['displayName', 'phone', 'email', 'status'],
  extractField: (person, field) => (field === 'words' ? wordsOf(person).join(' ') : person[field as keyof Person]),
  tokenize: (text) => text.split(' '),
  processTerm: (word) => word,
  searchOptions: { prefix: true, combineWith: 'AND' },
};

/** An inverted index in memory, its text form in a file. */
export const open: OpenEngine = async () => {
  const stored = await readSnapshot(FILE);
  const index = stored === null ? new MiniSearch(OPTIONS) : MiniSearch.loadJSON(stored, OPTIONS);
  return {
    async load(people) {
      for (const batch of people.batches()) index.addAll(batch);
      await writeSnapshot(FILE, [JSON.stringify(index)]);
    },
    async search(text) {
      const query = needlesOf(text).join(' ');
      for (const fuzzy of [0, ...typosIn(query)]) {
        const results = index.search(query, { fuzzy: (word) => word.length >= SHORTEST_TYPO && fuzzy });
        if (results.length > 0) return results.slice(0, LIMIT).map((result) => result as unknown as Found);
      }
      return [];
    },
  };
};
