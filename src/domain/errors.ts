import type { ParkedSaleClaim } from './parked-sale.js';

/**
 * Every code an error of ours can carry; docs/errors.md has a heading for each.
 * What happened is in `message`, what to do in the docs.
 */
export const ERROR_CODES = [
  'invalid-config',
  'invalid-input',
  'id-reused',
  'ambiguous-provider',
  'late-provider',
  'tag-taken',
  'invalid-cart',
  'unreadable-file',
  'not-found',
  'inactive-customer',
  'banned-customer',
  'refused-by-host',
  'locked',
  'not-allowed',
  'insufficient-balance',
  'offline-limit',
  'stale',
  'no-cause',
  'is-fact',
  'grant-required',
  'grant-invalid',
  'wrong-pin',
  'pin-locked',
  'no-managers',
  'managers-from-remote',
  'approval-unavailable',
  'approval-cancelled',
  'claimed-elsewhere',
  'needs-connection',
  'parked-sale-taken',
  'store-denied',
  'store-newer',
  'wrong-merchant',
  'store-blocked',
  'store-lost',
  'store-full',
  'store-damaged',
  'vault-locked',
  'key-lost',
  'remote-unreachable',
  'remote-busy',
  'remote-failed',
  'remote-unauthorized',
  'remote-forbidden',
  'remote-incompatible',
  'unbound-store',
  'register-cloned',
  'clock-skew',
  'cursor-expired',
  'closed',
  'aborted',
  'unsupported',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorDetails {
  /** Where the wrong value stands, such as `config.customFields.2.type`. */
  readonly path?: string;
  readonly expected?: string;
  readonly retryAfterMs?: number;
  /** Of `claimed-elsewhere`: who has the parked sale open, and since when. */
  readonly claim?: ParkedSaleClaim;
  /** Of `offline-limit`: how many points, or minor units of credit, may still be redeemed today with the remote away. */
  readonly left?: number;
  readonly cause?: unknown;
}

/**
 * The one error class: told apart by `code`. The message is English, for developers, and names no person;
 * cashiers read a sentence by code.
 */
export class RegularsError extends Error {
  override readonly name = 'RegularsError';
  readonly path?: string;
  readonly expected?: string;
  readonly retryAfterMs?: number;
  readonly claim?: ParkedSaleClaim;
  readonly left?: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    { cause, ...details }: ErrorDetails = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, details);
  }
}

/** Whether it is an error of ours, also one thrown by another copy of this package on the page. */
export function isRegularsError(value: unknown): value is RegularsError {
  return value instanceof RegularsError || (value instanceof Error && value.name === 'RegularsError' && 'code' in value);
}

/** An error of ours as it stands; anything else becomes the cause of one. */
export function asRegularsError(value: unknown, code: ErrorCode, message: string): RegularsError {
  return isRegularsError(value) ? value : new RegularsError(code, message, { cause: value });
}
