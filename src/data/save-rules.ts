import { applyDraft, type DraftCircumstances } from '../domain/customer-change.js';
import { checkDraft } from '../domain/customer-draft.js';
import type { Customer, CustomerDetails, CustomerDraft, FieldProblem } from '../domain/customer.js';
import { RegularsError } from '../domain/errors.js';
import type { CustomerId } from '../domain/id.js';
import { permissionOf, requirePermission, type Cashier } from '../domain/policy.js';
import { savePermissions } from '../domain/save-approval.js';
import { type ClientContext, nowOf, todayOf } from './client-context.js';
import { duplicates, unreachable } from './draft-problems.js';

/** What a draft makes of a customer, and what the rules say to it. */
export interface JudgedSave {
  readonly customer: Customer;
  readonly problems: readonly FieldProblem[];
  readonly warnings: readonly FieldProblem[];
}

/** One save, with everything loaded that its rules need, so that a transaction can ask them without waiting. */
export interface SaveRules {
  readonly at: DraftCircumstances;
  /** What of the draft this register keeps. */
  readonly draft: CustomerDraft;
  /** Whether judging asks for the customer's consents and documents: reading them is half of what a save costs. */
  readonly needsParts: boolean;
  /** @throws {RegularsError} `not-found` for a deleted customer, `locked`, `not-allowed`. */
  judge(before: CustomerDetails | null): JudgedSave;
}

/** Loads what judging this draft needs. Waits for the index only where it is asked. */
export async function loadSaveRules(context: ClientContext, given: CustomerDraft, id: CustomerId): Promise<SaveRules> {
  const { store, settings } = context;
  const phones = given.phone ? (await import('./phone-rules.js')).phoneReader : null;
  if (given.phone || given.email) await store.filled;
  const customerType = settings.customerTypes[0]?.id;
  const at: DraftCircumstances = {
    id,
    now: nowOf(settings),
    registerId: store.status.registerId,
    e164: given.phone && phones ? phones.read(given.phone, settings.country) : null,
    ...(customerType !== undefined && { customerType }),
    ...(settings.locale !== undefined && { locale: settings.locale }),
  };
  const draft = settings.persist === 'minimal' ? minimal(given) : given;
  return {
    at,
    draft,
    needsParts:
      settings.shop === 'medical' || [draft.consents, draft.identityDocuments].some((parts) => (parts ?? []).length > 0),
    judge: (before) => {
      if (before?.customer.deletedAt !== undefined) throw new RegularsError('not-found', 'That customer was deleted.');
      requirePermissions(settings.cashier, given, before);
      const verdict = checkDraft(given, before, { settings, today: todayOf(settings), phones });
      const customer = applyDraft(before?.customer ?? null, draft, at);
      return {
        customer,
        problems: [...verdict.problems, ...unreachable(draft, customer)],
        warnings: [...verdict.warnings, ...duplicates(store.index, before?.customer ?? null, customer)],
      };
    },
  };
}

/** What a manager can give is asked for last, when there is nothing else left to put right. */
function requirePermissions(cashier: Cashier | null, draft: CustomerDraft, before: CustomerDetails | null): void {
  for (const permission of savePermissions(draft, before === null)) {
    if (permissionOf(cashier, permission) !== 'grant') requirePermission(cashier, permission);
  }
}

function minimal(draft: CustomerDraft): CustomerDraft {
  const { identityDocuments: _documents, birthDate: _birthDate, note: _note, ...kept } = draft;
  return kept;
}
