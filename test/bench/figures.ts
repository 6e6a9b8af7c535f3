import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { root } from '../support/run-part.js';

/** What a bench found, beside where and when. */
export interface Figures {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly figures: Readonly<Record<string, number>>;
  readonly rows: readonly object[];
}

/** Writes a bench's figures to `.bench/`, with the commit and the machine they are of. */
export function writeFigures(file: string, { name, options, figures, rows }: Figures): void {
  const folder = path.join(root, '.bench');
  mkdirSync(folder, { recursive: true });
  const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryBytes: totalmem(), node: process.version };
  const record = { name, at: new Date().toISOString(), commit: commit(), machine, options, figures, rows };
  writeFileSync(path.join(folder, file), `${JSON.stringify(record, null, 2)}\n`);
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}
