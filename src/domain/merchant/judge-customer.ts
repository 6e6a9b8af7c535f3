import { applyDraft, customerFields } from '../customer-change.js';
import type { Customer, CustomerFields, FieldConflict } from '../customer.js';
import { EMPTY_ACCOUNT } from '../account.js';
import { deriveId } from '../derived-id.js';
import { isSameContent } from '../same-content.js';
import { groupOf, losesValue, partsOf, partValue, showing, type TouchedPart } from './field-groups.js';
import { type Judgement, type JudgePlace, rejected } from './judgement.js';
import {
  accepted,
  alreadySo,
  idReused,
  isTouchedSince,
  momentOf,
  type MutationOf,
  notFound,
  personOf,
  registerOf,
  stale,
  survivorAnswer,
  touchOf,
} from './judging.js';
import type { HeldCustomer, MerchantReads, MerchantRecords, Touch } from './merchant-records.js';

type Save = MutationOf<'customer-save'>;
type SetType = MutationOf<'customer-type'>;
type SetStatus = MutationOf<'customer-status'>;

export function customerReads({ customerId }: Save | SetType | SetStatus): MerchantReads {
  return { customers: [customerId] };
}

/**
 * A customer made, or changed field by field. What nobody else touched since the register saw it is put; what another
 * register touched is put all the same, and both values show until somebody looks.
 */
export function judgeSave(mutation: Save, found: MerchantRecords, place: JudgePlace): Judgement {
  const known = found.customers.get(mutation.customerId);
  if (known && mutation.seen === null && !known.erased) return judgeMade(mutation, known, place);
  const held = known ? personOf(found, mutation.customerId) : null;
  if (known && !held) return notFound('customer');
  if (!held && mutation.seen !== null) return notFound('customer');

  const after = saved(mutation, held?.customer ?? null, place);
  if (after.displayName === '') return rejected('invalid-input', 'fields.displayName must be a name: a customer needs one.');
  if (!held) return accepted(place, { customers: [{ customer: after, touched: {}, account: EMPTY_ACCOUNT }] });

  const put = withConflicts(mutation, held, after, place);
  const answer = survivorAnswer(mutation.customerId, held);
  return put ? accepted(place, { customers: [put] }, answer) : alreadySo(held.customer.version, answer);
}

/** Set only where nobody else has set it since. */
export function judgeType(mutation: SetType, found: MerchantRecords, place: JudgePlace): Judgement {
  return compareAndSet(mutation, found, place, 'customerType', ({ customerType }) => ({
    isSo: customerType === mutation.customerType,
    values: { customerType: mutation.customerType },
  }));
}

/** Set only where nobody else has set it since. That somebody was merged is never said this way. */
export function judgeStatus(mutation: SetStatus, found: MerchantRecords, place: JudgePlace): Judgement {
  const { status, reason: statusReason } = mutation;
  if (status === 'merged') return rejected('invalid-input', 'status must be active, inactive or banned.');
  return compareAndSet(mutation, found, place, 'status', (before) => ({
    isSo: before.status === status && before.statusReason === statusReason,
    values: { status, statusReason },
  }));
}

function compareAndSet(
  mutation: SetType | SetStatus,
  found: MerchantRecords,
  place: JudgePlace,
  group: 'customerType' | 'status',
  change: (before: Customer) => { readonly isSo: boolean; readonly values: Partial<Customer> },
): Judgement {
  const held = personOf(found, mutation.customerId);
  if (!held) return notFound('customer');
  const answer = survivorAnswer(mutation.customerId, held);
  const { isSo, values } = change(held.customer);
  if (isSo) return alreadySo(held.customer.version, answer);
  if (isTouchedSince(held.touched[group], mutation.seen, place)) return stale(group === 'status' ? 'status' : 'customer type');
  const updatedAt = momentOf(mutation, place);
  const customer = { ...held.customer, ...values, version: place.n, updatedAt };
  return accepted(place, { customers: [{ ...held, customer, touched: { ...held.touched, [group]: touchOf(place) } }] }, answer);
}

/** Made under an id that is taken: the same person sent once more, or another. */
function judgeMade(mutation: Save, { customer }: HeldCustomer, place: JudgePlace): Judgement {
  const made = saved(mutation, null, place);
  return isSameContent(contentOf(made), contentOf(customer)) ? alreadySo(customer.version) : idReused('customer');
}

/** What two records of one person are compared by. */
export function contentOf(customer: Customer): CustomerFields & { readonly e164: string | null } {
  return { ...customerFields(customer), e164: customer.phone?.e164 ?? null };
}

function saved(mutation: Save, before: Customer | null, place: JudgePlace): Customer {
  const { customerId: id, fields, e164 = null } = mutation;
  const after = applyDraft(before, fields, { id, now: momentOf(mutation, place), registerId: place.register.id, e164 });
  return after === before ? after : { ...after, version: place.n };
}

/** Null where nothing changes. */
function withConflicts(mutation: Save, held: HeldCustomer, after: Customer, place: JudgePlace): HeldCustomer | null {
  const { customer: before, touched } = held;
  const changed = partsOf(mutation.fields).filter((part) => !isSameContent(partValue(before, part), partValue(after, part)));
  if (changed.length === 0) return null;
  const seen = mutation.seen ?? 0;
  // Before keys were told apart, a map was touched whole.
  const touchedLast = (part: TouchedPart): Touch | undefined => touched[part] ?? touched[groupOf(part)];
  const isContested = (part: TouchedPart): boolean =>
    isTouchedSince(touchedLast(part), seen, place) && losesValue(part, before, after);

  let conflicts: readonly FieldConflict[] = before.conflicts;
  for (const part of changed) {
    const group = groupOf(part);
    conflicts = showing(conflicts, group, after);
    if (isContested(part)) {
      const otherRegister = registerOf(touchedLast(part));
      const [shown, other] = [partValue(after, part), partValue(before, part)];
      conflicts = [...conflicts, { id: deriveId(mutation.id, part), group, shown, other, otherRegister, at: place.now }];
    }
  }
  const touches = Object.fromEntries(changed.map((part) => [part, touchOf(place)]));
  return { ...held, customer: { ...after, conflicts }, touched: { ...touched, ...touches } };
}
