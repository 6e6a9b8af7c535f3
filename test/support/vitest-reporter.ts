import path from 'node:path';
import type { Reporter, TestCase } from 'vitest/node';
import { writeReport, type Failure } from './report.js';

/** Writes what Vitest found to `<folder>/<runner>.json`. */
export function jsonReporter({ root, folder, runner }: { root: string; folder: string; runner: string }): Reporter {
  return {
    onTestRunEnd(modules, errors) {
      const tests = modules.flatMap((module) =>
        [...module.children.allTests()].map((test) => ({ test, file: path.relative(root, module.moduleId) })),
      );
      const failures: Failure[] = tests
        .filter(({ test }) => test.result().state === 'failed')
        .map(({ test, file }) => ({
          name: nameOf(test),
          file,
          message: test.result().errors?.[0]?.message ?? 'failed without a message',
        }));
      // A file or a group that could not be set up has no test that says so.
      for (const module of modules) {
        const groups = [...module.children.allSuites()].flatMap((suite) => suite.errors());
        for (const error of [...module.errors(), ...groups]) {
          failures.push({ name: 'whole file', file: path.relative(root, module.moduleId), message: error.message });
        }
      }
      for (const error of errors) failures.push({ name: 'outside any test', file: '', message: error.message });
      const count = (state: string): number => tests.filter(({ test }) => test.result().state === state).length;
      writeReport(folder, runner, { passed: count('passed'), failed: failures.length, skipped: count('skipped'), failures });
    },
  };
}

function nameOf(test: TestCase): string {
  return test.fullName.replaceAll(' > ', ' › ');
}
