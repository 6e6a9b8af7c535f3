import type { LedgerState } from '../account.js';
import { mergeMoves } from '../merge-moves.js';
import { type Judgement, type JudgePlace, rejected } from './judgement.js';
import {
  accepted,
  alreadySo,
  isTouchedSince,
  type MutationOf,
  notFound,
  personOf,
  stale,
  survivorAnswer,
  touchOf,
} from './judging.js';
import { entryIn, type Unit } from './ledger-entry.js';
import { balancesOf, MerchantAccount } from './merchant-account.js';
import type { HeldCustomer, MerchantReads, MerchantRecords } from './merchant-records.js';
import { judged } from './refusal.js';
import { survivorOf } from './survivor.js';

type Merge = MutationOf<'customer-merge'>;

export function mergeReads({ customerId, survivorId }: Merge): MerchantReads {
  return { customers: [customerId, survivorId] };
}

/**
 * One customer becomes another: the account goes over whole, lot by lot, each good as long as it was, and what later names
 * the source is the survivor's. Documents, consents and the past stay where they are, as evidence. Compared before it is
 * done: who changed the source's status elsewhere, or merged it, was first.
 */
export function judgeMerge(mutation: Merge, found: MerchantRecords, place: JudgePlace): Judgement {
  return judged(() => {
    const { customerId, survivorId, seen } = mutation;
    const source = found.customers.get(customerId);
    const survivor = personOf(found, survivorId);
    if (!source || source.erased || !survivor) return notFound('customer');
    const { id } = survivor.customer;
    if (source.customer.id === id) return rejected('invalid-input', 'survivorId must be another customer than the one merged.');
    if (source.customer.mergedInto !== null) return judgeAgain(mutation, source, survivor, found, place);
    const { status, merge } = source.touched;
    if (isTouchedSince(status, seen, place) || isTouchedSince(merge, seen, place)) return stale('status');

    const from = new MerchantAccount(source, found, place);
    const to = new MerchantAccount(survivor, found, place);
    moveAccount(mutation, from, to);
    const { lastSaleAt } = source.account;
    if (lastSaleAt !== null) to.noteSale(lastSaleAt);

    const merged = mergedInto(source, id, from, place);
    const loyaltyEntries = [...from.puts.loyaltyEntries, ...to.puts.loyaltyEntries];
    const storeCreditEntries = [...from.puts.storeCreditEntries, ...to.puts.storeCreditEntries];
    const puts = { customers: [merged, ...to.puts.customers], loyaltyEntries, storeCreditEntries };
    return accepted(place, puts, {
      ...survivorAnswer(survivorId, survivor),
      balances: to.answer.balances,
      loyaltyEntries: loyaltyEntries.map(({ entry }) => entry),
      storeCreditEntries: storeCreditEntries.map(({ entry }) => entry),
    });
  });
}

/** Merged before: right where it was into the same customer. */
function judgeAgain(
  { survivorId }: Merge,
  source: HeldCustomer,
  survivor: HeldCustomer,
  found: MerchantRecords,
  { today }: JudgePlace,
): Judgement {
  const { id } = survivor.customer;
  if (survivorOf(found, source.customer.id)?.customer.id !== id) return stale('customer');
  const balances = balancesOf(id, survivor.account, today);
  return alreadySo(source.customer.version, { ...survivorAnswer(survivorId, survivor), balances });
}

function moveAccount({ mergeId, customerId }: Merge, from: MerchantAccount, to: MerchantAccount): void {
  const { loyalty, storeCredit } = from.now;
  const units: [Unit, LedgerState][] = [
    ['points', loyalty],
    ...Object.entries(storeCredit).map(([currency, state]): [Unit, LedgerState] => [{ currency }, state]),
  ];
  for (const [unit, state] of units) moveLedger(unit, state, from, to, customerId, mergeId);
}

function moveLedger(
  unit: Unit,
  state: LedgerState,
  from: MerchantAccount,
  to: MerchantAccount,
  customerId: string,
  mergeId: string,
): void {
  for (const move of mergeMoves(state, unit === 'points' ? unit : unit.currency, mergeId, customerId)) {
    from.add(entryIn(unit, from.place, 'merge-out', -move.figure, move.out));
    to.add(entryIn(unit, to.place, 'merge-in', move.figure, move.in));
  }
}

function mergedInto(
  source: HeldCustomer,
  survivorId: string,
  { now: account }: MerchantAccount,
  place: JudgePlace,
): HeldCustomer {
  const touch = touchOf(place);
  const { n, now } = place;
  return {
    customer: { ...source.customer, version: n, updatedAt: now, status: 'merged', mergedInto: survivorId },
    touched: { ...source.touched, status: touch, merge: touch },
    account: { ...account, lastSaleAt: null },
  };
}
