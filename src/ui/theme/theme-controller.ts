import type { CSSResult, LitElement, ReactiveController } from 'lit';
import { watchPage } from './page-watch.js';
import { behind, schemeAround } from './scheme.js';
import type { Scheme } from './scheme.js';
import { compactTokens, darkTokens, groundTokens, rightToLeftTokens, roomyTokens } from './tokens.js';

export type Density = 'default' | 'compact' | 'roomy';

/** What the provider says of the look; absent values are `auto` and `default`. */
export interface ThemeSettings {
  readonly scheme?: Scheme | undefined;
  readonly density?: Density | undefined;
}

/** Gives an element the sheets of the scheme, density and direction it stands in, and changes them live. */
export class ThemeController implements ReactiveController {
  /** The scheme in force. */
  scheme: 'light' | 'dark' = 'light';

  private stopWatching = (): void => undefined;
  private adopted: readonly CSSResult[] = [];
  private applied: ThemeSettings = {};

  constructor(
    private readonly host: LitElement,
    private readonly settings: () => ThemeSettings | undefined = () => undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stopWatching = watchPage(() => {
      this.apply();
    });
    this.apply();
  }

  hostUpdate(): void {
    const { scheme, density } = this.settings() ?? {};
    // Reading computed styles in every update would force a layout in each.
    if (scheme !== this.applied.scheme || density !== this.applied.density) this.apply();
  }

  hostDisconnected(): void {
    this.stopWatching();
  }

  private apply(): void {
    this.applied = { ...this.settings() };
    this.scheme = schemeAround(this.host, this.applied.scheme);

    const sheets: CSSResult[] = [];
    if (this.scheme === 'dark') sheets.push(darkTokens);
    if (behind(this.host) !== this.scheme) sheets.push(groundTokens);
    if (this.applied.density === 'compact') sheets.push(compactTokens);
    if (this.applied.density === 'roomy') sheets.push(roomyTokens);
    if (getComputedStyle(this.host).direction === 'rtl') sheets.push(rightToLeftTokens);
    this.adopt(sheets);
  }

  private adopt(sheets: readonly CSSResult[]): void {
    const root = this.host.renderRoot;
    if (!(root instanceof ShadowRoot) || isSame(sheets, this.adopted)) return;

    const old = styleSheets(this.adopted);
    const others = root.adoptedStyleSheets.filter((sheet) => !old.includes(sheet));
    root.adoptedStyleSheets = [...others, ...styleSheets(sheets)];
    this.adopted = sheets;
  }
}

function isSame(some: readonly CSSResult[], others: readonly CSSResult[]): boolean {
  return some.length === others.length && some.every((sheet, index) => sheet === others[index]);
}

function styleSheets(results: readonly CSSResult[]): CSSStyleSheet[] {
  return results.flatMap((result) => result.styleSheet ?? []);
}
