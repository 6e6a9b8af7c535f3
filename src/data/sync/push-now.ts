import { isRegularsError, RegularsError } from '../../domain/errors.js';
import type { PushResult } from '../../domain/remote-answer.js';
import type { ClientContext } from '../client-context.js';
import { askRemote } from '../remote/ask-remote.js';
import { within } from '../within.js';
import type { NewMutation } from '../store/stored-record.js';

/** How long somebody at a register waits for the remote's word. */
const PATIENCE_MS = 5_000;

/**
 * Sends one mutation ahead of the outbox, for somebody who waits for the remote's word. Null where there is no remote, or it
 * did not say anything for good: whether it has had its effect is then not known, and it goes again under the same id.
 */
export async function pushNow(context: ClientContext, mutation: NewMutation): Promise<PushResult | null> {
  try {
    const answer = await askRemote(context, (remote, call) => remote.push([{ ...mutation, order: 0 }], call), PATIENCE_MS);
    const [result] = answer?.results ?? [];
    return result && result.status !== 'later' ? result : null;
  } catch (error) {
    if (isRegularsError(error) && error.code.startsWith('remote-')) return null;
    throw error;
  }
}

/** Whether a lane has something that was not sent yet: what is said of it now would come before that. */
export async function isWaiting({ store }: ClientContext, lane: NewMutation['lanes'][number]): Promise<boolean> {
  const entries = await store.use((open) => open.outbox('queued'));
  return entries.some(({ mutation }) => mutation.lanes.includes(lane));
}

/** Sends what waits, as far as it goes in the time somebody waits. */
export async function sendFirst({ store, settings }: ClientContext): Promise<void> {
  const loop = await store.syncing;
  const late = (): RegularsError => new RegularsError('remote-unreachable', 'The remote did not answer in time.');
  await within(settings.environment.clock, PATIENCE_MS, Promise.resolve(loop?.now()), late).catch(() => undefined);
}
