import { listedAccountOf } from '../../domain/customer-list.js';
import { foldText } from '../../domain/search-text.js';
import type { StoredCustomer } from '../store/stored-record.js';
import type { IndexedCustomer } from './search-index.js';

/** A customer as of one change, as they are handed on to be packed. */
export interface Packable extends IndexedCustomer {
  readonly n: number;
}

/** A customer as of one change. */
export interface IndexEntry extends Packable {
  /** Of the display name: the list's order goes by it. */
  readonly foldedName: string;
}

/** What the index keeps of a customer's row. */
export function indexEntryOf(row: StoredCustomer): IndexEntry {
  return { ...packableOf(row), foldedName: foldText(row.customer.displayName) };
}

export function packableOf({ n, customer, account }: StoredCustomer): Packable {
  const { id, displayName, givenName, familyName, nickname, code, email, phone } = customer;
  const { createdAt, status, customerType, expiries, conflicts } = customer;
  return {
    ...{ n, id, displayName, givenName, familyName, nickname, code, email, phone },
    ...{ createdAt, status, customerType, expiries, conflicts: { length: conflicts.length } },
    ...listedAccountOf(account),
  };
}

/** Blocks as they come from a store, to be packed. */
export function packablesOf(blocks: () => AsyncIterable<readonly StoredCustomer[]>): () => AsyncIterable<readonly Packable[]> {
  return async function* () {
    for await (const block of blocks()) yield block.map(packableOf);
  };
}
