import { isReversed, reversalOf } from '../reversal.js';
import { returning } from '../redeemed-lots.js';
import { isSamePerson } from './same-person.js';
import { grantReads, useGrant } from './judge-grant.js';
import { type Judgement, type JudgePlace, rejected } from './judgement.js';
import { accepted, alreadySo, idReused, type MutationOf, notFound, personOf, survivorAnswer } from './judging.js';
import { lapsedReads } from './lapsed-lots.js';
import { type AnyEntry, entryIn, figureOf, type HeldAnyEntry, isSameEntry, received, stripped, unitOf } from './ledger-entry.js';
import { balancesOf, MerchantAccount, refuseInsufficient, type WrittenAnswer } from './merchant-account.js';
import type { HeldCustomer, MerchantReads, MerchantRecords } from './merchant-records.js';
import { judged } from './refusal.js';

type Append = MutationOf<'loyalty-append' | 'store-credit-append'>;

export function entryReads(mutation: Append): MerchantReads {
  const { entry } = mutation;
  const { customers: granted = [], ...grantUses } = grantReads(mutation);
  const sales = entry.saleId === null ? [] : [entry.saleId];
  return {
    ...grantUses,
    ...lapsedReads(entry.customerId, isRedemption(entry) ? [entry] : []),
    customers: [entry.customerId, ...granted],
    loyaltyEntries: [entry.id],
    storeCreditEntries: [entry.id],
    sales,
    causedBy: sales,
  };
}

/**
 * One entry that a register asks for: by hand under a manager's grant, a redemption for a sale to come, or its reversal. It
 * is a request: the balance may refuse it. The same entry under another mutation is the first answer.
 */
export function judgeEntry(mutation: Append, found: MerchantRecords, place: JudgePlace): Judgement {
  return judged(() => {
    const { entry } = mutation;
    const person = personOf(found, entry.customerId);
    if (!person) return notFound('customer');
    if (entry.type === 'redeem-reverse') return judgeReversal(entry, person, found, place);

    const known = found.loyaltyEntries.get(entry.id) ?? found.storeCreditEntries.get(entry.id);
    if (known) return judgeAgain(entry, known, person, found, place);
    if (isRedemption(entry)) return judgeRedemption(entry, person, found, place);
    if (isByHand(entry)) return judgeByHand(mutation, person, found, place);
    return noCause('An entry of this type comes with what causes it.');
  });
}

/** Written under its id once: the same again is answered as it is. */
function judgeAgain(
  entry: AnyEntry,
  known: HeldAnyEntry,
  person: HeldCustomer,
  found: MerchantRecords,
  place: JudgePlace,
): Judgement {
  if (!isSamePerson(found, known.entry.customerId, person)) return idReused('entry');
  if (!isSameEntry(known.entry, stripped(entry))) return idReused('entry');
  return alreadySo(known.entry.version, { ...survivorAnswer(entry.customerId, person), ...answerOf([known], person, place) });
}

function judgeByHand(mutation: Append, person: HeldCustomer, found: MerchantRecords, place: JudgePlace): Judgement {
  const { entry, use } = mutation;
  if (entry.saleId !== null || !use) return noCause("An entry by hand needs a manager's grant.");
  const puts = useGrant(mutation, found, place);
  const account = new MerchantAccount(person, found, place);
  const figure = figureOf(entry);
  const mayOwe = entry.type === 'adjust' && place.rules.allowNegative === true;
  if (figure < 0 && !mayOwe && account.spendable(unitOf(entry)) < -figure) refuseInsufficient();

  const { grant } = use;
  account.add({ ...received(stripped(entry), place), grantId: grant.id, approvedOffline: grant.verifiedBy === 'register' });
  const answer = { ...survivorAnswer(entry.customerId, person), ...account.answer };
  return accepted(place, { ...account.puts, ...puts }, answer);
}

/** The sale need not be known yet: its id, made beforehand, is the cause. */
function judgeRedemption(entry: AnyEntry, person: HeldCustomer, found: MerchantRecords, place: JudgePlace): Judgement {
  if (figureOf(entry) >= 0) return rejected('invalid-input', 'A redemption must take something.');
  if (entry.saleId !== null && found.sales.has(entry.saleId)) {
    return rejected('invalid-input', 'A redemption must be for a sale that is not recorded yet.');
  }
  const account = new MerchantAccount(person, found, place);
  account.redeem(received(stripped(entry), place), 'spendable');
  return accepted(place, account.puts, { ...survivorAnswer(entry.customerId, person), ...account.answer });
}

/**
 * A redemption is reversed whole and once, to the lots it took here: its register may have taken others, and sends one entry
 * a lot. The first of them brings all of it, those behind it nothing.
 */
function judgeReversal(entry: AnyEntry, person: HeldCustomer, found: MerchantRecords, place: JudgePlace): Judgement {
  const { saleId, lotId, expiresOn } = entry;
  const caused = saleId === null ? undefined : found.causedBy.get(saleId);
  const all: readonly HeldAnyEntry[] = ('points' in entry ? caused?.loyaltyEntries : caused?.storeCreditEntries) ?? [];
  const redemption = all.find(
    (held) => isRedemption(held.entry) && returning(held.entry.id, { lotId, expiresOn, amount: 0 }).id === entry.id,
  );
  if (!redemption || saleId === null) return noCause('There is no redemption that this reverses.');
  if (!isSamePerson(found, redemption.entry.customerId, person)) return noCause('The redemption is of another customer.');

  const survivor = survivorAnswer(entry.customerId, person);
  if (isReversed(redemption, caused)) {
    const known = found.loyaltyEntries.get(entry.id) ?? found.storeCreditEntries.get(entry.id);
    const version = (known ?? redemption).entry.version;
    return alreadySo(version, { ...survivor, ...answerOf(known ? [known] : [], person, place) });
  }
  if (found.sales.get(saleId)?.tenders.some(({ redemptionId }) => redemptionId === redemption.entry.id)) {
    return rejected('invalid-input', 'The sale is recorded and has this redemption: it is given back by a refund.');
  }
  const account = new MerchantAccount(person, found, place);
  const { occurredAt } = received(entry, place);
  for (const { amount, ...share } of reversalOf(redemption)) {
    account.add(entryIn(unitOf(redemption.entry), account.place, 'redeem-reverse', amount, { ...share, saleId, occurredAt }));
  }
  return accepted(place, account.puts, { ...survivor, ...account.answer });
}

function isRedemption({ type, saleId }: AnyEntry): boolean {
  return saleId !== null && (type === 'redeem' || type === 'use');
}

function isByHand(entry: AnyEntry): boolean {
  const { type } = entry;
  const figure = figureOf(entry);
  return type === 'adjust' || (type === 'issue' && figure > 0) || (type === 'use' && figure < 0);
}

function answerOf(held: readonly HeldAnyEntry[], person: HeldCustomer, { today }: JudgePlace): WrittenAnswer {
  const entries = held.map(({ entry }) => entry);
  return {
    balances: balancesOf(person.customer.id, person.account, today),
    loyaltyEntries: entries.filter((entry) => 'points' in entry),
    storeCreditEntries: entries.filter((entry) => 'amount' in entry),
  };
}

function noCause(message: string): Judgement {
  return rejected('no-cause', message);
}
