import type { CustomerClientOptions } from 'regulars/client';
import type { Density, Profile, Scheme, Shop } from '../register/settings.js';
import type { ThemeId } from '../register/themes.js';

/** What the toolbar sets. Storybook keeps it in the address, so that a view can be sent to somebody. */
export interface Toolbar {
  readonly theme: ThemeId;
  readonly scheme: Scheme;
  readonly density: Density;
  readonly direction: 'ltr' | 'rtl';
  readonly language: 'en' | 'es' | 'fr' | 'pseudo';
  readonly contrast: 'normal' | 'more';
  readonly motion: 'normal' | 'reduced';
  readonly text: 'normal' | 'double';
  readonly profile: Profile;
  readonly shop: Shop;
  readonly role: keyof typeof ROLES;
  readonly network: 'online' | 'offline';
}

/** Who works at the register, and what they may do. */
export const ROLES = {
  anything: { id: 'cashier-1', name: 'Robin' },
  'no-contacts': { id: 'cashier-2', name: 'Kim', can: { contacts: 'no' } },
  'no-documents': { id: 'cashier-3', name: 'Lee', can: { documents: 'no' } },
  'only-looks': { id: 'cashier-4', name: 'Ash', can: { create: 'no', edit: 'no', status: 'no' } },
  locked: null,
} as const satisfies Record<string, CustomerClientOptions['cashier']>;

export const DEFAULTS: Toolbar = {
  theme: 'counter',
  scheme: 'auto',
  density: 'default',
  direction: 'ltr',
  language: 'en',
  contrast: 'normal',
  motion: 'normal',
  text: 'normal',
  profile: 'full-name',
  shop: 'retail',
  role: 'anything',
  network: 'online',
};

type Icon =
  | 'paintbrush'
  | 'contrast'
  | 'component'
  | 'transfer'
  | 'globe'
  | 'circlehollow'
  | 'play'
  | 'zoom'
  | 'user'
  | 'basket'
  | 'lock'
  | 'lightning';

interface Choice {
  readonly title: string;
  readonly icon: Icon;
  readonly items: { value: string; title: string }[];
}

function choice(title: string, icon: Icon, items: Readonly<Record<string, string>>): Choice {
  return { title, icon, items: Object.entries(items).map(([value, name]) => ({ value, title: `${title}: ${name}` })) };
}

/** The toolbar as Storybook wants it. */
export const globalTypes = Object.fromEntries(
  Object.entries({
    theme: choice('Theme', 'paintbrush', { counter: 'Counter', ledger: 'Ledger', 'night-market': 'Night Market' }),
    scheme: choice('Scheme', 'contrast', { auto: 'as the device', light: 'light', dark: 'dark' }),
    density: choice('Density', 'component', { default: 'default', compact: 'compact', roomy: 'roomy' }),
    direction: choice('Direction', 'transfer', { ltr: 'left to right', rtl: 'right to left' }),
    language: choice('Language', 'globe', { en: 'English', es: 'Español', fr: 'Français', pseudo: 'Ƥşéúđö, a third longer' }),
    contrast: choice('Contrast', 'circlehollow', { normal: 'normal', more: 'more' }),
    motion: choice('Motion', 'play', { normal: 'normal', reduced: 'reduced' }),
    text: choice('Text', 'zoom', { normal: '100 %', double: '200 %' }),
    profile: choice('Profile', 'user', { 'full-name': 'full name', 'given-family': 'given and family name' }),
    shop: choice('Shop', 'basket', { retail: 'retail', medical: 'medical' }),
    role: choice('Cashier', 'lock', {
      anything: 'may do anything',
      'no-contacts': 'sees no contacts',
      'no-documents': 'sees no documents',
      'only-looks': 'may only look',
      locked: 'nobody, the register is locked',
    }),
    network: choice('Network', 'lightning', { online: 'online', offline: 'offline' }),
  } satisfies Record<keyof Toolbar, Choice>).map(([name, { title, icon, items }]) => [
    name,
    { description: title, toolbar: { title, icon, items, dynamicTitle: true } },
  ]),
);

/** The client options the toolbar stands for. */
export function optionsOf(toolbar: Toolbar): CustomerClientOptions {
  return { profile: toolbar.profile, shop: toolbar.shop, cashier: ROLES[toolbar.role] };
}

/** The toolbar's part of Storybook's globals; what an address leaves out, or spells wrong, is the default. */
export function toolbarOf(globals: Readonly<Record<string, unknown>>): Toolbar {
  return Object.fromEntries(
    Object.entries(DEFAULTS).map(([name, fallback]) => {
      const known = globalTypes[name]?.toolbar.items.some(({ value }) => value === globals[name]);
      return [name, known ? globals[name] : fallback];
    }),
  ) as unknown as Toolbar;
}
