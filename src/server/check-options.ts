import { RegularsError } from '../domain/errors.js';
import type { Caller } from './core.js';

/** Shorter ones are guessed. */
const SHORTEST_PEPPER = 16;
const LONGEST = 500;

/** @throws {RegularsError} `invalid-config` with the path of what is wrong, never with the value. */
export function checkBackendOptions({
  databaseUrl,
  authenticate,
  pinPepper,
  allowedOrigins,
}: {
  readonly databaseUrl?: unknown;
  readonly authenticate: unknown;
  readonly pinPepper: unknown;
  readonly allowedOrigins?: unknown;
}): void {
  if (databaseUrl !== undefined && (typeof databaseUrl !== 'string' || !/^postgres(ql)?:\/\//.test(databaseUrl))) {
    refuse('databaseUrl', 'an address that begins with postgres://');
  }
  if (typeof authenticate !== 'function') refuse('authenticate', 'a function');
  if (typeof pinPepper !== 'string' || pinPepper.length < SHORTEST_PEPPER) {
    refuse('pinPepper', `a text of at least ${SHORTEST_PEPPER} characters`);
  }
  if (allowedOrigins !== undefined && !(Array.isArray(allowedOrigins) && allowedOrigins.every(isOrigin))) {
    refuse('allowedOrigins', 'a list of origins such as https://till.example.com');
  }
}

/** What `authenticate` gave, as far as it can be wrong. @throws {RegularsError} `invalid-config`. */
export function checkCaller(caller: Caller): Caller {
  const { merchantId, registerId, locationIds, scopes, expiresAt } = caller;
  if (!isName(merchantId)) refuse('authenticate().merchantId', `a text of 1 to ${LONGEST} characters`);
  if (!isName(registerId)) refuse('authenticate().registerId', `a text of 1 to ${LONGEST} characters`);
  if (!Array.isArray(locationIds) || !locationIds.every(isName)) refuse('authenticate().locationIds', 'a list of texts');
  if (!Array.isArray(scopes) || !scopes.every(isName)) refuse('authenticate().scopes', 'a list of texts');
  if (typeof expiresAt !== 'string' || Number.isNaN(Date.parse(expiresAt))) refuse('authenticate().expiresAt', 'a moment');
  return caller;
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST && !value.includes('\0');
}

function isOrigin(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^/]+$/.test(value);
}

function refuse(path: string, expected: string): never {
  const where = `createBackend().${path}`;
  throw new RegularsError('invalid-config', `${where} must be ${expected}.`, { path: where, expected });
}
