// Stories as tests, in a real browser: `npm run test:stories`.
import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserFlags, findOrInstallBrowser } from './support/find-browser.js';
import { jsonReporter } from './support/vitest-reporter.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { executablePath } = findOrInstallBrowser(console.log);

export default defineConfig({
  root,
  plugins: [storybookTest({ configDir: `${root}.storybook` })],
  test: {
    name: 'stories',
    reporters: ['default', jsonReporter({ root, folder: `${root}.reports`, runner: 'stories' })],
    testTimeout: 60_000,
    setupFiles: [`${root}.storybook/vitest.setup.ts`],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args: browserFlags() } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
