import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { readFloor } from './browser-floor/floor.js';
import { checkStyles } from './browser-floor/styles.js';

/** Runs ESLint with `.config/eslint.config.js` over a root folder, or over the files named. Each problem is a sentence. */
export async function checkScripts(root: string, files: readonly string[] = ['.']): Promise<string[]> {
  const eslint = new ESLint({ cwd: root, overrideConfigFile: path.join(root, '.config/eslint.config.js') });
  const results = await eslint.lintFiles([...files]);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, column, message, ruleId }) =>
        `${path.relative(root, filePath)}:${line}:${column} ${message.split('\n')[0] ?? ''} (${ruleId ?? 'parser'})`,
    ),
  );
}

const KNOWN_TO_BE_RIGHT = [
  // Attributes of HTML that lit-analyzer's own list lacks.
  /Unknown attribute '(autocorrect|enterkeyhint|inert|popover)'/,
  // It takes Lit's `nothing`, which leaves an attribute out, for a value that the attribute is given.
  /Symbol\(undefined\)/,
  // `aria-expanded=${String(isOpen)}` is one of its two values, though the compiler calls it any text.
  /Type 'string' is not assignable to '"true" \| "false"/,
];

/** Runs lit-analyzer over the templates of `src`, in strict mode. */
export async function checkTemplates(root: string): Promise<string[]> {
  // Its style rules date from 2021 and know neither containers nor forced colours; the browser floor reads styles anyway.
  const options = ['--strict', '--rules.no-invalid-css', 'off', '--format', 'list', '--maxWarnings', '0', '--noColor'];
  const { output } = await run(root, 'lit-analyzer', ['src/**/*.ts', ...options]);
  const found: string[] = [];
  let file = '';
  for (const line of output.split('\n')) {
    if (/^\.?\/.*\.ts$/.test(line.trim())) file = line.trim();
    const [, position, problem] = /^\s+(\d+:\d+)\s+(?:error|warning)\s+(.*)$/.exec(line) ?? [];
    const isRight = KNOWN_TO_BE_RIGHT.some((known) => known.test(problem ?? ''));
    if (position && problem && !isRight) found.push(`${file}:${position} ${problem}`);
  }
  if (!/problems? in|Found no problems/.test(output)) throw new Error(output);
  return found;
}

/** Holds style sheets that are no template to the browser floor. */
export async function checkStyleSheets(root: string): Promise<string[]> {
  const floor = readFloor(path.join(root, '.browserslistrc'));
  const sheets = ['src', 'stories'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css'))
      .map((file) => path.join(folder, file)),
  );
  return sheets.flatMap((sheet) => {
    const text = readFileSync(path.join(root, sheet), 'utf8');
    return checkStyles(text, floor).map(({ offset, name, missing }) => {
      const line = text.slice(0, offset).split('\n').length;
      return `${sheet}:${line} ${name} is not in ${missing}`;
    });
  });
}

/** Asks prettier which files are not as it would write them. */
export async function checkFormat(root: string): Promise<string[]> {
  const { output, status } = await run(root, 'prettier', ['--list-different', '.']);
  const files = output.split('\n').filter((line) => line.trim() !== '');
  if (status !== 0 && files.length === 0) throw new Error('prettier failed without a word');
  return files.map((file) => (/\s/.test(file) ? file : `${file} is not formatted: npm run format`));
}

interface KnipIssues {
  readonly issues: readonly ({ readonly file: string } & Record<string, unknown>)[];
}

/** Asks knip for files, exports and dependencies that nothing uses. */
export async function checkUnused(root: string): Promise<string[]> {
  const { output } = await run(root, 'knip', ['--config', '.config/knip.json', '--reporter', 'json', '--no-progress']);
  const start = output.indexOf('{"issues"');
  if (start < 0) throw new Error(output);
  const { issues } = JSON.parse(output.slice(start).split('\n')[0] ?? '') as KnipIssues;
  return issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, found]) =>
      (Array.isArray(found) ? found : []).map((issue) => `${file}: ${kind}: ${nameOf(issue)}`),
    ),
  );
}

function nameOf(issue: unknown): string {
  return typeof issue === 'object' && issue !== null && 'name' in issue ? String(issue.name) : JSON.stringify(issue);
}

/** Runs a development tool by name; what it says on either stream comes back together. */
function run(root: string, tool: string, args: readonly string[]): Promise<{ output: string; status: number | null }> {
  const bin = path.join(root, 'node_modules/.bin', tool);
  return new Promise((resolve, reject) => {
    const child = spawn(bin, args, { cwd: root, shell: process.platform === 'win32', env: { ...process.env, NO_COLOR: '1' } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ output, status }));
  });
}
