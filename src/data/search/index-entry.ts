import { listedAccountOf } from '../../domain/customer-list.js';
import { foldText } from '../../domain/search-text.js';
import type { StoredCustomer } from '../store/stored-record.js';
import type { IndexedCustomer } from './search-index.js';

/** A customer as of one change. */
export interface IndexEntry extends IndexedCustomer {
  readonly n: number;
  /** Of the display name: the list's order goes by it. */
  readonly foldedName: string;
}

/** What the index keeps of a customer's row. */
export function indexEntryOf({ n, customer, account }: StoredCustomer): IndexEntry {
  const { id, displayName, givenName, familyName, nickname, code, email, phone } = customer;
  const { createdAt, status, customerType, expiries, conflicts } = customer;
  return {
    ...{ n, id, displayName, givenName, familyName, nickname, code, email, phone },
    ...{ createdAt, status, customerType, expiries, conflicts },
    ...listedAccountOf(account),
    foldedName: foldText(displayName),
  };
}
