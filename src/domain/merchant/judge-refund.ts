import { deriveId } from '../derived-id.js';
import { expiryFrom } from '../earn.js';
import { erasedSale } from '../erased.js';
import { isQuantity } from '../quantity.js';
import { withRefundOutcome } from '../refund-outcome.js';
import { isWholeRefund, refundEntries, type RefundOutcome } from '../refund.js';
import { isSameRefund } from '../same-sale.js';
import { happened } from '../sale-moment.js';
import type { Sale } from '../sale.js';
import { type Judgement, type JudgePlace, rejected } from './judgement.js';
import { accepted, alreadySo, foreignLocation, idReused, type MutationOf, notFound, survivorAnswer } from './judging.js';
import { notAfter } from './ledger-entry.js';
import { balancesOf, MerchantAccount } from './merchant-account.js';
import type { HeldCustomer, MerchantReads, MerchantRecords } from './merchant-records.js';
import { judged } from './refusal.js';
import { survivorOf } from './survivor.js';

type RecordRefund = MutationOf<'refund-record'>;

export function refundReads({ refund, loyaltyEntries, storeCreditEntries }: RecordRefund): MerchantReads {
  const { id, refundOf, customerId } = refund;
  const sales = refundOf === null ? [id] : [id, refundOf];
  const sent = [...loyaltyEntries, ...storeCreditEntries].map((entry) => entry.id);
  const ids = [...new Set([...sent, deriveId(id, 'refund-reverse'), deriveId(id, 'issue')])];
  return { customers: [customerId], sales, causedBy: sales, loyaltyEntries: ids, storeCreditEntries: ids };
}

/**
 * A refund that happened: never refused for a balance, nor for more than was sold, which is flagged. Its entries are derived
 * here, by the rule its register has; what the register sent is not looked at.
 */
export function judgeRefund({ refund }: RecordRefund, found: MerchantRecords, place: JudgePlace): Judgement {
  return judged(() => {
    if (!place.locationIds.includes(refund.locationId)) return foreignLocation();
    const sale = refund.refundOf === null ? undefined : found.sales.get(refund.refundOf);
    if (!sale) return notFound('sale');
    const wrong = wrongOf(refund, sale);
    if (wrong !== null) return rejected('invalid-input', wrong);
    const person = survivorOf(found, sale.customerId) ?? survivorOf(found, refund.customerId);
    if (!person) return notFound('customer');
    const record = recordOf(refund, sale, person, place);
    const known = found.sales.get(refund.id);
    if (known) return judgeAgain(refund, record, known, person, found, place);

    const { refunds = [], loyaltyEntries = [], storeCreditEntries = [] } = found.causedBy.get(sale.id) ?? {};
    const account = new MerchantAccount(person, found, place);
    const { clamp, creditExpiresAfterMonths } = place.rules;
    const outcome = refundEntries({ sale, loyaltyEntries, storeCreditEntries }, refunds, record, {
      expiresOn: expiryFrom(place.today, creditExpiresAfterMonths),
      ...(clamp === true && { mostPoints: account.now.loyalty.amount }),
    });
    for (const entry of [...outcome.loyaltyEntries, ...outcome.storeCreditEntries])
      account.add({ ...entry, updatedAt: place.now });

    const recorded = withRefundOutcome(record, flagged(outcome, refund, sale));
    const state = isWholeRefund(sale, [...refunds, recorded]) ? 'refunded' : 'part-refunded';
    const sales: Sale[] = [recorded, { ...sale, state, version: place.n, updatedAt: place.now }];
    const answer = { ...survivorAnswer(refund.customerId, person), ...account.answer };
    return accepted(place, { ...account.puts, sales }, answer);
  });
}

function judgeAgain(
  refund: Sale,
  record: Sale,
  known: Sale,
  person: HeldCustomer,
  found: MerchantRecords,
  place: JudgePlace,
): Judgement {
  if (!isSameRefund(known, { ...record, occurredAt: refund.occurredAt })) return idReused('sale');
  const caused = found.causedBy.get(refund.id);
  return alreadySo(known.version, {
    ...survivorAnswer(refund.customerId, person),
    balances: balancesOf(person.customer.id, person.account, place.today),
    loyaltyEntries: caused?.loyaltyEntries.map(({ entry }) => entry) ?? [],
    storeCreditEntries: caused?.storeCreditEntries.map(({ entry }) => entry) ?? [],
  });
}

/** What no refund can say; null where it can be one. */
function wrongOf({ id, refundOf, currency, lines, tenders }: Sale, sale: Sale): string | null {
  if (sale.refundOf !== null || id === refundOf) return 'refund.refundOf must be a sale, not a refund.';
  if (currency !== sale.currency) return 'refund.currency must be that of the sale.';
  if (lines.some(({ quantity }) => !isQuantity(quantity))) return 'refund.lines must have quantities above zero.';
  if (lines.some(({ totalMinor }) => totalMinor > 0)) return 'refund.lines must have amounts of zero or less.';
  return tenders.some(({ amountMinor }) => amountMinor > 0) ? 'refund.tenders must have amounts of zero or less.' : null;
}

function recordOf(refund: Sale, sale: Sale, person: HeldCustomer, place: JudgePlace): Sale {
  const { n, now, register } = place;
  const { occurredAt, flags } = happened(refund.occurredAt, now);
  const wasAhead = refund.flags.includes('clock-ahead');
  const record: Sale = {
    ...refund,
    customerId: person.customer.id,
    version: n,
    createdAt: notAfter(refund.createdAt, now),
    updatedAt: now,
    originRegisterId: register.id,
    registerId: register.id,
    occurredAt,
    flags: wasAhead ? ['clock-ahead'] : flags,
    state: 'refund',
    refundOf: sale.id,
  };
  return person.erased ? erasedSale(record) : record;
}

/** A line that the sale never had is more than was sold, too. */
function flagged(outcome: RefundOutcome, { lines }: Sale, sale: Sale): RefundOutcome {
  const isSold = ({ id }: Sale['lines'][number]): boolean => sale.lines.some((line) => line.id === id);
  if (lines.every(isSold) || outcome.flags.includes('over-refund')) return outcome;
  return { ...outcome, flags: ['over-refund', ...outcome.flags] };
}
