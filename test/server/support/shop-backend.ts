import { inject } from 'vitest';
import { HttpRemote } from '../../../src/data/remote/http-remote.js';
import { type Backend, type BackendOptions, createBackend, type LogEntry } from '../../../src/server.js';
import { makeDatabase, type TestDatabase } from './database.js';
import { authenticate, PEPPER } from './shop-token.js';

/** A backend over a database of its own. A token is `merchant:register`. */
export interface ShopBackend {
  readonly backend: Backend;
  readonly database: TestDatabase;
  readonly log: LogEntry[];
  /** A register's remote. Each call of it goes under the register that the call names. */
  readonly remoteOf: (merchantId: string) => HttpRemote;
  /** A second process over the same database. */
  readonly another: (options?: Partial<BackendOptions>) => Backend;
  readonly end: () => Promise<void>;
}

export const BASE = 'http://backend.test';

export async function openShop(options: Partial<BackendOptions> = {}): Promise<ShopBackend> {
  const database = await makeDatabase(inject('postgresUrl'));
  const log: LogEntry[] = [];
  const backends: Backend[] = [];
  const another = (more: Partial<BackendOptions> = {}): Backend => {
    const made = createBackend({
      ...{ databaseUrl: database.url, pinPepper: PEPPER, authenticate, mostConnections: 6 },
      log: (entry) => void log.push(entry),
      ...options,
      ...more,
    });
    backends.push(made);
    return made;
  };
  const backend = another();
  await backend.migrate();
  return {
    ...{ backend, database, log, another },
    remoteOf: (merchantId) => remoteTo(backend, merchantId),
    end: async () => {
      await Promise.all(backends.map((one) => one.close()));
      await database.drop();
    },
  };
}

export function remoteTo(backend: Backend, merchantId: string): HttpRemote {
  return new HttpRemote({
    url: BASE,
    token: ({ registerId }) => `${merchantId}:${registerId}`,
    fetch: (request) => backend.fetch(request),
    timeoutMs: 60_000,
  });
}
