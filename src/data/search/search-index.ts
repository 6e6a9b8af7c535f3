import type { LocalDate } from '../../domain/clock.js';
import type { ListQuery } from '../../domain/customer-query.js';
import type { ListedAccount } from '../../domain/customer-list.js';
import type { Customer } from '../../domain/customer.js';
import type { CustomerId } from '../../domain/id.js';
import type { CustomerStatus } from '../../domain/status.js';
import type { StoredCustomer } from '../store/stored-record.js';
import type { StoredParts } from './packed/stored-segments.js';
import type { Term, WordedCustomer } from './terms.js';

/** What a list sorts and filters by: all the index keeps of a customer beside words. */
export type ListedCustomer = Pick<Customer, 'id' | 'displayName' | 'createdAt' | 'status' | 'customerType' | 'expiries'> &
  ListedAccount;

/** As much of a customer as finding, listing and showing one takes. */
export interface IndexedCustomer extends ListedCustomer, WordedCustomer {
  /** Only how many. */
  readonly conflicts: { readonly length: number };
}

export interface IndexQuery {
  readonly limit: number;
  /** Whether a customer of this status may be found. */
  readonly allows: (status: CustomerStatus) => boolean;
  /** This register's recent customers: they come first among equals, in this order. Another order is another array. */
  readonly recents: readonly CustomerId[];
  /** Whether phones and e-mails are found by the whole number or address alone, not by a part that would give it away. */
  readonly wholeContactsOnly: boolean;
}

export interface IndexAnswer {
  /** Best first, at most `limit`. */
  readonly customers: readonly IndexedCustomer[];
  readonly total: number;
  /** Whether `total` is a floor. */
  readonly atLeast: boolean;
  /** Whether these were found by forgiving a typo. */
  readonly corrected: boolean;
  /** What they were found by, for marking. */
  readonly terms: readonly Term[];
}

export interface IndexPage {
  readonly customers: readonly IndexedCustomer[];
  readonly next: string | null;
  /** Of the first row, among those shown. */
  readonly position: number;
  readonly shown: number;
  readonly total: number;
}

/**
 * Finds customers. It follows the store: what `take` has taken is found by the next call.
 *
 * - Every word of a query must match, in any order; a word matches by its beginning.
 * - A phone matches in national or international spelling, with any punctuation, by its beginning or its end.
 * - An e-mail matches whole, by its local part or its domain; a code by its beginning.
 * - Whose whole name it is comes first, then exact before beginning, then who is found by names, codes and phones before who is by
 *   a part of their e-mail, then recent ones, then by name; the same query gives the same order.
 * - Where that finds nobody, a typo is forgiven; in a word of eight letters two, where one would not do.
 */
export interface SearchIndex {
  /** Customers that are not deleted and can be found. */
  readonly size: number;
  /**
   * Takes customers as they are now; of two with one id, the higher `n` counts, whenever it comes. Few are found when it
   * returns; many are in line then, as by `stage`.
   */
  take(customers: readonly StoredCustomer[]): void;
  /** Takes many, to be found in a while: once `settle` resolves at the latest. */
  stage(customers: readonly StoredCustomer[]): void;
  settle(): Promise<void>;
  /**
   * Takes segments as they were stored, whose customers are each in one of them alone, with those of calls before. Whoever is
   * known by a newer change shows as of that. Says of each whether it was whole; the customers of one that was not have to be
   * staged.
   *
   * @param areMoreToCome - Then no typo is forgiven in them yet: the list of words is made once, of all.
   */
  load(parts: readonly StoredParts[], areMoreToCome?: boolean): Promise<readonly boolean[]>;
  search(text: string, query: IndexQuery): IndexAnswer;
  /** For terms that lead to nobody: who may have been meant; null where that is nobody either. */
  forgive(terms: readonly Term[], query: IndexQuery): Promise<IndexAnswer | null>;
  /** Codes: cursor-expired. */
  list(query: ListQuery, today: LocalDate): Promise<IndexPage>;
  /** Who has this phone (E.164, or as typed where it is no valid number) or e-mail. */
  having(contact: { readonly phone?: string; readonly email?: string }): readonly CustomerId[];
}
