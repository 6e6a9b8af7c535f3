import type { CustomerClientSettings, Profile, Shop } from '../../domain/client-options.js';
import { localDateOf } from '../../domain/clock.js';
import { dateOrder } from '../../domain/local-date.js';
import { permissionOf } from '../../domain/policy.js';
import { customName } from './form-fields.js';
import type { FieldName, FormSetting } from './form-fields.js';

/** What an element says over its provider. */
export interface FormOverrides {
  readonly profile: Profile | undefined;
  readonly shop: Shop | undefined;
  /** BCP 47, in which dates are typed. */
  readonly locale: string;
}

/** What the form goes by: the settings in force, the element's own over them. */
export function settingOf(settings: CustomerClientSettings, overrides: FormOverrides): FormSetting {
  const { timeZone, environment, country, customFields, customerTypes } = settings;
  const profile = overrides.profile ?? settings.profile;
  const shop = overrides.shop ?? settings.shop;
  return {
    profile,
    shop,
    today: localDateOf(environment.clock.now(), timeZone),
    dateOrder: dateOrder(overrides.locale),
    country,
    customFields,
    firstCustomerType: customerTypes[0]?.id ?? 'retail',
    required: requiredFields(settings, profile, shop),
    hidesDocuments: permissionOf(settings.cashier, 'documents') === 'grant',
  };
}

function requiredFields(settings: CustomerClientSettings, profile: Profile, shop: Shop): ReadonlySet<FieldName> {
  const byProfile: FieldName[] = profile === 'full-name' ? ['displayName'] : ['givenName', 'familyName', 'phone'];
  const byHost = settings.requiredFields.flatMap((field): FieldName[] => {
    if (field === 'address') return ['line1'];
    return field === 'externalIds' || field === 'custom' ? [] : [field];
  });
  const custom = settings.customFields.filter((field) => field.required === true).map(customName);
  return new Set<FieldName>([...byProfile, ...byHost, ...custom, ...(shop === 'medical' ? (['medicalNumber'] as const) : [])]);
}

/** Until there is a client to say more. */
export const FIRST_SETTING: FormSetting = {
  profile: 'full-name',
  shop: 'retail',
  today: '1970-01-01',
  dateOrder: 'mdy',
  country: 'US',
  customFields: [],
  firstCustomerType: 'retail',
  required: new Set(),
  hidesDocuments: false,
};

export function isProfile(value: unknown): value is Profile {
  return value === 'full-name' || value === 'given-family';
}

export function isShop(value: unknown): value is Shop {
  return value === 'retail' || value === 'medical';
}
