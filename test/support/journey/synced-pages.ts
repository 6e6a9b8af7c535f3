import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../free-ports.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What `npm run start:synced` serves. */
export interface SyncedPages {
  /** Of the page; `?register=1` is one register of its shop. */
  readonly url: string;
  /**
   * Ends it as Ctrl+C does.
   *
   * @returns What it had to complain of, and what it has left behind: files, and ports that still answer.
   */
  end(): Promise<{ readonly errors: string; readonly left: readonly (string | number)[] }>;
}

/** Starts what `npm run start:synced` starts, on ports that are free and over a database of its own. */
export async function startSynced(): Promise<SyncedPages> {
  const port = await freePorts();
  // The one behind the backend's is its database's.
  const backendPort = await freePorts(2);
  const folder = mkdtempSync(path.join(tmpdir(), 'regulars-journey-'));
  // Whoever the database belongs to has to get into it.
  chmodSync(folder, 0o755);
  const { DATABASE_URL: _notThatOne, ...environment } = process.env;
  const pages = spawn(process.execPath, ['--import', 'tsx', '.config/start-synced.ts'], {
    cwd: root,
    env: { ...environment, TMPDIR: folder, PORT: String(port), BACKEND_PORT: String(backendPort) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  pages.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const exited = once(pages, 'exit');

  await new Promise<void>((resolve, reject) => {
    let said = '';
    pages.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes(`register 2: http://localhost:${port}/?register=2`)) resolve();
    });
    void exited.then(() => reject(new Error(`start:synced ended before it had started: ${errors}`)));
  });
  return {
    url: `http://localhost:${port}/`,
    async end() {
      pages.kill('SIGINT');
      await exited;
      const answering = await Promise.all(
        [port, backendPort, backendPort + 1].map(async (each) => ((await answers(each)) ? [each] : [])),
      );
      const files = readdirSync(folder).filter((name) => name.startsWith('regulars-'));
      rmSync(folder, { recursive: true });
      return { errors, left: [...files, ...answering.flat()] };
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}
