// The Node half of the tests: what needs the built register, the packed package or the linters themselves.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { jsonReporter } from './support/vitest-reporter.js';

const root = fileURLToPath(new URL('..', import.meta.url));

const shared = {
  root,
  environment: 'node',
  testTimeout: 300_000,
  hookTimeout: 900_000,
  // A second is what a busy machine takes for one turn of a page: what is waited for comes, or the test fails anyway.
  expect: { poll: { timeout: 60_000 } },
} as const;

export default defineConfig({
  root,
  test: {
    reporters: ['default', jsonReporter({ root, folder: `${root}.reports`, runner: process.env['REPORT'] ?? 'vitest' })],
    // A part that has no file yet is not a failure; nothing at all passing is, and test/run.ts sees to that.
    passWithNoTests: true,
    // Browsers and compilers are heavy: more than two at once only wait for each other.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: 'test/support/register-server.ts',
        },
      },
      {
        test: {
          ...shared,
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: 'test/support/packed-package.ts',
        },
      },
      {
        test: {
          ...shared,
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          globalSetup: 'test/server/support/postgres-server.ts',
        },
      },
      { test: { ...shared, name: 'house', include: ['test/{house,layers,simulation}/**/*.test.ts'] } },
    ],
  },
});
