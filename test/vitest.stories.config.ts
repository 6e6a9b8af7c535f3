// Stories as tests, in a real browser: `npm run test:stories`.
import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../vite.config.js';
import { browserFlags, findOrInstallBrowser } from './support/find-browser.js';
import { mockWorkerInVite } from './support/mock-worker-plugin.js';
import { jsonReporter } from './support/vitest-reporter.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { executablePath } = findOrInstallBrowser(console.log);

export default mergeConfig(
  shared,
  defineConfig({
    root,
    plugins: [mockWorkerInVite(), storybookTest({ configDir: `${root}.storybook` })],
    // Found half-way through a run, a dependency makes Vite reload the page and the test in it fail.
    optimizeDeps: { include: ['lit', 'lit/decorators.js', '@lit/context', 'idb', 'zod/mini', 'msw', 'msw/browser'] },
    test: {
      name: 'stories',
      reporters: ['default', jsonReporter({ root, folder: `${root}.reports`, runner: process.env['REPORT'] ?? 'stories' })],
      testTimeout: 180_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: { executablePath, args: browserFlags() } }),
        instances: [{ browser: 'chromium' }],
      },
    },
  }),
);
