import { RegularsError } from '../../domain/errors.js';
import { SYNC_OFF } from '../../domain/sync-status.js';
import type { ClientContext } from '../client-context.js';
import type { Sync } from '../client-sync.js';
import { discardMutation, exportOutbox, listOutbox, moveMutation, retryMutation } from './outbox-changes.js';

/** The part of a client that syncs, or stands by where there is no remote. */
export function syncOf(context: ClientContext): Omit<Sync, 'status'> {
  return {
    now: async ({ signal } = {}) => {
      const loop = await context.store.syncing;
      if (signal?.aborted) throw new RegularsError('aborted', 'The call was stopped.');
      return loop ? loop.now(signal) : SYNC_OFF;
    },
    outbox: (states) => listOutbox(context, states),
    retry: (mutationId) => retryMutation(context, mutationId),
    discard: (mutationId, options) => discardMutation(context, mutationId, options),
    move: (mutationId, customerId) => moveMutation(context, mutationId, customerId),
    settle: async (...pick) => (await import('./settle-row.js')).settleRow(context, ...pick),
    exportOutbox: () => exportOutbox(context),
  };
}
