import { AccountChanges } from '../domain/account-changes.js';
import type { Customer } from '../domain/customer.js';
import { id as checkId, readInput } from '../domain/entry-check.js';
import { RegularsError } from '../domain/errors.js';
import type { CustomerId, Id } from '../domain/id.js';
import { mergeMoves } from '../domain/merge-moves.js';
import { creditEntry, loyaltyEntry } from '../domain/new-entry.js';
import { checkGrant } from './approval/check-grant.js';
import { type ClientContext, nowOf, seesContacts } from './client-context.js';
import type { MergeOptions } from './customer-client.js';
import { findCustomer, requireCustomer, requireStill } from './find-customer.js';
import { accountPlace } from './ledgers/account-place.js';
import { maskCustomer } from './mask-contacts.js';
import { newMutations } from './new-mutations.js';
import type { WriteFound, WritePuts } from './store/store.js';

/**
 * Makes two records of one person one. The source stays as evidence, with documents, consents and sales, and leads to the
 * survivor, who is answered; the same again is the first answer.
 *
 * With a remote its order decides, so that two registers that merge at once do not move one lot twice: the source is merged
 * here at once, and both accounts are as the remote then says.
 *
 * @throws {RegularsError} `not-found`, `stale`, `invalid-input`, `locked`, `not-allowed`, `grant-required`, `grant-invalid`.
 */
export async function mergeCustomers(
  context: ClientContext,
  sourceId: CustomerId,
  survivorId: CustomerId,
  { id, grant }: MergeOptions = {},
): Promise<Customer> {
  const { store, settings } = context;
  const customerId = readInput(checkId, sourceId, 'sourceId');
  const survivor = await requireCustomer(context, readInput(checkId, survivorId, 'survivorId'));
  if (survivor.id === customerId || survivorId === sourceId) throw invalid('survivorId', 'another customer than the source');
  const mergeId = id === undefined ? settings.environment.newId() : readInput(checkId, id, 'options.id');
  const wanted = { permission: 'edit', action: 'edit', entryId: mergeId, customerId, body: survivor.id } as const;
  const checked = await checkGrant(context, wanted, grant);
  const before = await findCustomer(context, customerId);

  const reads = { customers: [customerId, survivor.id], ...checked.reads };
  const answer = await store.write(reads, (found) => {
    const source = found.customers.get(customerId);
    if (!source || source.deletedAt !== undefined) throw new RegularsError('not-found', 'There is no such customer.');
    requireStill(found.customers, survivor.id);
    const result = found.customers.get(survivor.id) ?? survivor;
    if (source.mergedInto !== null) {
      if (source.mergedInto === survivor.id || before?.customer.id === survivor.id) return { result };
      throw new RegularsError('stale', 'This customer was merged into somebody else.');
    }
    const merged: Customer = { ...source, status: 'merged', mergedInto: survivor.id, updatedAt: nowOf(settings) };
    const body = { kind: 'customer-merge', mergeId, customerId, survivorId: survivor.id, seen: source.version } as const;
    const puts: WritePuts = {
      customers: [merged],
      mutations: newMutations([body], settings, checked.use),
      ...checked.decide(found),
      ...(settings.remote === undefined && movedAccounts(context, found, mergeId, customerId, survivor.id)),
    };
    return { puts, result };
  });
  return seesContacts(settings) ? answer : maskCustomer(answer);
}

/** All of one account, as it stands in the other. */
function movedAccounts(
  context: ClientContext,
  { accounts }: WriteFound,
  mergeId: Id,
  sourceId: CustomerId,
  survivorId: CustomerId,
): Pick<WritePuts, 'accounts' | 'loyaltyEntries' | 'storeCreditEntries'> {
  const account = accounts.get(sourceId);
  if (!account) return {};
  const from = new AccountChanges(account, accountPlace(context, sourceId));
  const to = new AccountChanges(accounts.get(survivorId), accountPlace(context, survivorId));
  const { loyalty, storeCredit, lastSaleAt } = from.now;
  for (const move of mergeMoves(loyalty, 'points', mergeId, sourceId)) {
    from.addLoyalty(loyaltyEntry(from.place, 'merge-out', -move.figure, move.out));
    to.addLoyalty(loyaltyEntry(to.place, 'merge-in', move.figure, move.in));
  }
  for (const [currency, state] of Object.entries(storeCredit)) {
    for (const { figure, ...move } of mergeMoves(state, currency, mergeId, sourceId)) {
      from.addCredit(creditEntry(from.place, 'merge-out', { amountMinor: -figure, currency }, move.out));
      to.addCredit(creditEntry(to.place, 'merge-in', { amountMinor: figure, currency }, move.in));
    }
  }
  if (lastSaleAt !== null) to.noteSale(lastSaleAt);
  const { loyaltyEntries, storeCreditEntries } = from.puts;
  return {
    accounts: new Map([
      [sourceId, { ...from.now, lastSaleAt: null }],
      [survivorId, to.now],
    ]),
    loyaltyEntries: [...loyaltyEntries, ...to.puts.loyaltyEntries],
    storeCreditEntries: [...storeCreditEntries, ...to.puts.storeCreditEntries],
  };
}

function invalid(path: string, expected: string): RegularsError {
  return new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
}
