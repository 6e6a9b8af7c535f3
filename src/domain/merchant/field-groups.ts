import type { Customer, CustomerFields, FieldConflict, FieldGroup } from '../customer.js';
import { CUSTOMER_FIELDS } from '../customer.js';
import type { JsonValue } from '../record.js';
import { isSameContent } from '../same-content.js';

/** Groups of a customer's own record; documents have rows of their own. */
export type OwnGroup = Exclude<FieldGroup, 'identity-document' | 'displayName' | 'givenName' | 'familyName'>;

type NameField = 'displayName' | 'givenName' | 'familyName';

const NAME: readonly (keyof CustomerFields)[] = ['displayName', 'givenName', 'familyName'] satisfies NameField[];

/** The groups that these fields belong to, each once. */
export function groupsOf(fields: Partial<CustomerFields>): OwnGroup[] {
  const given = CUSTOMER_FIELDS.filter((field) => fields[field] !== undefined);
  return [...new Set(given.map((field): OwnGroup => (isNameField(field) ? 'name' : field)))];
}

/** What stands in a group, whole. */
export function groupValue(customer: Customer, group: OwnGroup): JsonValue {
  if (group === 'name') {
    const { displayName, givenName, familyName } = customer;
    return { displayName, givenName, familyName };
  }
  return (customer[group] ?? null) as JsonValue;
}

/** The customer with a group's value as `groupValue` gave it. */
export function withGroup(customer: Customer, group: OwnGroup, value: JsonValue): Customer {
  return { ...customer, ...(group === 'name' ? (value as Pick<Customer, NameField>) : { [group]: value }) };
}

/**
 * Whether putting one value over the other loses something. Of maps only the given keys are put: what the other register
 * wrote under another key is still there.
 */
export function losesValue(group: OwnGroup, before: Customer, after: Customer): boolean {
  if (group !== 'externalIds' && group !== 'custom') {
    return !isSameContent(groupValue(before, group), groupValue(after, group));
  }
  const now = after[group];
  return Object.entries(before[group]).some(([key, value]) => value !== now[key]);
}

/** Conflicts of a group after its value changed once more: they show what now stands, and one that offers just that is settled. */
export function showing(conflicts: readonly FieldConflict[], group: FieldGroup, shown: JsonValue): FieldConflict[] {
  return conflicts.flatMap((conflict) => {
    if (conflict.group !== group) return [conflict];
    return isSameContent(conflict.other, shown) ? [] : [{ ...conflict, shown }];
  });
}

function isNameField(field: keyof CustomerFields): field is NameField {
  return NAME.includes(field);
}
