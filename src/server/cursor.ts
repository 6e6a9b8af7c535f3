import { RegularsError } from '../domain/errors.js';
import type { SyncScope } from '../domain/remote-answer.js';

/** Where a pull begins. */
export interface Place {
  readonly epoch: string;
  readonly scope: SyncScope;
  /** Of the token it was given to: another set of locations has other records. */
  readonly locationIds: readonly string[];
  /** All up to this number is known. */
  readonly n: number;
}

/** Opaque to registers, and no secret: whoever makes one up reads what its token may read. */
export function writeCursor({ epoch, scope, locationIds, n }: Place): string {
  const bytes = new TextEncoder().encode(JSON.stringify([epoch, scope, locationIds, n]));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws {RegularsError} `cursor-expired` for what is none. */
export function readCursor(cursor: string): Place {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    const [epoch, scope, locationIds, n] = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown[];
    if (typeof epoch === 'string' && isScope(scope) && isTexts(locationIds) && Number.isSafeInteger(n) && (n as number) >= 0) {
      return { epoch, scope, locationIds, n: n as number };
    }
  } catch {
    // Said below: whatever it is, a snapshot is what goes on.
  }
  throw expired();
}

export function expired(): RegularsError {
  return new RegularsError('cursor-expired', 'The remote cannot go on from this cursor: take a snapshot.');
}

function isScope(value: unknown): value is SyncScope {
  if (value === 'merchant') return true;
  if (typeof value !== 'object' || value === null) return false;
  const { locationIds, seenWithinMonths } = value as Record<string, unknown>;
  return isTexts(locationIds) && Number.isSafeInteger(seenWithinMonths) && (seenWithinMonths as number) >= 0;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
