import { earnId } from '../earn.js';
import { erasedSale } from '../erased.js';
import type { LoyaltyEntry } from '../loyalty.js';
import { fractionDigits } from '../money.js';
import { completed } from '../parked-sale-rules.js';
import { isSameSale } from '../same-sale.js';
import { happened } from '../sale-moment.js';
import type { Sale } from '../sale.js';
import type { JudgePlace, Judgement, MerchantRules } from './judgement.js';
import { rejected } from './judgement.js';
import { accepted, alreadySo, foreignLocation, idReused, type MutationOf, notFound, survivorAnswer } from './judging.js';
import { lapsedReads } from './lapsed-lots.js';
import { type AnyEntry, notAfter, received, stripped } from './ledger-entry.js';
import { balancesOf, MerchantAccount } from './merchant-account.js';
import type { HeldCustomer, HeldParkedSale, MerchantReads, MerchantRecords } from './merchant-records.js';
import { judged, refuse } from './refusal.js';
import { redemptionIdsOf, type SaleRedemptions, takeRedemptions } from './sale-redemptions.js';
import { isSamePerson } from './same-person.js';
import { survivorOf } from './survivor.js';

type RecordSale = MutationOf<'sale-record'>;

const CURRENCY = /^[A-Z]{3}$/;
/** A ceiling such as 0.29 points has no exact binary: 100 units are 29 points, not 28. */
const ROUNDING = 1e-9;

export function saleReads({ sale, parkedSaleId, loyaltyEntries, storeCreditEntries }: RecordSale): MerchantReads {
  const entries: readonly AnyEntry[] = [...loyaltyEntries, ...storeCreditEntries];
  const ids = [...new Set([...entries.map(({ id }) => id), ...redemptionIdsOf(sale), earnId(sale.id)])];
  const redemptions = entries.filter(({ type }) => type === 'redeem' || type === 'use');
  return {
    ...lapsedReads(sale.customerId, redemptions),
    customers: [...new Set([sale.customerId, ...entries.map(({ customerId }) => customerId)])],
    loyaltyEntries: ids,
    storeCreditEntries: ids,
    sales: [sale.id],
    causedBy: [sale.id],
    parkedSales: parkedSaleId === null ? [] : [parkedSaleId],
  };
}

/**
 * A sale that happened: neither a balance nor the customer's status refuses it. What it redeemed counts once, whether pushed
 * ahead or not; what it earns is cut to the merchant's ceiling; the parked sale it came from is completed.
 */
export function judgeSale(mutation: RecordSale, found: MerchantRecords, place: JudgePlace): Judgement {
  return judged(() => {
    const { sale, parkedSaleId } = mutation;
    if (!place.locationIds.includes(sale.locationId)) return foreignLocation();
    if (sale.refundOf !== null) return rejected('invalid-input', 'sale.refundOf must be null: a refund is recorded as one.');
    if (!CURRENCY.test(sale.currency)) return rejected('invalid-input', 'sale.currency must be an ISO 4217 code.');
    const person = survivorOf(found, sale.customerId);
    if (!person) return notFound('customer');
    const known = found.sales.get(sale.id);
    if (known) return judgeAgain(sale, known, person, found, place);

    const account = new MerchantAccount(person, found, place);
    const redeemed = takeRedemptions(mutation, person, account, found, place);
    const record = recordOf(sale, person, redeemed, place);
    const earned = earnedOf(mutation, record, person, found, place);
    if (earned) account.add(earned);
    account.noteSale(record.occurredAt);

    const parkedSales = completedOf(parkedSaleId === null ? undefined : found.parkedSales.get(parkedSaleId), place);
    const puts = { ...account.puts, sales: [{ ...record, pointsEarned: earned?.points ?? 0 }], parkedSales };
    const { balances, loyaltyEntries, storeCreditEntries } = account.answer;
    return accepted(place, puts, {
      ...survivorAnswer(sale.customerId, person),
      balances,
      loyaltyEntries: [...redeemed.known.filter((entry) => 'points' in entry), ...loyaltyEntries],
      storeCreditEntries: [...redeemed.known.filter((entry) => 'amount' in entry), ...storeCreditEntries],
    });
  });
}

/** The same sale under another mutation: nothing of it counts twice. */
function judgeAgain(sale: Sale, known: Sale, person: HeldCustomer, found: MerchantRecords, place: JudgePlace): Judgement {
  const given = person.erased ? erasedSale(sale) : sale;
  if (!isSamePerson(found, known.customerId, person) || !isSameSale(known, given)) return idReused('sale');
  const caused = found.causedBy.get(sale.id);
  return alreadySo(known.version, {
    ...survivorAnswer(sale.customerId, person),
    balances: balancesOf(person.customer.id, person.account, place.today),
    loyaltyEntries: caused?.loyaltyEntries.map(({ entry }) => entry) ?? [],
    storeCreditEntries: caused?.storeCreditEntries.map(({ entry }) => entry) ?? [],
  });
}

/** What of it only a remote knows, and what follows from its entries, is not the register's to say. */
function recordOf(sale: Sale, person: HeldCustomer, redeemed: SaleRedemptions, place: JudgePlace): Sale {
  const { n, now, register } = place;
  const { occurredAt, flags } = happened(sale.occurredAt, now);
  const wasAhead = sale.flags.includes('clock-ahead');
  const record: Sale = {
    ...sale,
    customerId: person.customer.id,
    version: n,
    createdAt: notAfter(sale.createdAt, now),
    updatedAt: now,
    originRegisterId: register.id,
    registerId: register.id,
    occurredAt,
    flags: wasAhead ? ['clock-ahead'] : flags,
    state: 'completed',
    pointsRedeemed: redeemed.points,
    creditUsedMinor: redeemed.creditMinor,
  };
  return person.erased ? erasedSale(record) : record;
}

/**
 * What the sale earns, at most what the merchant allows; null where that is nothing.
 *
 * @throws {RegularsError} `no-cause` where anything else came with the sale than what it earns and what its tenders name.
 */
function earnedOf(
  { sale, loyaltyEntries, storeCreditEntries }: RecordSale,
  { occurredAt }: Sale,
  person: HeldCustomer,
  found: MerchantRecords,
  place: JudgePlace,
): LoyaltyEntry | null {
  const redeemed = new Set(redemptionIdsOf(sale));
  const isOther = ({ id }: AnyEntry): boolean => !redeemed.has(id);
  const [entry, ...more] = loyaltyEntries.filter(isOther);
  if (more.length > 0 || storeCreditEntries.some(isOther) || (entry && !isEarned(entry, sale))) refuseOthers();
  if (!entry) return null;
  if (!isSamePerson(found, entry.customerId, person)) refuseOthers();

  const points = Math.min(entry.points, mostPoints(sale, place.rules));
  if (points <= 0) return null;
  return { ...received(stripped(entry), place), occurredAt, points, reason: null };
}

function isEarned({ id, type, saleId, points }: LoyaltyEntry, sale: Sale): boolean {
  return type === 'earn' && id === earnId(sale.id) && saleId === sale.id && points > 0;
}

/** Whole points on whole currency units. */
function mostPoints({ subtotalMinor, currency }: Sale, { earnCeiling = 1 }: MerchantRules): number {
  const units = Math.floor(Math.max(0, subtotalMinor) / 10 ** fractionDigits(currency));
  return Math.floor(units * earnCeiling + ROUNDING);
}

/** One of another location's is none of this register's. */
function completedOf(held: HeldParkedSale | undefined, { n, now, locationIds }: JudgePlace): HeldParkedSale[] {
  if (!held || !locationIds.includes(held.parkedSale.locationId)) return [];
  const parkedSale = completed(held.parkedSale, now);
  return parkedSale ? [{ parkedSale: { ...parkedSale, version: n }, cartText: null }] : [];
}

function refuseOthers(): never {
  refuse('no-cause', 'A sale brings what it earned, once, and what its tenders redeemed, for its own customer.');
}
