import type { CustomerClientOptions, LiveOptions } from '../../domain/client-options.js';
import { FIXED_NAMES, LIVE_NAMES } from '../../domain/settings.js';
import { nearestLanguage } from '../../ui/i18n/nearest-language.js';
import { phrasingOf } from '../../ui/i18n/phrasing.js';

/** The plain options a provider takes as attributes, by property. */
export type ProviderAttributes = {
  -readonly [Name in PlainOption]?: CustomerClientOptions[Name] | undefined;
};

type PlainOption =
  | 'merchantId'
  | 'database'
  | 'locationId'
  | 'currency'
  | 'country'
  | 'timeZone'
  | 'storage'
  | 'persist'
  | 'registerName'
  | 'profile'
  | 'shop'
  | 'locale';

/**
 * Attributes, over them the `config` property. What is not given is left out, but for the language: customers agree in
 * the one they are asked in, and the page may name it.
 */
export function optionsOf(provider: ProviderAttributes & Element, config: CustomerClientOptions): CustomerClientOptions {
  const attributes: CustomerClientOptions = provider;
  const plain = [...FIXED_NAMES, ...LIVE_NAMES].map((name) => [name, attributes[name] ?? undefined] as const);
  const { locale } = phrasingOf(nearestLanguage(provider));
  const given = [...plain, ...Object.entries({ ...config })].filter(([, value]) => value !== undefined);
  return { locale, ...Object.fromEntries(given) };
}

/** The part of the options that can change while a client is open; one no longer given goes back to its default. */
export function liveOptionsOf(options: CustomerClientOptions): LiveOptions {
  return Object.fromEntries(LIVE_NAMES.map((name) => [name, options[name]]));
}

/** Whether two sets of options need two clients. */
export function differInFixed(some: CustomerClientOptions, others: CustomerClientOptions): boolean {
  return FIXED_NAMES.some((name) => some[name] !== others[name]);
}

/** Whether two sets of options are the same, value by value. */
export function isEqual(some: CustomerClientOptions, others: CustomerClientOptions): boolean {
  const names = Object.keys({ ...some, ...others }) as (keyof CustomerClientOptions)[];
  return names.every((name) => some[name] === others[name]);
}
