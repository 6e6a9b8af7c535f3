import { THEMES } from './themes.js';
import type { ThemeId } from './themes.js';

/** What the settings sheet switches. Every choice is kept in the page's address, so that it can be shared and bookmarked. */
export interface Settings {
  readonly profile: Profile;
  readonly shop: Shop;
  readonly theme: ThemeId;
  readonly scheme: Scheme;
  readonly density: Density;
  readonly dir: Direction;
  readonly lang: Language;
}

export type Profile = 'full-name' | 'given-family';
export type Shop = 'retail' | 'medical';
export type Scheme = 'auto' | 'light' | 'dark';
export type Density = 'default' | 'compact' | 'roomy';
export type Direction = 'ltr' | 'rtl';
export type Language = 'en' | 'es' | 'fr';

/** Every value a setting may have. */
export const CHOICES: { readonly [Name in keyof Settings]: readonly Settings[Name][] } = {
  profile: ['full-name', 'given-family'],
  shop: ['retail', 'medical'],
  theme: ['counter', 'ledger', 'night-market'],
  scheme: ['auto', 'light', 'dark'],
  density: ['default', 'compact', 'roomy'],
  dir: ['ltr', 'rtl'],
  lang: ['en', 'es', 'fr'],
};

/** The settings in a query string such as `?theme=ledger&lang=es`; what it leaves out, or spells wrong, is the default. */
export function readSettings(search: string): Settings {
  const query = new URLSearchParams(search);
  const defaults = defaultsOf(oneOf('theme', query.get('theme')) ?? 'counter');
  return {
    profile: oneOf('profile', query.get('profile')) ?? defaults.profile,
    shop: oneOf('shop', query.get('shop')) ?? defaults.shop,
    theme: defaults.theme,
    scheme: oneOf('scheme', query.get('scheme')) ?? defaults.scheme,
    density: oneOf('density', query.get('density')) ?? defaults.density,
    dir: oneOf('dir', query.get('dir')) ?? defaults.dir,
    lang: oneOf('lang', query.get('lang')) ?? defaults.lang,
  };
}

/** The query string that gives these settings back; empty while all are the defaults. Other parameters stay. */
export function writeSettings(settings: Settings, search: string): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(settings)) query.set(name, String(value));
  for (const [name, value] of Object.entries(defaultsOf(settings.theme))) {
    if (query.get(name) === value && name !== 'theme') query.delete(name);
  }
  if (settings.theme === 'counter') query.delete('theme');
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** One setting changed. Another theme brings its own density and scheme. */
export function withChoice<Name extends keyof Settings>(settings: Settings, name: Name, value: Settings[Name]): Settings {
  const changed = { ...settings, [name]: value };
  if (name !== 'theme') return changed;
  const { density, scheme } = defaultsOf(changed.theme);
  return { ...changed, density, scheme };
}

/** The value, when it is one of the setting's. */
export function oneOf<Name extends keyof Settings>(name: Name, value: string | null): Settings[Name] | undefined {
  return CHOICES[name].find((choice) => choice === value);
}

function defaultsOf(theme: ThemeId): Settings {
  const { density, scheme } = THEMES[theme];
  return { profile: 'full-name', shop: 'retail', theme, scheme, density, dir: 'ltr', lang: 'en' };
}
