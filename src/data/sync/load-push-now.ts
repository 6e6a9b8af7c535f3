import { loadOnce } from '../load-once.js';

/** What asks the remote ahead of the outbox: only registers that have one need it. */
export const loadPushNow = loadOnce(() => import('./push-now.js'));
