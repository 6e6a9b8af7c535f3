// `npm run size`: what a page pays for us, as a host's bundler makes it and a server with brotli sends it.
import { writeFigures } from './figures.js';
import { bytesAtOnce } from './bundle.js';
import { lazyUntilAttached } from './lazy-until-attached.js';

interface Row {
  readonly name: string;
  readonly bytes: number;
  /** Smaller than this, elements have been shaken out and the figure means nothing. */
  readonly floorBytes: number;
  readonly budgetBytes: number;
}

const SEARCH = "import './src/define/customer-provider.ts'; import './src/define/customer-search.ts';";
const EVERYTHING = "import './src/define.ts';";

const rows: readonly Row[] = [
  { name: 'provider + search, before any import()', bytes: await bytesAtOnce(SEARCH), floorBytes: 12_000, budgetBytes: 18_800 },
  // What is imported lazily and yet always needed would else be missing from the account.
  {
    name: 'provider + search, opened, searched and attached',
    bytes: await bytesAtOnce(SEARCH, await lazyUntilAttached(SEARCH)),
    floorBytes: 24_000,
    // Why so much: docs/decisions/0012-what-the-size-holds-with-ledgers-and-scanners.md.
    budgetBytes: 54_900,
  },
  { name: 'every element, before any import()', bytes: await bytesAtOnce(EVERYTHING), floorBytes: 20_000, budgetBytes: 60_000 },
];

console.table(
  rows.map(({ name, bytes, budgetBytes }) => ({ what: name, brotli: bytes, budget: budgetBytes, left: budgetBytes - bytes })),
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
