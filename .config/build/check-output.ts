import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';
import { dist, packageJson, root } from './paths.js';

/** Below these, elements have been shaken out: a wrong `sideEffects` does so, and every tool still reports success. */
const FLOORS_BYTES: Readonly<Record<string, number>> = { cdn: 100_000, chunks: 50_000 };

/**
 * Holds what was built: all of `exports` is there, every script parses as ES2022 (decorators do not), and none has lost its elements.
 *
 * @throws With everything that is wrong.
 */
export function checkOutput(): void {
  const problems: string[] = [];
  const targets = Object.values(packageJson.exports).flatMap((target) =>
    typeof target === 'string' ? [target] : [target.types, target.default],
  );
  for (const target of targets) {
    if (!existsSync(path.join(root, target))) problems.push(`exports names ${target}, which was not built`);
  }

  const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  for (const file of scripts) {
    try {
      parse(readFileSync(path.join(dist, file), 'utf8'), { ecmaVersion: 2022, sourceType: 'module' });
    } catch (error) {
      problems.push(`dist/${file} is not ES2022: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  for (const [folder, floor] of Object.entries(FLOORS_BYTES)) {
    const bytes = scripts
      .filter((file) => file.startsWith(folder))
      .reduce((sum, file) => sum + statSync(path.join(dist, file)).size, 0);
    if (bytes < floor) problems.push(`dist/${folder} holds ${bytes} bytes of script, fewer than ${floor}: elements are missing`);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
