import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './run-part.js';

/** A script with all it imports, in one file: a process of it starts in a moment. */
export interface BundledScript {
  readonly file: string;
  readonly remove: () => void;
}

/** @param entry - Its path from the root. */
export async function bundledScript(entry: string): Promise<BundledScript> {
  const folder = mkdtempSync(path.join(tmpdir(), 'regulars-script-'));
  const file = path.join(folder, 'script.cjs');
  await build({
    entryPoints: [path.join(root, entry)],
    absWorkingDir: root,
    outfile: file,
    ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node20', external: ['pg-native'] },
    tsconfig: path.join(root, 'src/tsconfig.json'),
    logLevel: 'warning',
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
