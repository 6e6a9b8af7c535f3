import type { Timestamp } from '../../domain/clock.js';
import type { ImportRow } from '../../domain/customer-import.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { RowProblem } from '../../domain/import-row.js';
import type { ImportRecord } from '../store/stored-record.js';

/** A row ready to be written. */
export interface PreparedRow {
  readonly row: number;
  readonly shown: number;
  readonly id: CustomerId;
  /** Null where the row is refused. */
  readonly draft: ImportRow | null;
  readonly e164: string | null;
  readonly said: readonly string[];
  readonly problems: readonly RowProblem[];
}

/** Rows that are written together, and all that writing them needs to know. */
export interface Batch {
  readonly rows: readonly PreparedRow[];
  /** The first row behind them, rows that say nothing counted. */
  readonly nextRow: number;
  readonly isLast: boolean;
  readonly importId: Id;
  /** Of the run this batch belongs to. */
  readonly startedAt: Timestamp;
  readonly onMatch: 'skip' | 'update';
  /** Of the source as a whole: listed once, at its header. */
  readonly sourceProblems: readonly RowProblem[];
  readonly now: Timestamp;
  /** Whether there is a remote to hear of it. */
  readonly travels: boolean;
  readonly schema: number;
  readonly registerId: string;
  readonly locationId: string;
  readonly cashierId: string | null;
  readonly registerName: string | undefined;
  readonly locale: string;
  readonly customerType: string;
}

/** How far the import has come, or whose consents must be read before that can be said. */
export type BatchResult = { readonly record: ImportRecord } | { readonly missing: readonly CustomerId[] };
