import { isRegularsError, RegularsError } from '../../domain/errors.js';
import { isApprovedOffline } from '../../domain/grant-rules.js';
import type { Grant } from '../../domain/grant.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { LoyaltyEntry } from '../../domain/loyalty.js';
import type { MutationBody } from '../../domain/mutation.js';
import type { StoreCreditEntry } from '../../domain/store-credit.js';
import { checkGrant, type CheckedGrant, type WantedGrant } from '../approval/check-grant.js';
import type { ClientContext } from '../client-context.js';
import { requireCustomer, requireStill } from '../find-customer.js';
import { newMutations } from '../new-mutations.js';
import type { WriteFound } from '../store/store.js';
import { AccountChanges } from '../../domain/account-changes.js';
import { accountPlace } from './account-place.js';

/** An entry that somebody writes by hand, in one of the ledgers. */
export interface HandWrite<Entry extends LoyaltyEntry | StoreCreditEntry> {
  /** Of the entry. */
  readonly id: Id;
  readonly customerId: CustomerId;
  readonly wanted: Omit<WantedGrant, 'entryId' | 'customerId'>;
  readonly grant: Grant | undefined;
  /** An entry of this ledger that was found under the id. */
  readonly known: (found: WriteFound) => Entry | undefined;
  /** Whether it says what would be written now. */
  readonly isSame: (entry: Entry) => boolean;
  /** Makes the entry and adds it to the account, or refuses. */
  readonly add: (changes: AccountChanges, approved: Pick<Entry, 'grantId' | 'approvedOffline'>) => Entry;
  readonly bodyOf: (entry: Entry) => MutationBody;
}

/**
 * Entry, account, mutation and the use of the grant, in one transaction. The same again is the first answer, however old the
 * grant is by then.
 */
export async function writeByHand<Entry extends LoyaltyEntry | StoreCreditEntry>(
  context: ClientContext,
  hand: HandWrite<Entry>,
): Promise<Entry> {
  const { store, settings } = context;
  const customer = await requireCustomer(context, hand.customerId);
  const answerBefore = (found: WriteFound): Entry | null => {
    const known = hand.known(found);
    const isOurs = known?.customerId === customer.id || known?.customerId === hand.customerId;
    if (known && isOurs && hand.isSame(known)) return known;
    if (found.loyaltyEntries.has(hand.id) || found.storeCreditEntries.has(hand.id)) {
      throw new RegularsError('id-reused', 'An entry of that id is there already, and says something else.');
    }
    return null;
  };
  const ids = { loyaltyEntries: [hand.id], storeCreditEntries: [hand.id] };

  let checked: CheckedGrant;
  try {
    const { id: entryId, customerId } = hand;
    checked = await checkGrant(context, { ...hand.wanted, entryId, customerId }, hand.grant);
  } catch (error) {
    if (!isRegularsError(error) || !error.code.startsWith('grant-')) throw error;
    const before = await store.write(ids, (found) => ({ result: answerBefore(found) }));
    if (before) return before;
    throw error;
  }

  const place = accountPlace(context, customer.id);
  const grant = checked.use?.grant;
  const approved = { grantId: grant?.id ?? null, approvedOffline: grant !== undefined && isApprovedOffline(grant) };
  const reads = { ...ids, customers: [customer.id], ...checked.reads };
  return store.write(reads, (found) => {
    const before = answerBefore(found);
    if (before) return { result: before };
    requireStill(found.customers, customer.id);
    const use = checked.decide(found);
    const changes = new AccountChanges(found.accounts.get(customer.id), place);
    const result = hand.add(changes, approved);
    const mutations = newMutations([hand.bodyOf(result)], settings, checked.use);
    return { puts: { ...changes.puts, ...use, mutations }, result };
  });
}
