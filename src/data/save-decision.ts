import type { CustomerClientSettings } from '../domain/client-options.js';
import { consentState, type Consent, contactPointOf, makeConsent } from '../domain/consent.js';
import { shippedWording } from '../domain/consent-wording.js';
import type { DraftCircumstances } from '../domain/customer-change.js';
import type { Customer, CustomerDraft } from '../domain/customer.js';
import { RegularsError } from '../domain/errors.js';
import type { CustomerId, Id } from '../domain/id.js';
import { applyDocumentDraft, expiriesOf, type IdentityDocument } from '../domain/identity-document.js';
import { mutationsOf } from '../domain/mutation.js';
import type { CheckedGrant } from './approval/check-grant.js';
import { newMutations } from './new-mutations.js';
import type { JudgedSave, SaveRules } from './save-rules.js';
import type { WriteDecision, WriteFound } from './store/store.js';
import type { NewMutation, StoredDocument } from './store/stored-record.js';
import type { SealedDraft } from './vault/seal-documents.js';

/** What was done ahead of the transaction, since it waits. */
export interface SavedAhead {
  readonly documents: readonly SealedDraft[];
  /** Null where no grant can be needed. */
  readonly grant: CheckedGrant | null;
}

/** Where there was nothing to wait for. */
export const NOTHING_AHEAD: SavedAhead = { documents: [], grant: null };

/**
 * Judges one save, and says what it writes, on the records as the transaction finds them. With problems it writes
 * nothing. The same again changes nothing and writes nothing: the first answer.
 */
export function decideSave(
  settings: CustomerClientSettings,
  { at, draft, judge }: SaveRules,
  ahead: SavedAhead,
): (found: WriteFound) => WriteDecision<JudgedSave> {
  const consentIds = (draft.consents ?? []).map(() => settings.environment.newId());
  return (found) => {
    const before = found.customers.get(at.id) ?? null;
    const known = found.consents.get(at.id) ?? [];
    const judged = judge(before && { customer: before, consents: known, identityDocuments: documentsOf(found, at.id) });
    if (judged.problems.length > 0) return { result: judged };

    const documents = decideDocuments(found, ahead.documents, at);
    const consents = decideConsents(settings, draft, judged.customer, known, consentIds, at);
    const isSame = judged.customer === before && documents.put.length === 0 && documents.removed.length === 0;
    if (isSame && consents.length === 0) return { result: judged };

    const expiries = found.documents.has(at.id) ? expiriesOf(documents.left) : judged.customer.expiries;
    const customer: Customer = { ...judged.customer, expiries, updatedAt: at.now };
    const bodies = mutationsOf(before, {
      customer,
      consents,
      identityDocuments: documents.put.map(({ row, isNew, isEmptied }) => ({
        identityDocument: row.document,
        isNew,
        ...(isEmptied && { number: null }),
      })),
      removedIdentityDocumentIds: documents.removed.map(({ document }) => document.id),
    });
    return {
      puts: {
        customers: [customer],
        consents,
        documents: documents.put.map(({ row }) => row),
        removedDocuments: documents.removed,
        mutations: newMutations(bodies, settings, ahead.grant?.use ?? null).map((one) => withNumber(one, ahead.documents)),
        ...ahead.grant?.decide(found),
      },
      result: { ...judged, customer },
    };
  };
}

/** The number that was typed now, or none: of what was typed before, an earlier mutation has it. */
function withNumber(mutation: NewMutation, drafts: readonly SealedDraft[]): NewMutation {
  if (mutation.kind !== 'identity-document-save') return mutation;
  const { sealed = null } = drafts.find(({ id }) => id === mutation.identityDocument.id) ?? {};
  return { ...mutation, sealed };
}

function documentsOf({ documents }: WriteFound, id: CustomerId): IdentityDocument[] {
  return (documents.get(id) ?? []).map(({ document }) => document);
}

interface DocumentChanges {
  readonly put: readonly { readonly row: StoredDocument; readonly isNew: boolean; readonly isEmptied: boolean }[];
  readonly removed: readonly StoredDocument[];
  /** All the customer then has. */
  readonly left: readonly IdentityDocument[];
}

function decideDocuments(found: WriteFound, drafts: readonly SealedDraft[], at: DraftCircumstances): DocumentChanges {
  const rows = new Map((found.documents.get(at.id) ?? []).map((row) => [row.document.id, row]));
  const put: { row: StoredDocument; isNew: boolean; isEmptied: boolean }[] = [];
  const removed: StoredDocument[] = [];
  for (const { id, draft, sealed, numberHash } of drafts) {
    const known = found.documentsById.get(id);
    if (known && known.document.customerId !== at.id)
      throw new RegularsError('id-reused', 'That document is of another customer.');
    if (draft.remove === true) {
      if (known) removed.push(known);
      rows.delete(id);
      continue;
    }
    const { now, registerId } = at;
    const document = applyDocumentDraft(known?.document ?? null, draft, { id, customerId: at.id, now, registerId, numberHash });
    if (known && isSameDocument(known.document, document)) continue;
    const isEmptied = draft.number === null;
    const row = { document, sealed: sealed ?? (isEmptied ? null : (known?.sealed ?? null)) };
    rows.set(id, row);
    put.push({ row, isNew: known === undefined, isEmptied });
  }
  return { put, removed, left: [...rows.values()].map(({ document }) => document) };
}

/** Whether only the time differs. The hash stands for the number, which is sealed differently each time. */
function isSameDocument(a: IdentityDocument, b: IdentityDocument): boolean {
  return JSON.stringify({ ...a, updatedAt: '' }) === JSON.stringify({ ...b, updatedAt: '' });
}

/** Evidence is made only where a choice changes what holds for that phone or address. */
function decideConsents(
  settings: CustomerClientSettings,
  draft: CustomerDraft,
  customer: Customer,
  known: readonly Consent[],
  ids: readonly Id[],
  at: DraftCircumstances,
): Consent[] {
  const made: Consent[] = [];
  (draft.consents ?? []).forEach((choice, place) => {
    const { channel, state, purpose } = choice;
    const contactPoint = contactPointOf(channel, customer);
    const id = ids[place];
    if (contactPoint === null || id === undefined) return;
    if (consentState([...known, ...made], channel, contactPoint, purpose) === state) return;
    const locale = settings.locale ?? 'en';
    const own = settings.consentWording?.[channel];
    const shown = own ? { wording: own, locale } : shippedWording(channel, locale);
    const { cashier, locationId } = settings;
    made.push(
      makeConsent(choice, {
        ...shown,
        id,
        contactPoint,
        customerId: at.id,
        now: at.now,
        registerId: at.registerId,
        locationId,
        cashierId: cashier?.id ?? null,
      }),
    );
  });
  return made;
}
