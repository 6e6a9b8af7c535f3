import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { dist, root } from './paths.js';
import { smallTemplates } from './small-templates.js';

/** Builds the folder a script tag points into: one module that registers every element, and what it loads later. */
export async function buildScriptTag(folder = path.join(dist, 'cdn')): Promise<void> {
  await build({
    configFile: path.join(root, 'vite.config.ts'),
    root,
    logLevel: 'warn',
    plugins: [smallTemplates(), ownPolicyName()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      sourcemap: true,
      lib: { formats: ['es'], entry: { regulars: path.join(root, '.config/build/script-tag-entry.ts') } },
      rolldownOptions: {
        output: {
          // A lazy chunk's name changes with its text, so that a browser never mixes two releases.
          chunkFileNames: 'chunks/[name]-[hash].js',
          // The library mode leaves white space in, which bundlers of hosts would take out; here nobody comes after.
          minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
        },
      },
    },
  });
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const text = scripts.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
  if (!/createPolicy\([`"']regulars[`"']/.test(text))
    throw new Error('the script tag’s Lit has kept its policy name: a second Lit on the page would throw');
}

/** Under `trusted-types lit-html` without 'allow-duplicates', the host's own Lit must be the only one of that name. */
function ownPolicyName(): Plugin {
  return {
    name: 'own-policy-name',
    transform(code, id) {
      if (!/[\\/]lit-html[\\/]lit-html\.js$|[\\/]lit-html[\\/](development|node)[\\/].*lit-html\.js$/.test(id)) return undefined;
      return { code: code.replace(/createPolicy\((["'])lit-html\1/, 'createPolicy($1regulars$1'), map: null };
    },
  };
}
