import type { OpenEngine } from './engine.js';
import type { Reply, Request } from './sqlite-worker.js';
import { needlesOf, wordsOf } from './words.js';

type Answer = Exclude<Reply, { readonly error: string }>;

/** SQLite in a worker, as its file handles want it, asked by messages. */
export const open: OpenEngine = async () => {
  // Without the file system that needs shared memory: the pool of handles is the faster one.
  const worker = new Worker('/scripts/sqlite-worker.js?opfs-disable', { type: 'module' });
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.shift();
    if ('error' in data) asked?.reject(new Error(data.error));
    else asked?.resolve(data);
  };
  worker.onerror = ({ message }) => waiting.shift()?.reject(new Error(message));
  const ask = (request: Request): Promise<Answer> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(request);
    });

  await ask({ open: 'bench-search.sqlite3' });
  return {
    async load(people) {
      for (const batch of people.batches()) await ask({ add: batch.map((person) => [person, wordsOf(person).join(' ')]) });
      await ask({ finish: true });
    },
    async search(text) {
      return (await ask({ search: needlesOf(text) })).found;
    },
    async uncountedBytes() {
      return (await ask({ memory: true })).bytes ?? 0;
    },
  };
};
