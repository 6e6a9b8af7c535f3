import type { CustomerId } from '../../src/domain/id.js';
import type { IndexPage } from '../../src/data/search/search-index.js';

/** Who is on a page, in its order. */
export function idsOn({ customers }: Pick<IndexPage, 'customers'>): CustomerId[] {
  return customers.map(({ id }) => id);
}
