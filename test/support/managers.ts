import type { CustomerClient } from '../../src/client.js';
import type { ManagerCredential } from '../../src/domain/grant.js';

/** A manager who may everything. */
export const ANA = { id: '019aa6c0-0000-7000-8000-00000000a0a0', name: 'Ana', pin: '739102' } as const;
/** One who may add up to 100 points, and nothing else. */
export const BEN: ManagerCredential = {
  id: '019aa6c0-0000-7000-8000-00000000b0b0',
  name: 'Ben',
  pin: '48261',
  actions: ['loyalty-add'],
  limit: { points: 100 },
};
/** One who may do the same, and whose PIN is long enough to approve while a remote is away. */
export const CLEO: ManagerCredential = { ...BEN, id: '019aa6c0-0000-7000-8000-00000000c0c0', name: 'Cleo', pin: '260415' };
/** Nobody's. */
export const WRONG_PIN = '111111';

/** An id that nothing else has. */
export function newEntryId(client: CustomerClient): string {
  return client.options.environment.newId();
}

/** How a call ended: its code, or what it answered. */
export async function codeOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'done',
    (error: unknown) => (isCoded(error) ? error.code : error),
  );
}

/** Also an error of another tab, whose `Error` is not ours. */
function isCoded(error: unknown): error is { readonly code: unknown } {
  return typeof error === 'object' && error !== null && 'code' in error;
}
