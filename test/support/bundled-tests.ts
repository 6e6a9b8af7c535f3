import path from 'node:path';
import type { BrowserLauncher, TestRunnerPlugin } from '@web/test-runner';
import { build, type BuildOptions } from 'esbuild';
import { workerScriptInEsbuild } from '../../.config/build/worker-script.js';
import { root } from './run-part.js';

/** What frames of tests import, each from the address that it has in the sources. */
const FRAMED = [
  'src/client.ts',
  'src/define/customer-provider.ts',
  'src/define/customer-search.ts',
  'test/support/sample-csv.ts',
];

const CHUNKS = 'chunks';

const SETTINGS: BuildOptions = {
  ...{ absWorkingDir: root, outbase: root, outdir: root, write: false, logLevel: 'warning' },
  ...{ bundle: true, splitting: true, format: 'esm', platform: 'browser', target: 'es2022' },
  chunkNames: `${CHUNKS}/[hash]`,
  conditions: ['development'],
  external: ['/__web-*'],
  // Only what fails reads them.
  sourcemap: 'linked',
  tsconfig: path.join(root, 'src/tsconfig.json'),
  plugins: [workerScriptInEsbuild()],
};

/**
 * Builds all the test files of a run at once, and serves each from its own address: what they share is in chunks, of which a
 * page loads a quarter as many as there are modules.
 */
export class BundledTests {
  #built: Promise<ReadonlyMap<string, string>> = Promise.resolve(new Map());

  readonly plugin: TestRunnerPlugin = {
    name: 'bundled-tests',
    serve: async ({ path: address }) => {
      const body = (await this.#built).get(address.replace(/\.ts$/, '.js'));
      if (body === undefined) return undefined;
      return { body, type: address.endsWith('.map') ? 'json' : 'js' };
    },
  };

  /** A launcher is the first to be told which files a run has. */
  builtBy(launcher: BrowserLauncher): BrowserLauncher {
    const { initialize } = launcher;
    launcher.initialize = async (config, files) => {
      this.#built = built(files);
      await this.#built;
      await initialize?.call(launcher, config, files);
    };
    return launcher;
  }
}

/** The text of each output by its address. */
async function built(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { outputFiles = [] } = await build({ ...SETTINGS, entryPoints: [...files, ...FRAMED] });
  return new Map(
    outputFiles.map((output) => [`/${path.relative(root, output.path).split(path.sep).join('/')}`, output.text] as const),
  );
}
