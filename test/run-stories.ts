// `npm run test:stories`: every story renders, plays and has no axe violation, in a real browser.
import { mkdirSync } from 'node:fs';
import { writeManifest } from '../.config/build/manifest.js';
import { dist } from '../.config/build/paths.js';
import { findOrInstallBrowser, findShell } from './support/find-browser.js';
import { conclude, runPart } from './support/run-part.js';

const browser = findShell() ?? findOrInstallBrowser(console.log);
console.log(browser.said);
// Stories read their tables from it.
mkdirSync(dist, { recursive: true });
writeManifest();

const report = await runPart(
  { runner: 'stories', command: 'vitest', args: ['run', '--config', 'test/vitest.stories.config.ts'] },
  { CHROME_PATH: browser.executablePath },
);
process.exitCode = conclude(report, 'stories: ');
