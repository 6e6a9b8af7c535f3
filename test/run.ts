// `npm test`: every test, in a real browser where it needs one.
import { findOrInstallBrowser } from './support/find-browser.js';
import { sumReports } from './support/report.js';
import { conclude, runPart } from './support/run-part.js';

const browser = findOrInstallBrowser(console.log);
console.log(browser.said);
// The runners need not search again, and all drive the same one.
const env = { CHROME_PATH: browser.executablePath };

const inBrowser = await runPart(
  { runner: 'web-test-runner', command: 'web-test-runner', args: ['--config', 'test/web-test-runner.config.js'] },
  env,
);
const inNode = await runPart({ runner: 'vitest', command: 'vitest', args: ['run', '--config', 'test/vitest.config.ts'] }, env);

process.exitCode = conclude(sumReports([inBrowser, inNode]));
