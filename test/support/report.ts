import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How one runner's tests ended, as it writes it to `.reports/<runner>.json`. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
}

/** A test that failed, or a file that could not be run at all. */
export interface Failure {
  /** Full name of the test, its groups first. */
  readonly name: string;
  /** Path from the project's root. */
  readonly file: string;
  readonly message: string;
}

/** What a runner that died without a word is counted as. */
export function deadRunner(runner: string, message: string): Report {
  return { passed: 0, failed: 1, skipped: 0, failures: [{ name: runner, file: '', message }] };
}

/** Writes a runner's report. */
export function writeReport(folder: string, runner: string, report: Report): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${runner}.json`), `${JSON.stringify(report, null, 2)}\n`);
}

/** Reads a runner's report; null when it wrote none. */
export function readReport(folder: string, runner: string): Report | null {
  try {
    return JSON.parse(readFileSync(path.join(folder, `${runner}.json`), 'utf8')) as Report;
  } catch {
    return null;
  }
}

/** Removes a runner's report, so that an old one is never taken for a new one. */
export function removeReport(folder: string, runner: string): void {
  rmSync(path.join(folder, `${runner}.json`), { force: true });
}

/** All reports as one. */
export function sumReports(reports: readonly Report[]): Report {
  return {
    passed: reports.reduce((sum, report) => sum + report.passed, 0),
    failed: reports.reduce((sum, report) => sum + report.failed, 0),
    skipped: reports.reduce((sum, report) => sum + report.skipped, 0),
    failures: reports.flatMap((report) => report.failures),
  };
}
