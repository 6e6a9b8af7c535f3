import type { TestRunnerPlugin } from '@web/test-runner';
import { build } from 'esbuild';

const FOLDER = '/__common-js__/';

/** Serves packages that exist as CommonJS only, which a browser cannot import, as modules with a default export. */
export function commonJsPlugin(packages: readonly string[]): TestRunnerPlugin {
  return {
    name: 'common-js',
    resolveImport({ source }) {
      return packages.includes(source) ? `${FOLDER}${source}.js` : undefined;
    },
    async serve({ path }) {
      if (!path.startsWith(FOLDER)) return undefined;
      const name = path.slice(FOLDER.length, -'.js'.length);
      if (!packages.includes(name)) return undefined;
      const { outputFiles } = await build({
        stdin: { contents: `export { default } from '${name}';`, resolveDir: process.cwd() },
        bundle: true,
        format: 'esm',
        write: false,
      });
      return { body: outputFiles[0]?.text ?? '', type: 'js' };
    },
  };
}
