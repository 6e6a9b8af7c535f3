import { RegularsError } from '../domain/errors.js';
import { isId } from '../domain/id.js';
import type { PastPlace } from './store/store.js';

/** Where a page ended, and what stood in the account before its last entry. */
export interface PastCursor {
  readonly place: PastPlace;
  readonly stand: ReadonlyMap<string, number>;
}

/** Moments, ids and figures alone: nothing that says who it is. */
export function writeCursor(asked: readonly (string | null)[], { place, stand }: PastCursor): string {
  return btoa(JSON.stringify([asked, place.occurredAt, place.id, [...stand]]));
}

/** @throws {RegularsError} `cursor-expired` where it is none, or was made for another question. */
export function readCursor(text: string, asked: readonly (string | null)[]): PastCursor {
  const parts = partsOf(text);
  if (!parts) throw expired();
  const [askedBefore, occurredAt, id, stand] = parts;
  const isOurs = JSON.stringify(askedBefore) === JSON.stringify(asked);
  if (!isOurs || typeof occurredAt !== 'string' || !isId(id) || !Array.isArray(stand)) throw expired();
  return { place: { occurredAt, id }, stand: new Map(stand.map(standOf)) };
}

function partsOf(text: string): readonly unknown[] | null {
  try {
    const parts: unknown = JSON.parse(atob(text));
    return Array.isArray(parts) ? parts : null;
  } catch {
    return null;
  }
}

function standOf(entry: unknown): [string, number] {
  const [unit, amount] = Array.isArray(entry) ? (entry as unknown[]) : [];
  if (typeof unit !== 'string' || typeof amount !== 'number' || !Number.isSafeInteger(amount)) throw expired();
  return [unit, amount];
}

function expired(): RegularsError {
  return new RegularsError('cursor-expired', 'That cursor is none of this question’s: begin at the first page.');
}
