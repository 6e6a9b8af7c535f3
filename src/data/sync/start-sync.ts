import type { CustomerClientSettings, RemoteOption } from '../../domain/client-options.js';
import { eraseAsTold } from '../erasing/erase-customer.js';
import type { RegisterStore } from '../register-store.js';
import { remoteOf } from '../remote/remote-of.js';
import { SyncLoop } from './sync-loop.js';
import { numbersFrom } from './with-numbers.js';

/** Begins to keep a store and the remote of its settings together. */
export function startSync(
  store: RegisterStore,
  settings: CustomerClientSettings,
  remote: RemoteOption,
  onStatus: () => void,
): SyncLoop {
  const { merchantId = '', scope = 'merchant', database, environment } = settings;
  return new SyncLoop({
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
}
