import { RegularsError } from '../../domain/errors.js';
import type { capExceeded } from '../../domain/offline-approval.js';

const WHAT = { entries: 'entries', points: 'points', amountMinor: 'minor units' } as const;

/** That managers may not approve so much here today while the remote is away. */
export function offlineLimit({ cap, left }: NonNullable<ReturnType<typeof capExceeded>>): RegularsError {
  const message = `The remote is away, and managers may approve ${left} ${WHAT[cap]} more on this register without it today.`;
  return new RegularsError('offline-limit', message, { path: cap, expected: `at most ${left} while the remote is away`, left });
}
