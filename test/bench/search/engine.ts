import type { People, Person } from './people.js';

/** As many as a list shows. */
export const LIMIT = 20;

/** One row of an answer: all that a list shows of a customer. */
export type Found = Pick<Person, 'id' | 'displayName' | 'phone' | 'email'> & { readonly status: string };

/** A search engine on the customers that it has stored in this browser. */
export interface SearchEngine {
  /** Lets it do what it puts off until nobody needs the page. */
  rest?(): Promise<void>;
  /** Resolves when all are stored and searchable. */
  load(people: People): Promise<void>;
  /** The first 20 whom all words typed fit, as far as the engine can say; those one typo away where it finds nobody and knows how. */
  search(text: string): Promise<readonly Found[]>;
  /** Whether `search` answers while `load` runs. */
  readonly answersWhileLoading?: boolean;
  /** Resolves when answers hold everybody, where they do not from the first one on. */
  complete?(): Promise<void>;
  /** Memory that browsers do not count as the page's: that of WebAssembly. */
  uncountedBytes?(): Promise<number>;
}

/** Opens an engine on what an earlier page has stored, or empty. */
export type OpenEngine = () => Promise<SearchEngine>;

/** Ours, and those it is compared with. */
export const ENGINES = {
  regulars: 'Regulars',
  sqlite: 'SQLite FTS5',
  idb: 'raw idb multiEntry',
  dexie: 'Dexie multiEntry',
  minisearch: 'MiniSearch',
  flexsearch: 'FlexSearch',
  orama: 'Orama',
  fuse: 'Fuse.js',
} as const;

export type EngineName = keyof typeof ENGINES;

export const OURS = 'regulars' satisfies EngineName;
export const PEERS = (Object.keys(ENGINES) as EngineName[]).filter((name) => name !== OURS);
