import type { FieldConflict } from '../customer.js';
import type { IdentityDocument } from '../identity-document.js';
import { type OwnGroup, partsIn, showing, withOther } from './field-groups.js';
import type { Judgement, JudgePlace } from './judgement.js';
import { accepted, alreadySo, momentOf, type MutationOf, notFound, personOf, survivorAnswer, touchOf } from './judging.js';
import type { HeldCustomer, HeldDocument, MerchantReads, MerchantRecords } from './merchant-records.js';

type Resolve = MutationOf<'conflict-resolve'>;

export function conflictReads({ customerId }: Resolve): MerchantReads {
  return { customers: [customerId], partsOf: [customerId] };
}

/** Which of two values is right. One that is gone already was settled by somebody else. */
export function judgeResolve(mutation: Resolve, found: MerchantRecords, place: JudgePlace): Judgement {
  const held = personOf(found, mutation.customerId);
  if (!held) return notFound('customer');
  const answer = survivorAnswer(mutation.customerId, held);
  const conflict = held.customer.conflicts.find(({ id }) => id === mutation.conflictId);
  if (!conflict) return alreadySo(held.customer.version, answer);

  const conflicts = held.customer.conflicts.filter((other) => other !== conflict);
  const customer = { ...held.customer, conflicts, version: place.n, updatedAt: momentOf(mutation, place) };
  const settled: HeldCustomer = { ...held, customer };
  if (conflict.group === 'identity-document') {
    const documents = documentsAfter(mutation, conflict, found.documentsOf.get(customer.id) ?? [], place);
    const left = documents.reduce<readonly FieldConflict[]>((all, { document }) => showingDocument(all, document), conflicts);
    return accepted(place, { customers: [{ ...settled, customer: { ...customer, conflicts: left } }], documents }, answer);
  }
  return accepted(place, { customers: [mutation.pick === 'shown' ? settled : putBack(settled, conflict, place)] }, answer);
}

function putBack(held: HeldCustomer, conflict: FieldConflict, place: JudgePlace): HeldCustomer {
  const customer = withOther(held.customer, conflict);
  const touches = Object.fromEntries(partsIn(conflict).map((part) => [part, touchOf(place)]));
  return {
    ...held,
    customer: { ...customer, conflicts: showing(customer.conflicts, conflict.group as OwnGroup, customer) },
    touched: { ...held.touched, ...touches },
  };
}

/** The document as it was, its number with it; nothing of one that is gone. Either way the number of the conflict is no longer kept. */
function documentsAfter(
  { pick }: Resolve,
  conflict: FieldConflict,
  documents: readonly HeldDocument[],
  place: JudgePlace,
): HeldDocument[] {
  const other = conflict.other as unknown as IdentityDocument;
  const held = documents.find(({ document }) => document.id === other.id);
  if (!held) return [];
  const { [conflict.id]: number = held.number, ...others } = held.others ?? {};
  if (pick === 'shown') return [{ ...held, others }];
  const document = { ...other, customerId: held.document.customerId, version: place.n, updatedAt: place.now };
  return [{ document, number, others, touched: touchOf(place) }];
}

/** Conflicts of a document show what it now says. */
export function showingDocument(conflicts: readonly FieldConflict[], document: IdentityDocument): FieldConflict[] {
  const isOf = ({ group, other }: FieldConflict): boolean =>
    group === 'identity-document' && (other as unknown as IdentityDocument).id === document.id;
  return conflicts.map((conflict) => (isOf(conflict) ? { ...conflict, shown: { ...document } } : conflict));
}
