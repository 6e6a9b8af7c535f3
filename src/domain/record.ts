import type { Id } from './id.js';
import type { Timestamp } from './clock.js';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What every stored record has. */
export interface RecordBase {
  readonly id: Id;
  /** The remote's version, 0 until a remote has accepted the record. */
  readonly version: number;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  readonly deletedAt?: Timestamp;
  readonly originRegisterId: string;
  /** Fields this release does not know, as JSON text: kept apart, never merged into objects, given back untouched. */
  readonly extra?: string;
}

/** A register as others name it. */
export interface RegisterName {
  readonly id: string;
  readonly name: string | null;
}
