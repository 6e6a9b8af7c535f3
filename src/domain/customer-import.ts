import type { CustomerDraft } from './customer.js';
import type { Id } from './id.js';

/** One customer to import. A phone in E.164 is taken as it is: the fast path. */
export type ImportRow = CustomerDraft;

/** Whose export a file is. `auto` goes by the headers. */
export type ImportFormat = 'square' | 'shopify' | 'lightspeed' | 'plain';

export interface ImportProgress {
  /** Rows done so far, taken or not, those of an earlier run of the same import among them. */
  readonly rows: number;
  /** 0 to 1, null where the length is not known. */
  readonly fraction: number | null;
}

export interface ImportReport {
  readonly id: Id;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly cancelled: boolean;
  /** The first row not done, counted from 0 behind the header: where the same import goes on. */
  readonly nextRow: number;
  readonly durationMs: number;
  readonly problems: readonly ImportProblem[];
}

/**
 * A row that was not taken, or not taken as it stood.
 *
 * `refused`: nothing of it was taken. `skipped`: the customer is here already, with other details, and was left alone.
 * `changed`: taken, but a value went into the note, was cut, or could not be taken. `kept-as-typed`: taken as it is,
 * though it is no valid value.
 */
export interface ImportProblem {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** The field, or of row 1 the header of a column; empty where the whole row is meant. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly outcome: 'refused' | 'skipped' | 'changed' | 'kept-as-typed';
}
