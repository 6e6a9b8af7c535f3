import { RegularsError } from '../../../domain/errors.js';
import type { SyncScope } from '../../../domain/remote-answer.js';

/** Where a pull begins. */
export interface FeedPlace {
  readonly scope: SyncScope;
  /** All up to this number is known. */
  readonly n: number;
}

/** Opaque to registers. A new epoch makes all cursors of earlier ones useless. */
export function writeCursor(epoch: string, { scope, n }: FeedPlace): string {
  const text = encodeURIComponent(JSON.stringify([epoch, scope, n]));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws {RegularsError} `cursor-expired` for one of another epoch, or none at all. */
export function readCursor(cursor: string, epoch: string): FeedPlace {
  const parts = partsOf(cursor);
  if (parts?.[0] !== epoch) {
    throw new RegularsError('cursor-expired', 'The remote cannot go on from this cursor: take a snapshot.');
  }
  const [, scope, n] = parts as [string, SyncScope, number];
  return { scope, n };
}

function partsOf(cursor: string): readonly unknown[] | null {
  try {
    const parts: unknown = JSON.parse(decodeURIComponent(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))));
    return Array.isArray(parts) && parts.length === 3 ? parts : null;
  } catch {
    return null;
  }
}
