import path from 'node:path';
import { build } from 'vite';
import { dist, entryNames, packageJson, root } from './paths.js';
import { runTool } from './run-tool.js';
import { smallTemplates } from './small-templates.js';

/** Builds what npm users import: modules that share chunks, dependencies left to the host's own bundler. */
export async function buildLibrary(): Promise<void> {
  const { dependencies, peerDependencies } = packageJson;
  const external = Object.keys({ ...dependencies, ...peerDependencies }).map((name) => new RegExp(`^${name}(/|$)`));
  await build({
    configFile: path.join(root, 'vite.config.ts'),
    root,
    logLevel: 'warn',
    plugins: [smallTemplates()],
    build: {
      outDir: dist,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      sourcemap: true,
      lib: {
        formats: ['es'],
        entry: Object.fromEntries(entryNames().map((name) => [name, path.join(root, 'src', `${name}.ts`)])),
      },
      rolldownOptions: { external, output: { chunkFileNames: 'chunks/[name].js' } },
    },
  });
  runTool('tsc', ['-p', 'src/tsconfig.build.json']);
}
