// `npm run size`: what a page pays for us, as a host's bundler makes it and a server with brotli sends it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { root } from '../support/run-part.js';
import { writeFigures } from './figures.js';
import { scriptsUntilAttached } from './scripts-until-attached.js';

interface Row {
  readonly name: string;
  readonly bytes: number;
  /** Smaller than this, elements have been shaken out and the figure means nothing. */
  readonly floorBytes: number;
  readonly budgetBytes: number;
}

const SEARCH = ["import './src/define/customer-provider.ts';", "import './src/define/customer-search.ts';"].join('\n');
const EVERYTHING = "import './src/define.ts';";

const folder = mkdtempSync(path.join(tmpdir(), 'size-'));
const search = await bundle(SEARCH, 'search');
const everything = await bundle(EVERYTHING, 'everything');
const attached = await scriptsUntilAttached(folder, 'search.js');

const rows: readonly Row[] = [
  { name: 'provider + search, before any import()', bytes: brotli(search), floorBytes: 12_000, budgetBytes: 18_000 },
  {
    name: 'provider + search, all that is loaded until a customer is attached',
    bytes: brotli(attached),
    floorBytes: 12_000,
    budgetBytes: 18_000,
  },
  { name: 'every element, before any import()', bytes: brotli(everything), floorBytes: 20_000, budgetBytes: 60_000 },
];
rmSync(folder, { recursive: true });

console.table(
  rows.map(({ name, bytes, budgetBytes }) => ({
    what: name,
    'bytes (brotli)': bytes,
    budget: budgetBytes,
    verdict: verdict(bytes, budgetBytes),
  })),
);
for (const { name, bytes, floorBytes } of rows.filter((row) => row.bytes < row.floorBytes)) {
  console.log(
    `${name}: ${bytes} bytes are fewer than ${floorBytes}. The elements are missing: look at "sideEffects" in package.json.`,
  );
}
const within = rows.filter((row) => row.bytes <= row.budgetBytes && row.bytes >= row.floorBytes).length;
writeFigures('size.json', { name: 'size', options: {}, figures: { within, of: rows.length }, rows });
console.log(`size: ${within} of ${rows.length} within budget`);
process.exitCode = within === rows.length ? 0 : 1;

/** Bundles as a host would, dependencies included, and gives the files that load without an import(). */
async function bundle(contents: string, name: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: root, sourcefile: `${name}.js` },
    absWorkingDir: root,
    outdir: folder,
    entryNames: name,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    metafile: true,
    target: ['chrome109', 'safari16.4', 'firefox115'],
    tsconfig: path.join(root, 'src/tsconfig.json'),
    logLevel: 'warning',
  });
  return staticFiles(metafile, path.relative(root, path.join(folder, `${name}.js`)));
}

function staticFiles({ outputs }: Metafile, entry: string): string[] {
  const found = new Set([entry]);
  for (const file of found) {
    for (const { path: imported, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement') found.add(imported);
  }
  return [...found].map((file) => path.resolve(root, file));
}

/** Each file is compressed apart, as a server does. */
function brotli(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + compressed(readFileSync(file)), 0);
}

function compressed(text: Buffer): number {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  return brotliCompressSync(text, { params }).length;
}

function verdict(bytes: number, budgetBytes: number): string {
  return bytes <= budgetBytes ? `${budgetBytes - bytes} left` : `${bytes - budgetBytes} OVER`;
}
