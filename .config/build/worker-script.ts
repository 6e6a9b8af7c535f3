import path from 'node:path';
import { build, type Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin } from 'vite';
import { root } from './paths.js';

/** The module that holds the worker's script as a text: empty in the sources, filled by whatever builds or serves them. */
const HOLDER = /[\\/]src[\\/]data[\\/]search[\\/]packing[\\/]worker-script\.ts$/;

let bundled: Promise<string> | null = null;

/** The script of the packing worker in one piece, which imports nothing. */
export function workerScript(): Promise<string> {
  bundled ??= build({
    absWorkingDir: root,
    entryPoints: [path.join(root, 'src/data/search/packing/pack-worker.ts')],
    bundle: true,
    format: 'iife',
    minify: true,
    // The floor of .browserslistrc.
    target: ['chrome109', 'safari16.4', 'firefox115'],
    tsconfig: path.join(root, 'src/tsconfig.json'),
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
  }).then(({ outputFiles }) => (outputFiles[0]?.text ?? '').trim());
  return bundled;
}

/** The module with the script in it; null for any other file. */
export async function filledHolder(file: string): Promise<string | null> {
  return HOLDER.test(file) ? `export const WORKER_SCRIPT = ${JSON.stringify(await workerScript())};` : null;
}

export function workerScriptInVite(): Plugin {
  return { name: 'worker-script', enforce: 'pre', load: (id) => filledHolder(id) };
}

/** A page's copy of `regulars/worker.js`, as a vendor makes it whose policy refuses workers from blobs. */
export function workerCopyInVite(): Plugin {
  return {
    name: 'worker-copy',
    configureServer({ middlewares }) {
      middlewares.use('/worker.js', (_request, response, next) => {
        workerScript().then((script) => response.setHeader('content-type', 'text/javascript').end(script), next);
      });
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'worker.js', source: await workerScript() });
    },
  };
}

export function workerScriptInEsbuild(): EsbuildPlugin {
  return {
    name: 'worker-script',
    setup(bundler) {
      bundler.onLoad({ filter: HOLDER }, async ({ path: file }) => ({
        contents: (await filledHolder(file)) ?? '',
        loader: 'js',
      }));
    },
  };
}
