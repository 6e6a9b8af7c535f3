import { createCustomerClient, type ImportRow } from 'regulars/client';
import { LIMIT, type OpenEngine } from './engine.js';
import type { People } from './people.js';

/** Nobody imports a status: new customers are active. */
function* drafts(people: People): Generator<readonly ImportRow[]> {
  for (const batch of people.batches()) yield batch.map(({ status: _, ...draft }) => draft);
}

/** Ours, by what any host may call. */
export const open: OpenEngine = async () => {
  const client = createCustomerClient({ database: 'bench-search' });
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
    async complete() {
      while ((await client.search('a')).partial) await new Promise((resolve) => setTimeout(resolve, 10));
    },
  };
};
