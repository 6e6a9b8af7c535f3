import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TestRunnerPlugin } from '@web/test-runner';

/** Serves the service worker of the very msw that is installed: it takes no other. */
export function mockWorkerPlugin(): TestRunnerPlugin {
  const script = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');
  return {
    name: 'mock-worker',
    serve: ({ path }) => (path === '/mockServiceWorker.js' ? { body: readFileSync(script, 'utf8'), type: 'js' } : undefined),
  };
}
