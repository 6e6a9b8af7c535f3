// A backend as a host runs it, in a process of its own: tests kill it, and ask it to end, as a machine would. It says its port on
// the standard output, once it answers.
import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { createBackend } from '../../../src/server.js';
import { authenticate, PEPPER } from './shop-token.js';

/** Of what still stands open then nobody reads any more. */
const OPEN_AT_MOST_MS = 5_000;

const backend = createBackend({
  ...{ pinPepper: PEPPER, authenticate },
  ...(process.env['DATABASE_URL'] !== undefined && { databaseUrl: process.env['DATABASE_URL'] }),
  log: ({ level, route, status, failure }) => {
    if (level === 'error') console.error(route, status, failure);
  },
});

const server: ServerType = serve({ fetch: backend.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
  console.log(JSON.stringify({ port })),
);

process.once('SIGTERM', () => void end());

async function end(): Promise<void> {
  // First: what comes in from now on is told to come again later, and hints that are watched end.
  const closed = backend.close();
  server.close();
  await closed;
  setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), OPEN_AT_MOST_MS).unref();
}
