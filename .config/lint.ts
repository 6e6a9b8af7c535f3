// `npm run lint`: everything that can be said of the sources without running them.
import { fileURLToPath } from 'node:url';
import { checkLayers } from './layers.js';
import { checkFormat, checkScripts, checkStyleSheets, checkTemplates, checkUnused } from './linters.js';

const root = fileURLToPath(new URL('..', import.meta.url));

const checks: Readonly<Record<string, (root: string) => Promise<string[]>>> = {
  eslint: checkScripts,
  layers: checkLayers,
  templates: checkTemplates,
  styles: checkStyleSheets,
  format: checkFormat,
  unused: checkUnused,
};

let problems = 0;
await Promise.all(
  Object.entries(checks).map(async ([name, check]) => {
    // A linter that dies has not found nothing.
    const found = await check(root).catch((error: unknown) => [
      `${name} could not run: ${error instanceof Error ? error.message : String(error)}`,
    ]);
    problems += found.length;
    if (found.length > 0) console.log(`${name}: ${found.length}\n${found.map((problem) => `  ${problem}`).join('\n')}\n`);
  }),
);
console.log(`lint: ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
