import type { CustomerClientSettings } from '../../domain/client-options.js';
import { eraseAsTold } from '../erasing/erase-customer.js';
import type { RegisterStore } from '../register-store.js';
import type { Remote } from '../remote/remote.js';
import { SyncLoop } from './sync-loop.js';

/** Begins to keep a store and the remote of its settings together. */
export function startSync(store: RegisterStore, settings: CustomerClientSettings, onStatus: () => void): SyncLoop {
  const { remote, merchantId = '', scope = 'merchant', database, environment } = settings;
  return new SyncLoop({
    store,
    // Checked as an option, of which domain knows no more.
    remote: remote as unknown as Remote,
    registerId: store.status.registerId,
    merchantId,
    scope,
    database,
    environment,
    ended: store.ended,
    erase: (id) => eraseAsTold({ store, settings }, id),
    onStatus,
  });
}
