import sqlite3InitModule, { type Database, type PreparedStatement, type Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { LIMIT, type Found } from './engine.js';
import type { Person } from './people.js';

export type Request =
  | { readonly open: string }
  /** Customers, each with its words in a row. */
  | { readonly add: readonly (readonly [Person, words: string])[] }
  /** All are there: the index is made as good as it gets. */
  | { readonly finish: true }
  | { readonly search: readonly string[] }
  /** How much memory it has, its cache of pages in it. */
  | { readonly memory: true };

export type Reply = { readonly found: readonly Found[]; readonly bytes?: number } | { readonly error: string };

// One connection, so the log needs no shared memory. What was committed survives a crash, as it does in the others.
const PRAGMAS = `
  PRAGMA locking_mode = exclusive;
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = wal;
  PRAGMA synchronous = normal;
  PRAGMA temp_store = memory;
  PRAGMA cache_size = -65536;
`;

// Words come folded: the tokenizer only parts them. Nobody asks where in a name one stands, hence no detail and no text.
const TABLES = `
  CREATE TABLE IF NOT EXISTS customers (place INTEGER PRIMARY KEY, id TEXT, displayName TEXT, phone TEXT, email TEXT, status TEXT);
  CREATE VIRTUAL TABLE IF NOT EXISTS found_by USING fts5(
    words, content = '', detail = none, columnsize = 0, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co' tokenchars '@._+-'"
  );
`;

const SEARCH = `
  SELECT id, displayName, phone, email, status FROM found_by JOIN customers ON customers.place = found_by.rowid
  WHERE found_by MATCH ? LIMIT ${LIMIT}
`;

let sqlite: Sqlite3Static;
let database: Database;
let searching: PreparedStatement;
let place = 0;

globalThis.onmessage = ({ data }: MessageEvent<Request>) => {
  answer(data).then(
    (reply) => postMessage(reply),
    (error: unknown) => postMessage({ error: String(error) } satisfies Reply),
  );
};

async function answer(request: Request): Promise<Reply> {
  if ('search' in request) return { found: search(request.search) };
  if ('memory' in request) return { found: [], bytes: sqlite.wasm.heap8u().buffer.byteLength };
  if ('open' in request) await open(request.open);
  else if ('add' in request) add(request.add);
  else finish();
  return { found: [] };
}

async function open(name: string): Promise<void> {
  sqlite = await sqlite3InitModule();
  const { OpfsSAHPoolDb } = await sqlite.installOpfsSAHPoolVfs({});
  database = new OpfsSAHPoolDb(`/${name}`);
  database.exec(PRAGMAS);
  database.exec(TABLES);
  searching = database.prepare(SEARCH);
}

function add(people: readonly (readonly [Person, words: string])[]): void {
  const row = database.prepare('INSERT INTO customers VALUES (?, ?, ?, ?, ?, ?)');
  const index = database.prepare('INSERT INTO found_by (rowid, words) VALUES (?, ?)');
  database.transaction(() => {
    for (const [{ id, displayName, phone, email, status }, words] of people) {
      place += 1;
      row.bind([place, id, displayName, phone, email, status]).stepReset();
      index.bind([place, words]).stepReset();
    }
  });
  row.finalize();
  index.finalize();
}

function finish(): void {
  database.exec("INSERT INTO found_by (found_by) VALUES ('optimize')");
  database.exec('PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);');
}

function search(needles: readonly string[]): Found[] {
  if (needles.length === 0) return [];
  searching.bind([needles.map((needle) => `"${needle.replaceAll('"', '""')}"*`).join(' AND ')]);
  const found: Found[] = [];
  while (searching.step()) found.push(searching.get({}) as unknown as Found);
  searching.reset();
  return found;
}
