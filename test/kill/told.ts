/** Parts of a register's work in which its browser is killed. */
export type Step = 'save' | 'import' | 'compaction' | 'flip' | 'segment';

/** A customer as one write leaves it. */
export interface State {
  readonly id: string;
  readonly displayName: string;
  readonly phone: string | null;
  readonly note: string | null;
  readonly points: number;
  readonly consents: number;
}

/** What a page says while it works. What was said is known outside the browser, and survives it. */
export type Told =
  | { readonly kind: 'begun'; readonly step: Step; /** Of the manifest that a flip is to follow on. */ readonly g?: number }
  | { readonly kind: 'done'; readonly step: Step; readonly tookMs: number }
  /** Of somebody who was here before. */
  | { readonly kind: 'known'; readonly state: State }
  /** Before a write; `acknowledged` once the client has said that it is kept. */
  | { readonly kind: 'trying' | 'acknowledged'; readonly state: State }
  /** Rows of a file that the client has said are kept. */
  | { readonly kind: 'rows'; readonly rows: number };

/** A customer about whom something was said. */
export interface Expected {
  readonly id: string;
  /** The state acknowledged last, and the one that was being written when the browser was killed; null is nobody. */
  readonly anyOf: readonly (State | null)[];
  /** Whether it is looked up and searched for through the client, and not only walked. */
  readonly isAsked: boolean;
}

/** What the page is to look for after a kill. */
export interface Expectation {
  readonly customers: readonly Expected[];
  /** Rows of the only file that was imported into this database; null where others wrote customers as well. */
  readonly rows: number | null;
}

/** What was found after a kill. */
export interface Found {
  /** What was acknowledged and is not there as it was, in sentences. */
  readonly lost: readonly string[];
  /** Where the index says otherwise than the tables, in sentences. */
  readonly wrong: readonly string[];
  /** The state of each customer that had more than one to be in. */
  readonly settled: readonly { readonly id: string; readonly state: State | null }[];
  /** Customers in the tables. */
  readonly customers: number;
  /** Values that the kill left and nobody names. */
  readonly left: number;
  /** Those still there after the register tidied up, as it does some time after each start. */
  readonly garbage: number;
  /** Of the manifest as it was found. */
  readonly g: number;
}
