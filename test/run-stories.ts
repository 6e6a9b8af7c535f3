// `npm run test:stories`: every story renders, plays and has no axe violation, in a real browser.
import { findOrInstallBrowser } from './support/find-browser.js';
import { conclude, runPart } from './support/run-part.js';

const browser = findOrInstallBrowser(console.log);
console.log(browser.said);
const report = await runPart(
  { runner: 'stories', command: 'vitest', args: ['run', '--config', 'test/vitest.stories.config.ts'] },
  { CHROME_PATH: browser.executablePath },
);
process.exitCode = conclude(report, 'stories: ');
