import { wrap } from 'idb';
import { RegularsError } from '../../domain/errors.js';
import { type Migration, MIGRATIONS } from './migrations.js';
import type { Database } from './tables.js';

/** What a connection tells while it lives. */
export interface DatabaseWatcher {
  /** Another tab holds an older version open, and the upgrade waits for it. */
  readonly onBlocked: () => void;
  /** Another tab wants to upgrade or delete: the connection has been closed, its transactions finish. */
  readonly onSuperseded: () => void;
  /** The browser closed the connection. */
  readonly onClosed: () => void;
}

/**
 * Opens the database as it is, and upgrades it only where it is older than this release. A newer one is
 * opened too: whether it may be used stands in its `meta`.
 */
export async function openDatabase(
  factory: IDBFactory,
  name: string,
  watcher: DatabaseWatcher,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Database> {
  let database = await open(factory, name, watcher, migrations);
  if (database.version < migrations.length) {
    database.close();
    database = await open(factory, name, watcher, migrations, migrations.length);
  }
  database.addEventListener('close', watcher.onClosed);
  return database;
}

async function open(
  factory: IDBFactory,
  name: string,
  watcher: DatabaseWatcher,
  migrations: readonly Migration[],
  version?: number,
): Promise<Database> {
  const request = factory.open(name, version);
  request.addEventListener('upgradeneeded', ({ oldVersion, newVersion }) => {
    const { result, transaction } = request;
    if (!transaction) return;
    // A database opened without a version is born as version 1; newer steps then follow by a second open.
    for (const migrate of migrations.slice(oldVersion, newVersion ?? 0)) migrate(result, transaction);
  });
  request.addEventListener('blocked', watcher.onBlocked);
  // Typed here and nowhere else: what the tables hold is what the migrations made.
  const database = (await wrap(request)) as unknown as Database;
  database.addEventListener('versionchange', () => {
    // Waits for running transactions, then lets the other tab go on.
    database.close();
    // An older one was about to be upgraded from here as well.
    if (database.version >= migrations.length) watcher.onSuperseded();
  });
  return database;
}

/** Why a store that another tab replaced is no longer used. */
export function supersededError(): RegularsError {
  return new RegularsError('store-blocked', 'Another tab upgrades or deletes this store. Reload the page.');
}
