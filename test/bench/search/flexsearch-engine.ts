import { Index } from 'flexsearch';
import { LIMIT, type OpenEngine } from './engine.js';
import type { Person } from './people.js';
import { readSnapshot, writeSnapshot } from './snapshot.js';
import { needlesOf, wordsOf } from './words.js';

const PEOPLE_FILE = 'flexsearch-people.json';
const KEYS_FILE = 'flexsearch-keys.json';

/** Every beginning of every word in a map in memory; the parts of its export in files. */
export const open: OpenEngine = async () => {
  const index = new Index({ tokenize: 'forward', resolution: 1, encode: (text: string) => text.split(' ') });
  const stored = await readSnapshot(PEOPLE_FILE);
  const people: Person[] = stored === null ? [] : (JSON.parse(stored) as Person[]);
  const keys = JSON.parse((await readSnapshot(KEYS_FILE)) ?? '[]') as string[];
  for (const key of keys) index.import(key, (await readSnapshot(`flexsearch-${key}`)) ?? '');
  return {
    async load(all) {
      for (const batch of all.batches()) {
        for (const person of batch) {
          index.add(people.length, wordsOf(person).join(' '));
          people.push(person);
        }
      }
      const parts = new Map<string, string>();
      index.export((key: string, part: string) => void parts.set(key, part));
      for (const [key, part] of parts) await writeSnapshot(`flexsearch-${key}`, [part]);
      await writeSnapshot(KEYS_FILE, [JSON.stringify([...parts.keys()])]);
      await writeSnapshot(PEOPLE_FILE, [JSON.stringify(people)]);
    },
    async search(text) {
      const places = index.search(needlesOf(text).join(' '), { limit: LIMIT });
      return places.flatMap((place) => people[Number(place)] ?? []);
    },
  };
};
