import { id as checkId, readInput } from '../../domain/entry-check.js';
import { RegularsError } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import { readRedemption } from '../../domain/ledger-input.js';
import type { Lane, MutationBody } from '../../domain/mutation.js';
import { creditEntry, loyaltyEntry } from '../../domain/new-entry.js';
import { isReversed, reversalOf } from '../../domain/reversal.js';
import { isSameContent } from '../../domain/same-content.js';
import type { Redemption, RedemptionDraft } from '../../domain/sale.js';
import { type ClientContext, requireCashier } from '../client-context.js';
import { requireCustomer, requireStill } from '../find-customer.js';
import { AccountChanges } from '../../domain/account-changes.js';
import { accountPlace } from '../ledgers/account-place.js';
import { insufficient } from '../ledgers/insufficient.js';
import { newMutations } from '../new-mutations.js';
import { loadPushNow } from '../sync/load-push-now.js';
import { counted, isCounted, uncounted } from './offline-caps.js';
import type { WriteDecision, WriteFound } from '../store/store.js';
import type { NewMutation } from '../store/stored-record.js';

type AddedEntry = Redemption['entry'];

/**
 * Takes points or credit for a sale to come: with a remote, once it has agreed. Where it says nothing the caps for offline
 * redemption decide, in the transaction that takes it, and it goes later under the same id: as part of its sale, or alone.
 * The same again is the first answer. Codes: not-found, insufficient-balance, offline-limit.
 */
export async function redeem(context: ClientContext, input: RedemptionDraft): Promise<Redemption> {
  const { store, settings } = context;
  requireCashier(settings);
  const draft = readRedemption(input);
  const customer = await requireCustomer(context, draft.customerId);
  const id = draft.id ?? settings.environment.newId();
  const place = accountPlace(context, customer.id);
  const reads = { customers: [customer.id], loyaltyEntries: [id], storeCreditEntries: [id], sales: [draft.saleId], sync: true };
  let sent: readonly NewMutation[] | null = null;
  let isAway = false;

  const decide = (found: WriteFound): WriteDecision<Redemption> => {
    const known = found.loyaltyEntries.get(id)?.entry ?? found.storeCreditEntries.get(id)?.entry;
    if (known) {
      const isOurs = known.customerId === customer.id || known.customerId === draft.customerId;
      if (isOurs && isSameRedemption(known, draft)) return { result: { id, entry: known, offline: isCounted(found.sync, id) } };
      throw new RegularsError('id-reused', 'An entry of that id is there already, and says something else.');
    }
    requireStill(found.customers, customer.id);
    if (found.sales.has(draft.saleId)) throw invalid('redemption.saleId', 'of a sale that is not recorded yet');
    const changes = new AccountChanges(found.accounts.get(customer.id), place);
    const entry = addRedemption(changes, draft, id);
    const puts = { ...changes.puts, mutations: sent ?? newMutations([bodyOf(entry)], settings) };
    const synced = isAway ? { synced: counted(found.sync, settings, entry, place) } : {};
    return { puts: { ...puts, ...synced }, result: { id, entry, offline: isAway } };
  };
  if (settings.remote) {
    // What can be refused here is, before the remote is asked.
    const planned = await store.write(reads, (found) => ({ result: { ...decide(found), isKnown: isKnown(found, id) } }));
    if (!planned.isKnown) {
      sent = planned.puts?.mutations ?? [];
      isAway = !(await isAgreed(context, `customer:${customer.id}`, sent));
    }
  }
  return store.write(reads, decide);
}

/**
 * The remote's word, before points or credit are taken at the till: two registers may have promised the same ones. False where
 * it says nothing.
 */
async function isAgreed(context: ClientContext, lane: Lane, mutations: readonly NewMutation[]): Promise<boolean> {
  const { isWaiting, pushNow, sendFirst } = await loadPushNow();
  const [mutation] = mutations;
  if (!mutation) return true;
  if (await isWaiting(context, lane)) await sendFirst(context);
  const result = (await isWaiting(context, lane)) ? null : await pushNow(context, mutation);
  if (result?.status === 'rejected') {
    if (result.code === 'insufficient-balance') throw insufficient('redemption');
    throw new RegularsError('not-allowed', 'The remote does not allow this redemption.');
  }
  return result !== null;
}

function isKnown({ loyaltyEntries, storeCreditEntries }: WriteFound, id: Id): boolean {
  return loyaltyEntries.has(id) || storeCreditEntries.has(id);
}

/** Gives back what was taken, to the lots it came from. What was given back already stays so. */
export async function reverseRedemption(context: ClientContext, redemptionId: Id): Promise<void> {
  const { store, settings } = context;
  requireCashier(settings);
  const id = readInput(checkId, redemptionId, 'redemptionId');
  const reads = { loyaltyEntries: [id], storeCreditEntries: [id], sync: true };
  // An entry never changes: which sale it was made for may be asked beforehand.
  const { saleId, customerId } = await store.write(reads, (found) => ({ result: redemptionIn(found, id).entry }));
  const customer = await requireCustomer(context, customerId);
  const place = accountPlace(context, customer.id);
  const sales = saleId === null ? [] : [saleId];

  await store.write({ ...reads, customers: [customer.id], sales, causedBy: sales }, (found) => {
    const redemption = redemptionIn(found, id);
    const caused = saleId === null ? undefined : found.causedBy.get(saleId);
    if (isReversed(redemption, caused)) return { result: undefined };
    const sale = saleId === null ? undefined : found.sales.get(saleId);
    if (sale?.tenders.some((tender) => tender.redemptionId === id)) {
      throw invalid('redemptionId', 'of a sale that was given up; this one is recorded, so refund it');
    }
    requireStill(found.customers, customer.id);
    const changes = new AccountChanges(found.accounts.get(customer.id), place);
    const bodies = reversalOf(redemption).map(({ amount, ...share }) => {
      const fields = { ...share, saleId };
      const { entry } = redemption;
      const added =
        'points' in entry
          ? loyaltyEntry(place, 'redeem-reverse', amount, fields)
          : creditEntry(place, 'redeem-reverse', { ...entry.amount, amountMinor: amount }, fields);
      add(changes, added);
      return bodyOf(added);
    });
    const synced = isCounted(found.sync, id) ? { synced: uncounted(found.sync, id) } : {};
    return { puts: { ...changes.puts, mutations: newMutations(bodies, settings), ...synced }, result: undefined };
  });
}

function addRedemption(changes: AccountChanges, { saleId, points, amount }: RedemptionDraft, id: Id): AddedEntry {
  const { place } = changes;
  if (points !== undefined && changes.spendablePoints < points) throw insufficient('redemption.points');
  if (amount && changes.spendableCredit(amount.currency) < amount.amountMinor) {
    throw insufficient('redemption.amount.amountMinor');
  }
  const added = amount
    ? creditEntry(place, 'use', { ...amount, amountMinor: -amount.amountMinor }, { id, saleId })
    : loyaltyEntry(place, 'redeem', -(points ?? 0), { id, saleId });
  add(changes, added);
  return added;
}

function isSameRedemption(entry: AddedEntry, { saleId, points, amount }: RedemptionDraft): boolean {
  if (entry.saleId !== saleId) return false;
  return 'points' in entry
    ? entry.type === 'redeem' && entry.points === -(points ?? 0)
    : entry.type === 'use' && isSameContent(entry.amount, amount && { ...amount, amountMinor: -amount.amountMinor });
}

function redemptionIn(
  found: WriteFound,
  id: Id,
):
  | NonNullable<ReturnType<WriteFound['loyaltyEntries']['get']>>
  | NonNullable<ReturnType<WriteFound['storeCreditEntries']['get']>> {
  const row = found.loyaltyEntries.get(id) ?? found.storeCreditEntries.get(id);
  const isRedemption = row?.entry.type === 'redeem' || (row?.entry.type === 'use' && row.entry.saleId !== null);
  if (row && isRedemption) return row;
  throw new RegularsError('not-found', 'There is no such redemption.');
}

function add(changes: AccountChanges, entry: AddedEntry): void {
  if ('points' in entry) changes.addLoyalty(entry);
  else changes.addCredit(entry);
}

function bodyOf(entry: AddedEntry): MutationBody {
  return 'points' in entry ? { kind: 'loyalty-append', entry } : { kind: 'store-credit-append', entry };
}

function invalid(path: string, expected: string): RegularsError {
  return new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
}
