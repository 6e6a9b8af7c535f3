import type { CustomerClientOptions, LiveOptions } from '../../domain/client-options.js';

/** The plain options a provider takes as attributes, by property. */
export type ProviderAttributes = {
  -readonly [Name in (typeof FIXED)[number] | (typeof LIVE)[number]]?: CustomerClientOptions[Name] | undefined;
};

const FIXED = ['merchantId', 'database', 'locationId', 'currency', 'country', 'timeZone', 'storage', 'persist'] as const;
const LIVE = ['registerName', 'profile', 'shop', 'locale'] as const;
const LIVE_BY_PROPERTY = [
  'cashier',
  'requiredFields',
  'customFields',
  'customerTypes',
  'validate',
  'statusPolicy',
  'consentWording',
] as const;

/** Attributes, over them the `config` property. What is not given is left out. */
export function optionsOf(attributes: ProviderAttributes, config: CustomerClientOptions): CustomerClientOptions {
  const plain = [...FIXED, ...LIVE].map((name) => [name, attributes[name] ?? undefined] as const);
  return Object.fromEntries([...plain, ...Object.entries(config)].filter(([, value]) => value !== undefined));
}

/** The part of the options that can change while a client is open; one no longer given goes back to its default. */
export function liveOptionsOf(options: CustomerClientOptions): LiveOptions {
  return Object.fromEntries([...LIVE, ...LIVE_BY_PROPERTY].map((name) => [name, options[name]]));
}

/** Whether two sets of options need two clients. */
export function differInFixed(some: CustomerClientOptions, others: CustomerClientOptions): boolean {
  return [...FIXED, 'environment' as const].some((name) => some[name] !== others[name]);
}

/** Whether two sets of options are the same, value by value. */
export function isEqual(some: CustomerClientOptions, others: CustomerClientOptions): boolean {
  const names = Object.keys({ ...some, ...others }) as (keyof CustomerClientOptions)[];
  return names.every((name) => some[name] === others[name]);
}
