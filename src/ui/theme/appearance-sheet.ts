import type { TokenName } from './tokens.js';

/**
 * The sheet by which a provider hands its tokens down. One for its life, adopted by its root; a page's own rule
 * on the provider's tag still wins.
 */
export class AppearanceSheet {
  readonly sheet = new CSSStyleSheet();

  /**
   * Sets exactly these tokens, each through the CSSOM, so that a value can never end the rule it stands in.
   *
   * @param tokens By name without the `--regulars-`, such as `{ accent: '#0a7d4f', 'on-accent': '#fff' }`.
   */
  set(tokens: Readonly<Partial<Record<TokenName, string>>>): void {
    this.sheet.replaceSync(':host{}');
    const rule = this.sheet.cssRules[0];
    if (!(rule instanceof CSSStyleRule)) return;
    for (const [name, value] of Object.entries(tokens)) rule.style.setProperty(`--regulars-${name}`, value);
  }
}
