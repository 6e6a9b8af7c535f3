import { readDraft } from '../domain/customer-draft.js';
import type { Customer, CustomerDetails, CustomerDraft, FieldProblem, SaveResult } from '../domain/customer.js';
import type { CustomerId } from '../domain/id.js';
import { mayNeedGrant, saveApproval } from '../domain/save-approval.js';
import { type ClientContext, requireCashier, seesContacts } from './client-context.js';
import type { SaveOptions } from './customer-client.js';
import { askHost } from './draft-problems.js';
import { maskCustomer } from './mask-contacts.js';
import { decideSave, NOTHING_AHEAD, type SavedAhead } from './save-decision.js';
import { loadSaveRules, type SaveRules } from './save-rules.js';
import { sealDocuments } from './vault/seal-documents.js';

/**
 * Saves only the fields given, consents and documents with them, in one transaction that also judges the draft, on the
 * records as it finds them. What a cashier may have mistyped comes back as problems; what only a program can get wrong
 * is thrown.
 */
export async function saveCustomer(context: ClientContext, input: CustomerDraft, options: SaveOptions = {}): Promise<SaveResult> {
  const { store, settings } = context;
  requireCashier(settings);
  const given = readDraft(input);
  const id = given.id ?? settings.environment.newId();
  const rules = await loadSaveRules(context, given, id);
  const ahead = mustWait(context, given, options) ? await prepare(context, given, rules, options) : NOTHING_AHEAD;
  if ('ok' in ahead) return ahead;
  const reads = {
    customers: [id],
    partsOf: rules.needsParts ? [id] : [],
    documents: ahead.documents.map((document) => document.id),
    ...ahead.grant?.reads,
  };
  const { customer, problems, warnings } = await store.write(reads, decideSave(settings, rules, ahead));
  return problems.length > 0 ? { ok: false, problems, warnings } : saved(context, customer, warnings);
}

/** Whether there is something to wait for that a transaction cannot: the host, a manager's grant, a number to encrypt. */
function mustWait({ settings }: ClientContext, given: CustomerDraft, { dryRun = false, grant }: SaveOptions): boolean {
  const isApproved = grant !== undefined || mayNeedGrant(settings.cashier);
  return dryRun || isApproved || settings.validate !== undefined || (given.identityDocuments ?? []).length > 0;
}

/** Judges the draft on the records as they are now, and does all that waits. The answer itself where it ends here. */
async function prepare(
  context: ClientContext,
  given: CustomerDraft,
  rules: SaveRules,
  { dryRun = false, grant }: SaveOptions,
): Promise<SavedAhead | SaveResult> {
  const { settings } = context;
  const { draft, at } = rules;
  const before = await readBefore(context, at.id);
  const judged = rules.judge(before);
  const problems = [...judged.problems, ...(await askHost(settings, draft))];
  if (problems.length > 0) return { ok: false, problems, warnings: judged.warnings };
  if (dryRun) return saved(context, judged.customer, judged.warnings);

  const wanted = { ...saveApproval(settings.cashier, given, before === null), entryId: at.id, customerId: at.id, body: draft };
  const { checkGrant } = await import('./approval/check-grant.js');
  return {
    grant: await checkGrant(context, wanted, grant),
    documents: await sealDocuments(context, draft.identityDocuments ?? []),
  };
}

async function readBefore({ store }: ClientContext, id: CustomerId): Promise<CustomerDetails | null> {
  const found = await store.use((open) => open.readDetails(id));
  return found && { ...found, identityDocuments: found.documents.map(({ document }) => document) };
}

function saved({ settings }: ClientContext, customer: Customer, warnings: readonly FieldProblem[]): SaveResult {
  return { ok: true, customer: seesContacts(settings) ? customer : maskCustomer(customer), warnings };
}
