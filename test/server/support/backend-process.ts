import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { BundledScript } from '../../support/bundled-script.js';

/** What a backend's process runs. */
export const BACKEND_SCRIPT = 'test/server/support/backend-main.ts';

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
  static async start({ file }: BundledScript, databaseUrl: string): Promise<BackendProcess> {
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
