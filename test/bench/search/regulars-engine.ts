import { createCustomerClient, type ImportRow } from 'regulars/client';
import { LIMIT, type OpenEngine } from './engine.js';
import type { People } from './people.js';

const DATABASE = 'bench-search';

/** Nobody imports a status: new customers are active. */
function* drafts(people: People): Generator<readonly ImportRow[]> {
  for (const batch of people.batches()) yield batch.map(({ status: _, ...draft }) => draft);
}

/** Ours, by what any host may call. */
export const open: OpenEngine = async () => {
  const client = createCustomerClient({ database: DATABASE });
  return {
    answersWhileLoading: true,
    async load(people) {
      const { created, problems } = await client.importCustomers(drafts(people));
      if (created !== people.count) throw new Error(`only ${created} customers were taken: ${problems[0]?.message}`);
    },
    async search(text) {
      const { results } = await client.search(text, { limit: LIMIT });
      return results.map(({ customer }) => ({ ...customer, phone: customer.phone ?? '' }));
    },
    // A register that is left alone after an import folds what came into blocks and segments.
    async rest() {
      const isCompacting = async (): Promise<boolean> =>
        (await navigator.locks.query()).held?.some(({ name }) => name === `regulars:compact:${DATABASE}`) === true;
      while (!(await isCompacting())) await pause();
      while (await isCompacting()) await pause();
    },
    async complete() {
      while ((await client.search('a')).partial) await pause();
    },
  };
};

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}
