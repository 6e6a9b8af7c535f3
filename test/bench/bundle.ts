import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { workerScriptInEsbuild } from '../../.config/build/worker-script.js';
import { withSmallTemplates } from '../../.config/build/small-templates.js';
import { root } from '../support/run-part.js';

const HOST_BUILD: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  minify: true,
  target: ['chrome109', 'safari16.4', 'firefox115'],
  tsconfig: path.join(root, 'src/tsconfig.json'),
  logLevel: 'warning',
};

/** Hosts bundle what our build has made of the sources. */
const asPublished: Plugin = {
  name: 'as-published',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path: file }) => ({
      contents: withSmallTemplates(readFileSync(file, 'utf8')),
      loader: 'ts',
    }));
  },
};

/**
 * Bundles as a host would, dependencies included, and counts the bytes that a server with brotli sends for all that loads at once.
 *
 * @param inlined Modules reached by import() that count too; by default none.
 */
export async function bytesAtOnce(code: string, inlined: ReadonlySet<string> = new Set()): Promise<number> {
  const { outputFiles } = await build({
    ...HOST_BUILD,
    stdin: { contents: code, resolveDir: root },
    plugins: [withoutLazy(inlined), workerScriptInEsbuild(), asPublished],
    write: false,
  });
  const text = outputFiles[0]?.contents ?? new Uint8Array();
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  return brotliCompressSync(text, { params }).length;
}

/** Bundles into a folder, lazy modules as files of their own; tells which file holds which of them. */
export async function bundleInto(folder: string, code: string): Promise<ReadonlyMap<string, string>> {
  const { metafile } = await build({
    ...HOST_BUILD,
    stdin: { contents: code, resolveDir: root },
    outdir: folder,
    entryNames: '[name]-[hash]',
    splitting: true,
    plugins: [workerScriptInEsbuild(), asPublished],
    metafile: true,
  });
  return new Map(
    Object.entries(metafile.outputs).flatMap(([file, { entryPoint }]) =>
      entryPoint === undefined
        ? []
        : [[path.resolve(root, file), entryPoint === '<stdin>' ? entryPoint : path.resolve(root, entryPoint)]],
    ),
  );
}

function withoutLazy(inlined: ReadonlySet<string>): Plugin {
  return {
    name: 'without-lazy',
    setup(bundler) {
      bundler.onResolve({ filter: /.*/ }, async ({ kind, path: module, resolveDir, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === withoutLazy) return undefined;
        const { path: file } = await bundler.resolve(module, { kind, resolveDir, pluginData: withoutLazy });
        return inlined.has(file) ? undefined : { path: module, external: true };
      });
    },
  };
}
