import type { LocalDate, StopSignal } from './clock.js';
import type { CustomerSummary } from './customer.js';
import type { CustomerId } from './id.js';
import type { Money } from './money.js';
import type { CustomerStatus } from './status.js';

export interface SearchOptions {
  /** 20 where not given, at most 50. */
  readonly limit?: number;
  /** `sale` leaves out whom the status policy blocks; `directory` finds everybody but the merged. `sale` by default. */
  readonly purpose?: 'sale' | 'directory';
  /** `local` where not given; `remote`: whom the remote finds among all of the merchant's. */
  readonly source?: 'local' | 'remote';
  readonly signal?: StopSignal;
}

export interface SearchAnswer {
  /** The text it answers. */
  readonly text: string;
  readonly results: readonly SearchResult[];
  readonly total: number;
  /** Whether `total` is a floor. */
  readonly atLeast: boolean;
  /** Whether these were found by forgiving a typo. */
  readonly corrected: boolean;
  /** Whether the index is still filling, so that more may come. */
  readonly partial: boolean;
}

export interface SearchResult {
  readonly customer: CustomerSummary;
  readonly matches: readonly Match[];
  readonly source: 'local' | 'remote';
}

/** Why a customer was found: a run of `text`, in UTF-16 offsets. */
export interface Match {
  readonly field: 'displayName' | 'givenName' | 'familyName' | 'nickname' | 'phone' | 'email' | 'code';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Keyset paging: `cursor` is opaque; `limit` 100 where not given, at most 500. */
export interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** Whole days of the merchant's, both included. */
export interface PeriodQuery extends PageQuery {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** `older` not null: the local part ends there. */
export interface LocalPage<Row> extends Page<Row> {
  readonly older: string | null;
}

export interface ListFilters {
  readonly statuses?: readonly CustomerStatus[];
  readonly customerTypes?: readonly string[];
  readonly hasPoints?: boolean;
  readonly hasStoreCredit?: boolean;
  readonly overspent?: boolean;
  readonly expiredDocument?: boolean;
}

export interface ListQuery extends PageQuery {
  readonly filters?: ListFilters;
  readonly sort?: 'name' | 'created-at' | 'last-sale-at' | 'points';
  readonly descending?: boolean;
  /** Starts at this row, for a scroll bar; not together with `cursor`. */
  readonly position?: number;
  /** Starts at the row of this customer, to scroll to it; at the first row where it does not show. Over `position`. */
  readonly at?: CustomerId;
}

export interface CustomerRow {
  readonly customer: CustomerSummary;
  readonly points: number;
  readonly storeCredit: readonly Money[];
}

/** `position` of the first row; `total - shown` are hidden by filters. */
export interface CustomerPage extends Page<CustomerRow> {
  readonly position: number;
  readonly shown: number;
  readonly total: number;
}
