import Fuse from 'fuse.js';
import { LIMIT, type OpenEngine } from './engine.js';
import type { Person } from './people.js';
import { readSnapshot, writeSnapshot } from './snapshot.js';
import { needlesOf, wordsOf } from './words.js';

const FILE = 'fuse.json';

interface Row extends Person {
  /** Each behind a space, so that a beginning of one can be asked for. */
  readonly words: string;
}

/** No index but the texts: words are looked for in all of them, and similar ones where nobody has these. */
export const open: OpenEngine = async () => {
  const rows = JSON.parse((await readSnapshot(FILE)) ?? '[]') as Row[];
  const exact = new Fuse(rows, { keys: ['words'], useExtendedSearch: true, ignoreLocation: true, shouldSort: false });
  const similar = new Fuse(rows, { keys: ['displayName'], ignoreLocation: true, ignoreDiacritics: true, threshold: 0.3 });
  return {
    async load(people) {
      for (const batch of people.batches()) {
        for (const person of batch) exact.add({ ...person, words: ` ${wordsOf(person).join(' ')}` });
      }
      await writeSnapshot(FILE, [JSON.stringify(rows)]);
    },
    async search(text) {
      const needles = needlesOf(text);
      const found = exact.search(needles.map((needle) => `'" ${needle}"`).join(' '), { limit: LIMIT });
      const best = found.length > 0 ? found : similar.search(needles.join(' '), { limit: LIMIT });
      return best.map(({ item }) => item);
    },
  };
};
