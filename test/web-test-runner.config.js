// The browser half of the tests: everything that needs no built package. `npm test` runs it, and one part of it runs as
// web-test-runner --config test/web-test-runner.config.js --files 'test/domain/**/*.test.ts'
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { tsImport } from 'tsx/esm/api';

const { browserFlags, findOrInstallBrowser } = await tsImport('./support/find-browser.ts', import.meta.url);
const { commonJsPlugin } = await tsImport('./support/common-js-plugin.ts', import.meta.url);
const { cacheModules, keptContexts } = await tsImport('./support/kept-contexts.ts', import.meta.url);
const { mockWorkerPlugin } = await tsImport('./support/mock-worker-plugin.ts', import.meta.url);
const { workerScriptPlugin } = await tsImport('./support/worker-script-plugin.ts', import.meta.url);
const { jsonReporter } = await tsImport('./support/web-test-runner-reporter.ts', import.meta.url);

const root = fileURLToPath(new URL('..', import.meta.url));
const browser = findOrInstallBrowser((line) => process.stdout.write(`${line}\n`));

export default {
  rootDir: root,
  files: ['test/*.test.ts', 'test/{domain,data,context,contracts,events,ui,elements,define,testing}/**/*.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  concurrency: 2,
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: browser.executablePath, args: browserFlags() },
      createBrowserContext: keptContexts(),
    }),
  ],
  middleware: [cacheModules],
  plugins: [
    commonJsPlugin(['papaparse']),
    workerScriptPlugin(),
    mockWorkerPlugin(),
    // The plugin reads this file alone, not what it extends: it must itself name legacy decorators.
    esbuildPlugin({
      ts: true,
      json: true,
      tsconfig: fileURLToPath(new URL('../src/tsconfig.json', import.meta.url)),
      target: 'es2022',
    }),
  ],
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
