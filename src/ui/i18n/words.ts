/** Says numbers as one language does. */
export interface Phrasing {
  /** BCP 47. */
  readonly locale: string;
  number(value: number): string;
  /** Picks a form by the language's own rules; `other` where the form is not given. */
  plural(count: number, forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>): string;
}

/** What a text may have in braces: `{path}`. */
export type MessageValues = Readonly<Record<string, unknown>>;

/** A text, or a function from typed arguments to one. */
export type Message = string | ((args: never, phrasing: Phrasing) => string);

export type AreaName =
  | 'common'
  | 'search'
  | 'form'
  | 'account'
  | 'panel'
  | 'loyalty'
  | 'credit'
  | 'adjust'
  | 'approval'
  | 'history'
  | 'list'
  | 'queue'
  | 'scan'
  | 'sync'
  | 'conflict';

/** The texts of one area in one language. The English object is the type of all others. */
export interface AreaTexts<W> {
  readonly words: W;
  /** What the profile `given-family` calls otherwise. */
  readonly givenFamily?: Partial<W>;
}

/** An area with its English, which travels with the element that shows it. */
export interface WordArea<W> extends AreaTexts<W> {
  readonly area: AreaName;
}

/** One language: its areas. */
export type Language = Readonly<Partial<Record<AreaName, AreaTexts<object>>>>;

/** What `t()` takes beside the key: a function's arguments, or what fills a text's braces. */
export type MessageArgs<M> = M extends (args: infer A, phrasing: Phrasing) => string
  ? unknown extends A
    ? []
    : [args: A]
  : [values?: MessageValues];
