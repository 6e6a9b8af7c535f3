import type { RowProblem } from '../../domain/import-row.js';
import type { ImportRow } from '../../domain/customer-import.js';
import type { Id } from '../../domain/id.js';

/** A row as it comes from a source, before its phone is read. */
export interface SourceRow {
  /** Counted from 0 behind the header, rows that say nothing among them. */
  readonly row: number;
  /** As a spreadsheet counts: the header is row 1. */
  readonly shown: number;
  /** Null where the row says nothing, or nothing that can be read. */
  readonly draft: ImportRow | null;
  /** What its id is made from: null makes one of the source and the row. */
  readonly key: string | null;
  /** What the file says of each of the draft's consents, in the same order: the wording they are evidence of. */
  readonly said: readonly string[];
  readonly problems: readonly RowProblem[];
  /** 0 to 1, how far the source is read; null where its length is not known. */
  readonly fraction: number | null;
}

/** Where rows come from. */
export interface RowSource {
  /** Of this import: the same source with the same options has the same. */
  readonly importId: Id;
  /** Makes ids of `key`; null where the source names no other system. */
  readonly keySpace: Id | null;
  /** Makes ids of the place of a row. */
  readonly rowSpace: Id;
  /** What is to be said of the source as a whole, at its header. */
  readonly problems: readonly RowProblem[];
  rows(): AsyncIterable<SourceRow>;
}
