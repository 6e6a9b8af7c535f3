import type { Appearance } from 'regulars';
import type { Density, Scheme, Settings } from './settings.js';

export type ThemeId = 'counter' | 'ledger' | 'night-market';
type Tokens = NonNullable<Appearance['tokens']>;

export interface Theme {
  /** What the theme is drawn for; a cashier may still choose otherwise. */
  readonly density: Density;
  readonly scheme: Scheme;
  readonly light: Tokens;
  readonly dark: Tokens;
}

/**
 * Themes change tokens only. The same names dress the customer elements (`provider.appearance`) and this page
 * (`pageRule` below), so that nobody can tell where one ends. Every pair of text and ground is 4.5:1 or better.
 */
export const THEMES: Readonly<Record<ThemeId, Theme>> = {
  // Calm paper, black ink, one blue: what the elements wear when nobody says otherwise.
  counter: { density: 'default', scheme: 'auto', light: {}, dark: {} },

  // A bookkeeper's page: square, dense, figures that line up.
  ledger: {
    density: 'compact',
    scheme: 'auto',
    light: {
      canvas: '#F1F3EE',
      surface: '#FFFFFF',
      sunken: '#E4E8DF',
      text: '#14201A',
      muted: '#4B584F',
      line: '#7C887F',
      hair: '#D2D9D0',
      accent: '#0B5A43',
      'on-accent': '#FFFFFF',
      'accent-soft': '#DCEEE5',
      radius: '2px',
      'surface-radius': '2px',
      font: "'Ledger Figures', ui-sans-serif, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
    },
    dark: {
      canvas: '#0F1411',
      surface: '#171E1A',
      sunken: '#0A0E0C',
      text: '#EAF1EC',
      muted: '#A9B6AE',
      line: '#6E7D74',
      hair: '#2B352F',
      accent: '#82DAB7',
      'on-accent': '#06251A',
      'accent-soft': '#16332A',
      radius: '2px',
      'surface-radius': '2px',
      font: "'Ledger Figures', ui-sans-serif, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
    },
  },

  // A stall after sunset: dark first, round, large, lit by lanterns.
  'night-market': {
    density: 'roomy',
    scheme: 'dark',
    light: {
      canvas: '#FFF5EA',
      surface: '#FFFFFF',
      sunken: '#FBE6D2',
      text: '#241433',
      muted: '#635172',
      line: '#8B7A99',
      hair: '#EDDDCC',
      accent: '#A8350B',
      'on-accent': '#FFFFFF',
      'accent-soft': '#FFE7DA',
      radius: '16px',
      'surface-radius': '28px',
    },
    dark: {
      canvas: '#120E1A',
      surface: '#1D1628',
      sunken: '#0B0811',
      text: '#F8F2FF',
      muted: '#BEB2CD',
      line: '#81748F',
      hair: '#352B45',
      accent: '#FFBC57',
      'on-accent': '#2A1600',
      'accent-soft': '#3A2914',
      loyalty: '#FF96CB',
      'loyalty-soft': '#40192F',
      radius: '16px',
      'surface-radius': '28px',
    },
  },
};

/** What the provider is given: the theme's tokens for the scheme in force. */
export function appearanceOf(settings: Settings): Appearance {
  const scheme = schemeInForce(settings.scheme);
  return { scheme, density: settings.density, tokens: THEMES[settings.theme][scheme] };
}

/** The rule that gives this page the same tokens: `accent` becomes `--accent`. */
export function pageRule(settings: Settings): string {
  const tokens = Object.entries(appearanceOf(settings).tokens ?? {});
  return `:root { ${tokens.map(([name, value]) => `--${name}: ${value};`).join(' ')} }`;
}

/** Light or dark: what was chosen, else what the device prefers. */
export function schemeInForce(scheme: Scheme): 'light' | 'dark' {
  if (scheme !== 'auto') return scheme;
  return darkPreferred.matches ? 'dark' : 'light';
}

/** Follow it: a device may turn dark at dusk. */
export const darkPreferred = matchMedia('(prefers-color-scheme: dark)');
