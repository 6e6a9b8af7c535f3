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
  private adopted: readonly CSSStyleSheet[] = [];
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
    const { scheme, density } = (this.applied = { ...this.settings() });
    this.scheme = schemeAround(this.host, scheme);
    const { direction } = getComputedStyle(this.host);
    this.adopt([
      ...(this.scheme === 'dark' ? [darkTokens] : []),
      ...(behind(this.host) === this.scheme ? [] : [groundTokens]),
      ...(density === 'compact' ? [compactTokens] : density === 'roomy' ? [roomyTokens] : []),
      ...(direction === 'rtl' ? [rightToLeftTokens] : []),
    ]);
  }

  private adopt(results: readonly CSSResult[]): void {
    const { renderRoot } = this.host;
    const sheets = results.flatMap(({ styleSheet }) => styleSheet ?? []);
    const isSame = sheets.length === this.adopted.length && sheets.every((sheet, index) => sheet === this.adopted[index]);
    if (!(renderRoot instanceof ShadowRoot) || isSame) return;
    const others = renderRoot.adoptedStyleSheets.filter((sheet) => !this.adopted.includes(sheet));
    renderRoot.adoptedStyleSheets = [...others, ...sheets];
    this.adopted = sheets;
  }
}
