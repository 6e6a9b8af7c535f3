import type { Customer, CustomerFields, FieldConflict, FieldGroup } from '../customer.js';
import { CUSTOMER_FIELDS } from '../customer.js';
import type { JsonValue } from '../record.js';
import { isSameContent } from '../same-content.js';

/** Groups of a customer's own record; documents have rows of their own. */
export type OwnGroup = Exclude<FieldGroup, 'identity-document' | 'displayName' | 'givenName' | 'familyName'>;

/** What is touched by itself: a group, or one key of a map that hosts fill. */
export type TouchedPart = OwnGroup | MapKey;

/** One key of a map, such as `custom.allergy`. */
export type MapKey = `${MapField}.${string}`;

type MapField = 'externalIds' | 'custom';

type NameField = 'displayName' | 'givenName' | 'familyName';

const NAME: readonly (keyof CustomerFields)[] = ['displayName', 'givenName', 'familyName'] satisfies NameField[];

/** What these fields touch, each part once. */
export function partsOf(fields: Partial<CustomerFields>): TouchedPart[] {
  const given = CUSTOMER_FIELDS.filter((field) => fields[field] !== undefined);
  const parts = given.flatMap((field): TouchedPart[] => {
    if (isMap(field)) return Object.keys(fields[field] ?? {}).map((key): MapKey => `${field}.${key}`);
    return [isNameField(field) ? 'name' : field];
  });
  return [...new Set(parts)];
}

/** The group whose conflicts a part's are. */
export function groupOf(part: TouchedPart): OwnGroup {
  return isMapKey(part) ? splitKey(part).field : part;
}

/** What stands in a part, whole; of a map's key a map of that key alone, empty where it is not there. */
export function partValue(customer: Customer, part: TouchedPart): JsonValue {
  if (isMapKey(part)) {
    const { field, key } = splitKey(part);
    return keysOf(customer[field], [key]);
  }
  if (part === 'name') {
    const { displayName, givenName, familyName } = customer;
    return { displayName, givenName, familyName };
  }
  return (customer[part] ?? null) as JsonValue;
}

/** Whether putting one value over the other loses something: a key that nobody had written has nothing to lose. */
export function losesValue(part: TouchedPart, before: Customer, after: Customer): boolean {
  const lost = partValue(before, part);
  const isNothing = isMapKey(part) && isSameContent(lost, {});
  return !isNothing && !isSameContent(lost, partValue(after, part));
}

/** The customer with the value that a conflict offers. Of a map only the keys that the conflict is about change. */
export function withOther(
  customer: Customer,
  { group, shown, other }: Pick<FieldConflict, 'group' | 'shown' | 'other'>,
): Customer {
  if (group === 'name') return { ...customer, ...(other as Pick<Customer, NameField>) };
  if (!isMap(group)) return { ...customer, [group]: other };
  const [offered, gone] = [entriesOf(other), new Set(keysIn(shown))];
  const left = Object.entries(customer[group]).filter(([key]) => !gone.has(key));
  return { ...customer, [group]: Object.fromEntries([...left, ...offered]) };
}

/** What a conflict is about: for touches. */
export function partsIn({ group, shown, other }: FieldConflict): TouchedPart[] {
  if (!isMap(group)) return [group as OwnGroup];
  return [...new Set([...keysIn(shown), ...keysIn(other)])].map((key): MapKey => `${group}.${key}`);
}

/** Conflicts of a group after it changed once more: they show what now stands, and one that offers just that is settled. */
export function showing(conflicts: readonly FieldConflict[], group: OwnGroup, customer: Customer): FieldConflict[] {
  return conflicts.flatMap((conflict) => {
    if (conflict.group !== group) return [conflict];
    const keys = [...new Set([...keysIn(conflict.shown), ...keysIn(conflict.other)])];
    const shown = isMap(group) ? keysOf(customer[group], keys) : partValue(customer, group);
    return isSameContent(conflict.other, shown) ? [] : [{ ...conflict, shown }];
  });
}

function isMap(group: FieldGroup): group is MapField {
  return group === 'externalIds' || group === 'custom';
}

function isMapKey(part: TouchedPart): part is MapKey {
  return part.includes('.');
}

function splitKey(part: MapKey): { readonly field: MapField; readonly key: string } {
  const dot = part.indexOf('.');
  return { field: part.startsWith('custom') ? 'custom' : 'externalIds', key: part.slice(dot + 1) };
}

/** These keys of a map, where they are there. */
function keysOf(map: Customer[MapField], keys: readonly string[]): JsonValue {
  const asked = new Set(keys);
  return Object.fromEntries(Object.entries(map).filter(([key]) => asked.has(key)));
}

function keysIn(value: JsonValue): string[] {
  return entriesOf(value).map(([key]) => key);
}

function entriesOf(value: JsonValue): [string, JsonValue][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function isNameField(field: keyof CustomerFields): field is NameField {
  return NAME.includes(field);
}
