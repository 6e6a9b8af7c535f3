import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { root } from '../../support/run-part.js';

/** The script of a backend, in one file: a process of it starts in a moment. */
export interface BackendScript {
  readonly file: string;
  readonly remove: () => void;
}

export async function bundleBackend(): Promise<BackendScript> {
  const folder = mkdtempSync(path.join(tmpdir(), 'regulars-backend-'));
  const file = path.join(folder, 'backend.cjs');
  await build({
    entryPoints: [path.join(root, 'test/server/support/backend-main.ts')],
    absWorkingDir: root,
    outfile: file,
    ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node20', external: ['pg-native'] },
    tsconfig: path.join(root, 'src/tsconfig.json'),
    logLevel: 'warning',
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A backend in a process of its own. */
export class BackendProcess {
  /** How it ended: its exit code, or null where it was killed. */
  readonly ended: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {
    this.ended =
      child.exitCode !== null ? Promise.resolve(child.exitCode) : once(child, 'exit').then(([code]) => code as number | null);
  }

  /** Resolves once it answers. */
  static async start({ file }: BackendScript, databaseUrl: string): Promise<BackendProcess> {
    const child = spawn(process.execPath, [file], {
      env: { ...process.env, DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`The backend ended with ${String(code)} before it answered.`);
    });
    const said = once(createInterface({ input: child.stdout }), 'line');
    const [line] = (await Promise.race([said, died])) as [string];
    died.catch(() => undefined);
    return new BackendProcess(child, (JSON.parse(line) as { port: number }).port);
  }

  /** At once, whatever it does. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** As a machine does that goes down: it is to come to an end by itself. */
  askToEnd(): void {
    this.child.kill('SIGTERM');
  }
}
