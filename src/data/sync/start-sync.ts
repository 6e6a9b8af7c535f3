import type { CustomerClientSettings, RemoteOption } from '../../domain/client-options.js';
import { eraseAsTold } from '../erasing/erase-customer.js';
import { loadAhead } from '../load-ahead.js';
import type { RegisterStore } from '../register-store.js';
import { factoryOf } from '../store/factory.js';
import { remoteOf } from '../remote/remote-of.js';
import { loadPushNow } from './load-push-now.js';
import { SyncLoop } from './sync-loop.js';
import { numbersFrom } from './with-numbers.js';

/** What asks the remote, or stands in for it while it is away: both are needed most when the line has gone down. */
const LATER = [
  loadPushNow,
  () => import('../remote/ask-remote.js'),
  () => import('../approval/approve-remotely.js'),
  () => import('./sync.js'),
  () => import('./resolve-conflict.js'),
  () => import('../store/indexeddb-outbox.js'),
];

/** Begins to keep a store and the remote of its settings together. */
export function startSync(
  store: RegisterStore,
  settings: CustomerClientSettings,
  remote: RemoteOption,
  onStatus: () => void,
): SyncLoop {
  const { merchantId = '', scope = 'merchant', database, environment } = settings;
  const loop = new SyncLoop({
    store,
    remote: remoteOf(remote),
    registerId: store.status.registerId,
    merchantId,
    scope,
    database,
    environment,
    ended: store.ended,
    complete: numbersFrom(store, settings),
    erase: (id) => eraseAsTold({ store, settings }, id),
    onStatus,
  });
  void lookForUnbound(store, settings, loop);
  if ('document' in globalThis) void loadAhead(LATER);
  return loop;
}

/** What lies beside this store is looked for once, and where it cannot be there is nothing to tell. */
async function lookForUnbound(store: RegisterStore, settings: CustomerClientSettings, loop: SyncLoop): Promise<void> {
  const { merchantId = '', database, environment } = settings;
  if (store.status.state === 'memory') return;
  const { hasUnboundStore } = await import('../store/unbound-store.js');
  const isThere = await hasUnboundStore(factoryOf(environment), database, merchantId).catch(() => false);
  if (isThere) loop.warn('unbound-store');
}
