import { createContext } from '@lit/context';
import type { Scheme } from '../ui/theme/scheme.js';
import type { Density } from '../ui/theme/theme-controller.js';
import type { TokenName } from '../ui/theme/tokens.js';

/** Words of the host's own, by key: `{ 'search.label': 'Find a member' }`. */
export type MessageOverrides = Readonly<Record<string, string>>;

/** How everything inside a provider looks; live. Goes over its attributes. */
export interface Appearance {
  readonly scheme?: Scheme;
  readonly density?: Density;
  /** Values of `--regulars-*`, without those dashes. */
  readonly tokens?: Partial<Readonly<Record<TokenName, string>>>;
}

/** What a provider settles for all elements inside: language, words and looks. */
export interface Presentation {
  readonly locale?: string | undefined;
  readonly messages: MessageOverrides;
  readonly scheme: Scheme;
  readonly density: Density;
  readonly headingLevel?: number | undefined;
  /** Counts the sales of this provider: another number means that views start afresh, after `nextSale()`. */
  readonly saleCount: number;
}

export const presentationContext = createContext<Presentation>(Symbol.for('regulars/presentation@1'));
