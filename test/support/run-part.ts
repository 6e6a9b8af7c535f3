import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { deadRunner, readReport, removeReport, type Report } from './report.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const REPORTS = path.join(root, '.reports');

/** One runner, and the name under which it writes its report: it reads it from REPORT. */
export interface Part {
  readonly runner: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** Runs one runner to its end. One that dies counts as a failure, also when every test it told of had passed. */
export async function runPart({ runner, command, args }: Part, env: NodeJS.ProcessEnv = {}): Promise<Report> {
  removeReport(REPORTS, runner);
  const status = await new Promise<number | string>((resolve) => {
    const child = spawn(path.join(root, 'node_modules/.bin', command), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env, REPORT: runner },
      shell: process.platform === 'win32',
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'no exit status'));
  });
  const report = readReport(REPORTS, runner);
  if (!report) return deadRunner(runner, `ended with ${status} and wrote no report`);
  if (status !== 0 && report.failed === 0) {
    const dead = deadRunner(runner, `ended with ${status} though no test failed`);
    return { ...report, failed: 1, failures: dead.failures };
  }
  return report;
}

/** Prints every failure by name, then the closing line; gives the exit status. */
export function conclude({ passed, failed, skipped, failures }: Report, prefix = ''): number {
  if (failures.length > 0) console.log(`\nFailed:`);
  for (const { name, file, message } of failures) {
    console.log(`  ${file}: ${name}\n    ${stripVTControlCharacters(message).trim().replaceAll(/\n\s*/g, '\n    ')}`);
  }
  if (skipped > 0) console.log(`\n${skipped} skipped`);
  if (passed === 0) console.log('\nNothing passed: that is a failure too.');
  console.log(`\n${prefix}${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
