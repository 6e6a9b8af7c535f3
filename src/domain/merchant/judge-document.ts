import type { FieldConflict } from '../customer.js';
import { deriveId } from '../derived-id.js';
import type { IdentityDocument } from '../identity-document.js';
import { isSameContent } from '../same-content.js';
import { showingDocument } from './judge-conflict.js';
import type { Judgement, JudgePlace } from './judgement.js';
import {
  accepted,
  alreadySo,
  bumped,
  idReused,
  isTouchedSince,
  momentOf,
  type MutationOf,
  notFound,
  registerOf,
  personOf,
  survivorAnswer,
  touchOf,
} from './judging.js';
import type { HeldCustomer, HeldDocument, MerchantReads, MerchantRecords } from './merchant-records.js';

type Save = MutationOf<'identity-document-save'>;
type Remove = MutationOf<'identity-document-remove'>;

export function documentSaveReads({ identityDocument: { id, customerId } }: Save): MerchantReads {
  return { customers: [customerId], documents: [id] };
}

export function documentRemoveReads({ identityDocumentId, customerId }: Remove): MerchantReads {
  return { customers: [customerId], documents: [identityDocumentId] };
}

/** A document made or changed: it travels whole, and the later one stands. What it replaced unseen shows on the customer. */
export function judgeDocumentSave(mutation: Save, found: MerchantRecords, place: JudgePlace): Judgement {
  const { identityDocument: given, seen } = mutation;
  const person = personOf(found, given.customerId);
  if (!person) return notFound('customer');
  const answer = survivorAnswer(given.customerId, person);
  const held = found.documents.get(given.id);
  if (held && !isOf(held, person, found)) return notFound('identity document');
  if (!held && seen !== null) return notFound('identity document');

  const put = documentOf(mutation, held, place);
  if (held && isSame(held, put)) return alreadySo(held.document.version, answer);
  if (held && seen === null) return idReused('identity document');
  if (!held || !isTouchedSince(held.touched, seen ?? 0, place)) {
    return accepted(place, { customers: [shownOn(person, put, place)], documents: [put] }, answer);
  }
  const conflict = conflictOf(mutation, held, put, place);
  const customer = shownOn(person, put, place);
  const contested = { ...customer.customer, conflicts: [...customer.customer.conflicts, conflict] };
  const others = { ...put.others, [conflict.id]: held.number };
  return accepted(place, { customers: [{ ...customer, customer: contested }], documents: [{ ...put, others }] }, answer);
}

/** Taken away. One that is gone already is as it should be. */
export function judgeDocumentRemove(mutation: Remove, found: MerchantRecords, place: JudgePlace): Judgement {
  const person = personOf(found, mutation.customerId);
  if (!person) return notFound('customer');
  const answer = survivorAnswer(mutation.customerId, person);
  const held = found.documents.get(mutation.identityDocumentId);
  if (!held) return alreadySo(person.customer.version, answer);
  if (!isOf(held, person, found)) return notFound('identity document');
  const at = momentOf(mutation, place);
  const removed = { ...held.document, version: place.n, updatedAt: at, deletedAt: at };
  const isItsConflict = ({ group, other }: FieldConflict): boolean =>
    group === 'identity-document' && (other as { readonly id?: unknown }).id === removed.id;
  const customer = bumped(person, place);
  const conflicts = customer.customer.conflicts.filter((conflict) => !isItsConflict(conflict));
  const customers = [{ ...customer, customer: { ...customer.customer, conflicts } }];
  return accepted(place, { customers, removedDocuments: [removed] }, answer);
}

/** Whether it is a document of the person, under whatever id they were known when it was made. */
function isOf({ document }: HeldDocument, person: HeldCustomer, found: MerchantRecords): boolean {
  return document.customerId === person.customer.id || personOf(found, document.customerId)?.customer.id === person.customer.id;
}

function documentOf({ identityDocument: given, number }: Save, held: HeldDocument | undefined, place: JudgePlace): HeldDocument {
  const before = held?.document;
  const document: IdentityDocument = {
    ...given,
    version: place.n,
    customerId: before?.customerId ?? given.customerId,
    createdAt: before?.createdAt ?? given.createdAt,
    originRegisterId: before?.originRegisterId ?? place.register.id,
  };
  const kept = number === undefined ? (held?.number ?? null) : number;
  return { document, number: kept, touched: touchOf(place), ...(held?.others && { others: held.others }) };
}

function isSame(one: HeldDocument, other: HeldDocument): boolean {
  const contentOf = ({ document, number }: HeldDocument): unknown => ({ ...document, number, version: 0, updatedAt: null });
  return isSameContent(contentOf(one), contentOf(other));
}

/** The customer's version grows with their documents, and what conflicts say of this one follows. */
function shownOn(person: HeldCustomer, { document }: HeldDocument, place: JudgePlace): HeldCustomer {
  const { customer, ...rest } = bumped(person, place);
  return { ...rest, customer: { ...customer, conflicts: showingDocument(customer.conflicts, document) } };
}

/** The number is in neither value: it is kept beside the document. */
function conflictOf({ id }: Save, before: HeldDocument, { document }: HeldDocument, place: JudgePlace): FieldConflict {
  return {
    id: deriveId(id, 'identity-document'),
    group: 'identity-document',
    shown: { ...document },
    other: { ...before.document },
    otherRegister: registerOf(before.touched),
    at: place.now,
  };
}
