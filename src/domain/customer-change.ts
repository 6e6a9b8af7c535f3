import type { Timestamp } from './clock.js';
import { displayNameOf } from './display-name.js';
import { CUSTOMER_FIELDS } from './customer.js';
import type { Customer, CustomerDraft, CustomerFields } from './customer.js';
import type { Id } from './id.js';

export interface DraftCircumstances {
  /** Of a new customer; an existing one keeps its own. */
  readonly id: Id;
  readonly now: Timestamp;
  readonly registerId: string;
  /** What the draft's phone means, null where it is no valid number. Not asked for where the draft has no phone. */
  readonly e164: string | null;
  /** Of a new customer whose draft names none; `retail` where not given. */
  readonly customerType?: string;
  /** Whose order given and family name have. */
  readonly locale?: string;
}

/** A customer of whom nothing is known. */
export const EMPTY_FIELDS: CustomerFields = {
  displayName: null,
  givenName: null,
  familyName: null,
  nickname: null,
  oneName: false,
  phone: null,
  email: null,
  address: null,
  birthDate: null,
  customerType: 'retail',
  code: null,
  note: null,
  detailsShown: false,
  externalIds: {},
  custom: {},
};

/**
 * The customer with only the draft's fields changed. `externalIds` and `custom` are merged key by key; a display name
 * that was made from the other names follows them. Where nothing changes, `current` itself.
 */
export function applyDraft(current: Customer | null, draft: CustomerDraft, circumstances: DraftCircumstances): Customer {
  const { id, now, registerId, e164, customerType, locale } = circumstances;
  const before = current ? customerFields(current) : { ...EMPTY_FIELDS, customerType: customerType ?? EMPTY_FIELDS.customerType };
  const after = mergedFields(before, draft, locale);
  const displayName = after.displayName ?? '';
  const phone = draft.phone === undefined ? (current?.phone ?? null) : after.phone === null ? null : { typed: after.phone, e164 };

  if (current && isSame(current.phone, phone) && CUSTOMER_FIELDS.every((field) => isSame(before[field], after[field])))
    return current;
  const customer = current
    ? { ...current }
    : {
        id,
        version: 0,
        createdAt: now,
        updatedAt: now,
        originRegisterId: registerId,
        status: 'active',
        statusReason: null,
        mergedInto: null,
        conflicts: [],
        expiries: { identity: null, medical: null },
      };
  return Object.assign(customer, after, { updatedAt: now, displayName, phone }) as Customer;
}

/** What the draft makes of the fields, the name that shows among them. */
export function mergedFields(before: CustomerFields, draft: CustomerDraft, locale?: string): CustomerFields {
  const merged: { -readonly [Field in keyof CustomerFields]: unknown } = { ...before };
  for (const field of CUSTOMER_FIELDS) if (draft[field] !== undefined) merged[field] = draft[field];
  merged.externalIds = { ...before.externalIds, ...draft.externalIds };
  merged.custom = { ...before.custom, ...draft.custom };
  const typed = draft.displayName === undefined && !wasMade(before, locale) ? before.displayName : draft.displayName;
  merged.displayName = typed ?? null;
  merged.displayName = displayNameOf(merged as CustomerFields, locale) || null;
  return merged as CustomerFields;
}

/** Whether the name that shows was made from the others. */
function wasMade(fields: CustomerFields, locale: string | undefined): boolean {
  return fields.displayName === displayNameOf({ ...fields, displayName: null }, locale);
}

/** What a cashier typed about a customer. */
export function customerFields(customer: Customer): CustomerFields {
  return {
    displayName: customer.displayName,
    givenName: customer.givenName,
    familyName: customer.familyName,
    nickname: customer.nickname,
    oneName: customer.oneName,
    phone: customer.phone?.typed ?? null,
    email: customer.email,
    address: customer.address,
    birthDate: customer.birthDate,
    customerType: customer.customerType,
    code: customer.code,
    note: customer.note,
    detailsShown: customer.detailsShown,
    externalIds: customer.externalIds,
    custom: customer.custom,
  };
}

/** The fields that differ, and of the name all three, as the name travels whole. Of maps only the keys that differ. */
export function changedFields(before: Customer | null, after: Customer): Partial<CustomerFields> {
  const old = before ? customerFields(before) : EMPTY_FIELDS;
  const fields = customerFields(after);
  const differs = (field: keyof CustomerFields): boolean => !isSame(old[field], fields[field]);
  const nameDiffers = NAME.some(differs);
  const phoneDiffers = before !== null && !isSame(before.phone, after.phone);
  const changed = CUSTOMER_FIELDS.filter(
    (field) => differs(field) || (nameDiffers && NAME.includes(field)) || (phoneDiffers && field === 'phone'),
  );
  const value = (field: keyof CustomerFields): unknown =>
    field === 'externalIds' || field === 'custom' ? changedKeys(old[field], fields[field]) : fields[field];
  return Object.fromEntries(changed.map((field) => [field, value(field)]));
}

/** Nobody can take a key away: what is emptied is null. */
function changedKeys(old: CustomerFields['custom'], now: CustomerFields['custom']): CustomerFields['custom'] {
  return Object.fromEntries(Object.entries(now).filter(([key, value]) => !Object.hasOwn(old, key) || old[key] !== value));
}

const NAME: readonly (keyof CustomerFields)[] = ['displayName', 'givenName', 'familyName'];

/** Whether two values are equal as JSON, whatever the order of their keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const [old, now] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = Object.keys(now);
  return Object.keys(old).length === keys.length && keys.every((key) => Object.hasOwn(old, key) && isSame(old[key], now[key]));
}
