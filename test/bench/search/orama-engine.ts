import { create, insertMultiple, load as restore, type RawData, save, search } from '@orama/orama';
import { LIMIT, type Found, type OpenEngine } from './engine.js';
import type { Person } from './people.js';
import { readSnapshot, writeSnapshot } from './snapshot.js';
import { fieldWordsOf, needlesOf, typosIn } from './words.js';

const FILE = 'orama.json';
const BATCH = 4_000;

/** Its radix tree in memory, what it saves as text in a file. */
export const open: OpenEngine = async () => {
  const index = create({
    // Apart, as it counts how many words of one field fit.
    schema: { name: 'string', dialled: 'string', mail: 'string' } as const,
    sort: { enabled: false },
    components: {
      tokenizer: { language: 'english', normalizationCache: new Map(), tokenize: (text: string) => text.split(' ') },
    },
  });
  const stored = await readSnapshot(FILE);
  if (stored !== null) restore(index, JSON.parse(stored) as RawData);
  return {
    async load(people) {
      for (const batch of people.batches()) {
        await insertMultiple(index, batch.map(documentOf), BATCH);
      }
      await writeSnapshot(FILE, [JSON.stringify(save(index))]);
    },
    async search(text) {
      // Threshold 0: every word must be there.
      const term = needlesOf(text).join(' ');
      for (const tolerance of [0, ...typosIn(term)]) {
        // Threshold 0: every word must be there.
        const { hits } = await search(index, { term, limit: LIMIT, threshold: 0, tolerance });
        if (hits.length > 0) return hits.map(({ document }) => document as unknown as Found);
      }
      return [];
    },
  };
};

function documentOf(person: Person): Person & Record<'name' | 'dialled' | 'mail', string> {
  const { name, phone, email } = fieldWordsOf(person);
  return { ...person, name: name.join(' '), dialled: phone.join(' '), mail: email.join(' ') };
}
