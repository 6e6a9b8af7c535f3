import type { TokenName } from './tokens.js';
import type { Density, Scheme } from './theme-controller.js';

/** How everything inside a provider looks; changed at any time. */
export interface Appearance {
  readonly scheme?: Scheme;
  readonly density?: Density;
  /** By name without the `--regulars-`, such as `{ accent: '#0a7d4f', 'on-accent': '#fff' }`. */
  readonly tokens?: Readonly<Partial<Record<TokenName, string>>>;
}

/**
 * The sheet by which a provider hands its tokens down. One for its life, adopted by its root; a page's own rule
 * on the provider's tag still wins.
 */
export class AppearanceSheet {
  readonly sheet = new CSSStyleSheet();

  /** Sets exactly these tokens, each through the CSSOM, so that a value can never end the rule it stands in. */
  set(tokens: NonNullable<Appearance['tokens']>): void {
    this.sheet.replaceSync(':host{}');
    const rule = this.sheet.cssRules[0];
    if (!(rule instanceof CSSStyleRule)) return;
    for (const [name, value] of Object.entries(tokens)) rule.style.setProperty(`--regulars-${name}`, value);
  }
}
