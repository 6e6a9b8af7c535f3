import type { ListedCustomer } from './search-index.js';

/** A customer as of one change. A newer one takes a new slot; the old stays behind, dead. */
export interface IndexEntry extends ListedCustomer {
  readonly n: number;
  /** Of the display name: the list's order goes by it. */
  readonly foldedName: string;
}
