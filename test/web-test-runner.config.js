// The browser half of the tests: everything that needs no built package. `npm test` runs it, and one part of it runs as
// web-test-runner --config test/web-test-runner.config.js --files 'test/domain/**/*.test.ts'
import { fileURLToPath } from 'node:url';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { tsImport } from 'tsx/esm/api';

const { BundledTests } = await tsImport('./support/bundled-tests.ts', import.meta.url);
const { browserFlags, findOrInstallBrowser } = await tsImport('./support/find-browser.ts', import.meta.url);
const { keptContexts } = await tsImport('./support/kept-contexts.ts', import.meta.url);
const { mockWorkerPlugin } = await tsImport('./support/mock-worker-plugin.ts', import.meta.url);
const { jsonReporter } = await tsImport('./support/web-test-runner-reporter.ts', import.meta.url);

const root = fileURLToPath(new URL('..', import.meta.url));
const bundled = new BundledTests();
const browser = findOrInstallBrowser((line) => process.stdout.write(`${line}\n`));

export default {
  rootDir: root,
  files: ['test/*.test.ts', 'test/{domain,data,context,contracts,events,ui,elements,define,testing}/**/*.test.ts'],
  concurrency: 2,
  browsers: [
    bundled.builtBy(
      playwrightLauncher({
        product: 'chromium',
        launchOptions: { executablePath: browser.executablePath, args: browserFlags() },
        createBrowserContext: keptContexts(),
      }),
    ),
  ],
  plugins: [bundled.plugin, mockWorkerPlugin()],
  // A hang still ends; a busy disk under two browsers at once does not look like one.
  testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tests</title></head>
  <body><script type="module" src="${testFramework}"></script></body>
</html>`,
  filterBrowserLogs: ({ args }) => !args.some((arg) => typeof arg === 'string' && arg.includes('Lit is in dev mode')),
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY === true }),
    jsonReporter({
      root,
      folder: fileURLToPath(new URL('../.reports', import.meta.url)),
      runner: process.env.REPORT ?? 'web-test-runner',
    }),
  ],
};
