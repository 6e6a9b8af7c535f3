import type { CustomerClientSettings } from '../domain/client-options.js';
import { applyDraft } from '../domain/customer-change.js';
import { checkDraft, readDraft } from '../domain/customer-draft.js';
import type { Customer, CustomerDetails, CustomerDraft, FieldProblem, SaveResult } from '../domain/customer.js';
import { RegularsError } from '../domain/errors.js';
import type { CustomerId } from '../domain/id.js';
import { type Permission, permissionOf, requirePermission } from '../domain/policy.js';
import { type ClientContext, nowOf, requireCashier, seesContacts, todayOf } from './client-context.js';
import type { SaveOptions } from './customer-client.js';
import { askHost, duplicates, unreachable } from './draft-problems.js';
import { maskCustomer } from './mask-contacts.js';
import { decideSave } from './save-decision.js';
import { sealDocuments } from './vault/seal-documents.js';

/**
 * Saves only the fields given, consents and documents with them, in one transaction. What a cashier may have
 * mistyped comes back as problems; what only a program can get wrong is thrown.
 */
export async function saveCustomer(
  context: ClientContext,
  input: CustomerDraft,
  { dryRun = false, grant }: SaveOptions = {},
): Promise<SaveResult> {
  const { store, settings } = context;
  requireCashier(settings);
  const given = readDraft(input);
  const id = given.id ?? settings.environment.newId();
  const found = await store.use((open) => open.readDetails(id));
  if (found?.customer.deletedAt !== undefined) throw new RegularsError('not-found', 'That customer was deleted.');
  const before = found && { ...found, identityDocuments: found.documents.map(({ document }) => document) };
  requirePermissions(settings, given, before);

  const phones = given.phone ? (await import('./phone-rules.js')).phoneReader : null;
  const e164 = given.phone && phones ? phones.read(given.phone, settings.country) : null;
  const verdict = checkDraft(given, before, { settings, today: todayOf(settings), phones });
  const draft = keptOf(given, settings);
  const preview = applyDraft(before?.customer ?? null, draft, circumstances(settings, id, store.status.registerId, e164));
  const problems = [...verdict.problems, ...unreachable(draft, preview), ...(await askHost(settings, draft))];
  const warnings = [...verdict.warnings, ...(await duplicates(store, before?.customer ?? null, preview))];
  if (problems.length > 0) return { ok: false, problems, warnings };
  if (dryRun) return saved(settings, preview, warnings);

  const { checkGrant } = await import('./approval/check-grant.js');
  const wanted = { ...approvalFor(settings, given, before), entryId: id, customerId: id, body: draft };
  const checked = await checkGrant(context, wanted, grant);
  const documents = await sealDocuments(context, draft.identityDocuments ?? []);
  const reads = {
    customers: [id],
    partsOf: [id],
    documents: documents.map((document) => document.id),
    grantUses: checked.reads,
  };
  const at = circumstances(settings, id, store.status.registerId, e164);
  const customer = await store.write(reads, decideSave(settings, draft, documents, at, checked));
  return saved(settings, customer, warnings);
}

function saved(settings: CustomerClientSettings, customer: Customer, warnings: readonly FieldProblem[]): SaveResult {
  return { ok: true, customer: seesContacts(settings) ? customer : maskCustomer(customer), warnings };
}

/** What a save needs. Who may not see a phone or e-mail may not change one either: the masked one would be saved over it. */
function permissionsFor(draft: CustomerDraft, before: CustomerDetails | null): readonly [Permission, ...Permission[]] {
  const others: Permission[] = [];
  if (before && (draft.phone !== undefined || draft.email !== undefined)) others.push('contacts');
  if (draft.identityDocuments?.length) others.push('documents');
  return [before ? 'edit' : 'create', ...others];
}

/** What a manager can give is asked for last, when there is nothing else left to put right. */
function requirePermissions({ cashier }: CustomerClientSettings, draft: CustomerDraft, before: CustomerDetails | null): void {
  for (const permission of permissionsFor(draft, before)) {
    if (permissionOf(cashier, permission) !== 'grant') requirePermission(cashier, permission);
  }
}

/** One approval serves a whole save: of the one permission that needs it, and where several do, of the save as such. */
function approvalFor({ cashier }: CustomerClientSettings, draft: CustomerDraft, before: CustomerDetails | null) {
  const all = permissionsFor(draft, before);
  const [first = all[0], second] = all.filter((permission) => permissionOf(cashier, permission) === 'grant');
  return { permission: first, action: second === undefined ? first : all[0] };
}

/** What this register may keep. */
function keptOf(draft: CustomerDraft, { persist }: CustomerClientSettings): CustomerDraft {
  if (persist !== 'minimal') return draft;
  const { identityDocuments: _documents, birthDate: _birthDate, note: _note, ...kept } = draft;
  return kept;
}

function circumstances(settings: CustomerClientSettings, id: CustomerId, registerId: string, e164: string | null) {
  const { customerTypes, locale } = settings;
  const customerType = customerTypes[0]?.id;
  return {
    id,
    now: nowOf(settings),
    registerId,
    e164,
    ...(customerType !== undefined && { customerType }),
    ...(locale !== undefined && { locale }),
  };
}
