import { phoneDigits } from './contact.js';
import type { Customer, CustomerFields, FieldConflict } from './customer.js';
import { EMPTY_FIELDS } from './customer-change.js';
import { type OwnGroup, partValue, withOther } from './merchant/field-groups.js';
import { isSameContent } from './same-content.js';

/** A field that a row of an import gives otherwise than the customer has it: `other` is the row's. */
export type ImportedField = Pick<FieldConflict, 'shown' | 'other'> & { readonly group: OwnGroup };

/** In the order of the form. Whether details show, and whether somebody has one name, is nothing a file says. */
const GROUPS = [
  ...(['name', 'phone', 'email', 'birthDate', 'nickname', 'code', 'customerType', 'address', 'note'] as const),
  ...(['externalIds', 'custom'] as const),
] satisfies OwnGroup[];

const NAMES = ['displayName', 'givenName', 'familyName'] as const;

/**
 * What a row says otherwise than the customer. What it leaves empty says nothing: an import erases no field.
 *
 * @param types - The shop's customer types: a row that names none was given the first.
 */
export function importedFields(customer: Customer, row: Customer, types: readonly { readonly id: string }[]): ImportedField[] {
  const unsaid = { ...EMPTY_FIELDS, customerType: types[0]?.id ?? EMPTY_FIELDS.customerType };
  return GROUPS.flatMap((group): ImportedField[] => {
    if (group === 'externalIds' || group === 'custom') return differingKeys(group, customer, row);
    const [shown, other] = [partValue(customer, group), partValue(row, group)];
    return saysOtherwise(group, customer, row, unsaid) ? [{ group, shown, other }] : [];
  });
}

/** A row as if it had said what the customer has. */
export function withShown(row: Customer, { group, shown, other }: ImportedField): Customer {
  return withOther(row, { group, shown: other, other: shown });
}

type MapGroup = 'externalIds' | 'custom';

function saysOtherwise(
  group: Exclude<(typeof GROUPS)[number], MapGroup>,
  customer: Customer,
  row: Customer,
  unsaid: CustomerFields,
): boolean {
  switch (group) {
    case 'name':
      return NAMES.some((name) => row[name] !== null && row[name] !== customer[name]);
    case 'phone':
      return row.phone !== null && phoneOf(row) !== phoneOf(customer);
    default:
      return !isSameContent(row[group], unsaid[group]) && !isSameContent(row[group], customer[group]);
  }
}

/** However it was typed. */
function phoneOf({ phone }: Customer): string | null {
  return phone && (phone.e164 ?? (phoneDigits(phone.typed) || phone.typed));
}

/** One field for all keys of a map that differ. */
function differingKeys(group: MapGroup, customer: Customer, row: Customer): ImportedField[] {
  const [here, there] = [customer[group], row[group]];
  const keys = Object.keys(there).filter((key) => there[key] !== null && there[key] !== here[key]);
  const picked = (map: Customer[MapGroup]) => Object.fromEntries(Object.entries(map).filter(([key]) => keys.includes(key)));
  return keys.length > 0 ? [{ group, shown: picked(here), other: picked(there) }] : [];
}
