import * as z from 'zod/mini';
import { isQuantity } from '../quantity.js';
import { record } from './record.js';
import { bool, currency, date, hostId, id, integer, list, LONG, money, sequence, SHORT, text, timestamp } from './values.js';

const MOST_LINES = 5_000;
const MOST_TENDERS = 100;
const MOST_LOTS = 20_000;
const MOST_CURRENCIES = 200;

const TYPES = ['open', 'redeem-reverse', 'expire', 'expire-reverse', 'merge-in', 'merge-out'] as const;

/** An entry that changes nothing is none. */
const change = integer.check(z.refine((value) => value !== 0, 'a whole number other than zero'));

const ENTRY = {
  customerId: id,
  occurredAt: timestamp,
  expiresOn: z.nullable(date),
  saleId: z.nullable(id),
  grantId: z.nullable(id),
  lotId: z.nullable(id),
  reason: z.nullable(z.object({ code: text(SHORT), text: z.optional(text(LONG)) })),
  approvedOffline: bool,
};

export const loyaltyEntry = record({
  ...ENTRY,
  type: z.enum([...TYPES, 'earn', 'redeem', 'adjust', 'refund-reverse']),
  points: change,
});

export const storeCreditEntry = record({
  ...ENTRY,
  type: z.enum([...TYPES, 'issue', 'use']),
  amount: money.check(z.refine(({ amountMinor }) => amountMinor !== 0, 'an amount other than zero')),
});

const saleLine = z.object({
  id: hostId,
  sku: z.optional(text(SHORT)),
  name: text(SHORT),
  quantity: z.number().check(z.refine(isQuantity, 'a number above zero with at most three decimals')),
  totalMinor: integer,
  earnsPoints: z.optional(bool),
});

const tender = z.object({
  type: z.enum(['cash', 'card', 'store-credit', 'points', 'other']),
  amountMinor: integer,
  redemptionId: z.optional(id),
  label: z.optional(text(SHORT)),
});

export const sale = record({
  customerId: id,
  number: text(SHORT),
  lines: list(saleLine, MOST_LINES),
  tenders: list(tender, MOST_TENDERS),
  occurredAt: timestamp,
  currency,
  subtotalMinor: integer,
  taxMinor: integer,
  tipMinor: integer,
  totalMinor: integer,
  state: z.enum(['completed', 'part-refunded', 'refunded', 'refund']),
  refundOf: z.nullable(id),
  flags: list(z.enum(['over-refund', 'clock-ahead', 'shortfall']), 10),
  pointsEarned: integer,
  pointsRedeemed: integer,
  creditUsedMinor: integer,
  cashierId: z.nullable(text(SHORT)),
  registerId: hostId,
  locationId: hostId,
});

function opening<Amount extends z.core.$ZodType>(amount: Amount) {
  const lot = z.object({ id, left: amount, expiresOn: z.nullable(date) });
  return z.object({ amount, lots: list(lot, MOST_LOTS), sequence });
}

function balance<Amount extends z.core.$ZodType>(amount: Amount) {
  const expiring = list(z.object({ amount, expiresOn: date }), MOST_LOTS);
  return z.object({ customerId: id, amount, spendable: amount, unsent: amount, overspent: bool, expiring });
}

function row<Entry extends z.core.$ZodType>(entry: Entry) {
  return z.object({ entry, balanceAfter: integer });
}

export const loyaltyOpening = opening(integer);
export const creditOpenings = list(opening(money), MOST_CURRENCIES);
export const loyaltyRow = row(loyaltyEntry);
export const creditRow = row(storeCreditEntry);
export const balances = z.object({ loyalty: balance(integer), storeCredit: list(balance(money), MOST_CURRENCIES) });

/** What a sale, a refund or an import writes into the ledgers. */
export const SALE_ENTRIES = {
  loyaltyEntries: list(loyaltyEntry, MOST_LINES),
  storeCreditEntries: list(storeCreditEntry, MOST_LINES),
};
