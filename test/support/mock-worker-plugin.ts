import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TestRunnerPlugin } from '@web/test-runner';
import type { Plugin } from 'vite';

const ADDRESS = '/mockServiceWorker.js';

/** The service worker of the very msw that is installed: it takes no other. */
const script = readFileSync(createRequire(import.meta.url).resolve(`msw${ADDRESS}`), 'utf8');

export function mockWorkerPlugin(): TestRunnerPlugin {
  return { name: 'mock-worker', serve: ({ path }) => (path === ADDRESS ? { body: script, type: 'js' } : undefined) };
}

export function mockWorkerInVite(): Plugin {
  return {
    name: 'mock-worker',
    configureServer({ middlewares }) {
      middlewares.use(ADDRESS, (_request, response) => {
        response.setHeader('content-type', 'text/javascript').end(script);
      });
    },
  };
}
