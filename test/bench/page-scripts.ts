import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { workerScript, workerScriptInEsbuild } from '../../.config/build/worker-script.js';
import { root } from '../support/run-part.js';

/** Builds the package where it was not built yet, unless `src/` is measured as it stands. */
export function ensureBuilt(source: boolean): void {
  if (source || existsSync(path.join(root, 'dist/index.js'))) return;
  spawnSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
}

/**
 * The script of a page with the package in it, as a host's bundler makes them, into a folder to be served; beside it the
 * host's copy of `regulars/worker.js`, as the policy of these pages refuses workers from blobs.
 *
 * @param from The folder of `test/` where the script lies.
 */
export async function bundlePage(folder: string, page: `${string}-page`, source: boolean, from = 'bench'): Promise<void> {
  const entry = (name: string): string => path.join(root, source ? `src/${name}.ts` : `dist/${name}.js`);
  await build({
    entryPoints: [path.join(root, `test/${from}/${page}.ts`)],
    absWorkingDir: root,
    outdir: folder,
    chunkNames: 'chunks/[name]-[hash]',
    alias: { 'regulars/client': entry('client'), regulars: entry('index') },
    plugins: [workerScriptInEsbuild()],
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: ['chrome109', 'safari16.4', 'firefox115'],
    tsconfig: path.join(root, 'src/tsconfig.json'),
    logLevel: 'warning',
  });
  writeFileSync(path.join(folder, 'worker.js'), await workerScript());
}
