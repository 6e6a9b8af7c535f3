// `npm test`: every test, in a real browser where it needs one.
import { findOrInstallBrowser, findShell } from './support/find-browser.js';
import { sumReports, type Report } from './support/report.js';
import { conclude, runPart, type Part } from './support/run-part.js';

const browser = findOrInstallBrowser(console.log);
console.log(browser.said);
const shell = findShell();
if (shell) console.log(shell.said);
// The runners need not search again, and all drive the same one.
const env = { CHROME_PATH: browser.executablePath };

const vitest = ['run', '--config', 'test/vitest.config.ts'];
const parts: readonly Part[] = [
  { runner: 'browser', command: 'web-test-runner', args: ['--config', 'test/web-test-runner.config.js'] },
  // Apart, so that a register that does not build leaves the package and the house tested.
  { runner: 'journeys', command: 'vitest', args: [...vitest, '--project', 'journeys'] },
  // With a Postgres of its own, or that of DATABASE_URL.
  { runner: 'server', command: 'vitest', args: [...vitest, '--project', 'server'] },
  { runner: 'package', command: 'vitest', args: [...vitest, '--project', 'package', '--project', 'house'] },
];

const reports: Report[] = [];
for (const part of parts) {
  const isOfElements = part.runner === 'browser' && shell !== null;
  reports.push(await runPart(part, isOfElements ? { CHROME_PATH: shell.executablePath } : env));
}
process.exitCode = conclude(sumReports(reports));
