import path from 'node:path';
import type { Reporter, TestResult, TestSession, TestSuiteResult } from '@web/test-runner';
import { writeReport, type Failure } from './report.js';

/** Writes what Web Test Runner found to `<folder>/<runner>.json`. */
export function jsonReporter({ root, folder, runner }: { root: string; folder: string; runner: string }): Reporter {
  return {
    stop({ sessions }: { sessions: TestSession[] }) {
      const results = sessions.flatMap((session) => testsOf(session.testResults).map((test) => ({ session, ...test })));
      const failures: Failure[] = results
        .filter(({ result }) => !result.passed && !result.skipped)
        .map(({ session, name, result }) => ({
          name,
          file: path.relative(root, session.testFile),
          message: result.error?.message ?? 'failed without a message',
        }));
      // A file that fails to import has no tests, and would else count as nothing at all.
      for (const session of sessions) {
        const file = path.relative(root, session.testFile);
        if (session.passed || failures.some((failure) => failure.file === file)) continue;
        const message = session.errors.map((error) => error.message).join('; ') || 'the file could not be loaded';
        failures.push({ name: 'whole file', file, message });
      }
      const skipped = results.filter(({ result }) => result.skipped).length;
      const passed = results.filter(({ result }) => result.passed && !result.skipped).length;
      writeReport(folder, runner, { passed, failed: failures.length, skipped, failures });
    },
  };
}

function testsOf(suite: TestSuiteResult | undefined, groups: readonly string[] = []): { name: string; result: TestResult }[] {
  if (!suite) return [];
  const path = suite.name ? [...groups, suite.name] : groups;
  return [
    ...suite.tests.map((result) => ({ name: [...path, result.name].join(' › '), result })),
    ...suite.suites.flatMap((inner) => testsOf(inner, path)),
  ];
}
