import { bool, type Check, type Checks, object, oneOf, refuse, text, words } from './config-check.js';
import { id, integer, list, moment, readInput } from './entry-check.js';
import { currencyCode } from './ledger-input.js';
import { isQuantity } from './quantity.js';
import type { RefundDraft, SaleDraft, SaleLine, Tender } from './sale.js';

const MOST_LINES = 5_000;
const MOST_TENDERS = 100;

/** What a host may leave out is there. */
export type ReadSale = SaleDraft & Required<Pick<SaleDraft, 'currency' | 'tipMinor'>>;

const quantity: Check<number> = (value, path) =>
  isQuantity(value) ? value : refuse(path, 'a number above zero with at most three decimals');

const lineName = text(/^[^]{0,500}$/, 'a text of at most 500 characters');
const lineId = words(200);

const line = object<SaleLine>(
  { id: lineId, sku: lineName, name: lineName, quantity, totalMinor: integer(), earnsPoints: bool },
  'id',
  'name',
  'quantity',
  'totalMinor',
);

const TENDER: Checks<Tender> = {
  type: oneOf('cash', 'card', 'store-credit', 'points', 'other'),
  amountMinor: integer(),
  redemptionId: id,
  label: lineName,
};

/** Change given in cash may stand as a tender below zero; what was redeemed may not, and names its redemption. */
const saleTender: Check<Tender> = (value, path) => {
  const tender = object<Tender>(TENDER, 'type', 'amountMinor')(value, path);
  const isRedeemed = tender.type === 'points' || tender.type === 'store-credit';
  if (isRedeemed && tender.redemptionId === undefined) refuse(`${path}.redemptionId`, 'given for points and store credit');
  if (!isRedeemed && tender.redemptionId !== undefined)
    refuse(`${path}.redemptionId`, 'left out but for points and store credit');
  if (isRedeemed) integer(0)(tender.amountMinor, `${path}.amountMinor`);
  return tender;
};

const refundTender = object<Tender>({ ...TENDER, amountMinor: integer(0) }, 'type', 'amountMinor');

const refundLine = object<RefundDraft['lines'][number]>(
  { lineId, quantity, amountMinor: integer(0) },
  'lineId',
  'quantity',
  'amountMinor',
);

const sale = object<SaleDraft>(
  {
    id,
    customerId: id,
    number: words(100),
    lines: list(line, 1, MOST_LINES),
    tenders: list(saleTender, 0, MOST_TENDERS),
    occurredAt: moment,
    currency: currencyCode,
    subtotalMinor: integer(),
    taxMinor: integer(),
    tipMinor: integer(),
    totalMinor: integer(),
    parkedSaleId: id,
  },
  'id',
  'customerId',
  'number',
  'lines',
  'tenders',
  'subtotalMinor',
  'taxMinor',
  'totalMinor',
);

const refund = object<RefundDraft>(
  {
    id,
    refundOf: id,
    number: words(100),
    lines: list(refundLine, 0, MOST_LINES),
    tenders: list(refundTender, 0, MOST_TENDERS),
    occurredAt: moment,
  },
  'id',
  'refundOf',
  'number',
  'lines',
  'tenders',
);

/**
 * A sale as a fresh object. Types, ids and whole numbers are checked; whether lines, tax and tenders add up to the total is
 * not, since hosts round each in their own way.
 *
 * @param currency - Where the sale names none.
 * @throws {RegularsError} `invalid-input` with the path of the wrong value.
 */
export function readSale(input: unknown, currency: string): ReadSale {
  const read = readInput(
    (value, path) => {
      const draft = sale(value, path);
      unique(draft.lines, ({ id: lineName }) => lineName, `${path}.lines`, 'id');
      unique(draft.tenders, ({ redemptionId }) => redemptionId, `${path}.tenders`, 'redemptionId');
      return draft;
    },
    input,
    'sale',
  );
  return { ...read, currency: read.currency ?? currency, tipMinor: read.tipMinor ?? 0 };
}

/** @throws {RegularsError} `invalid-input` with the path of the wrong value. */
export function readRefund(input: unknown): RefundDraft {
  return readInput(
    (value, path) => {
      const draft = refund(value, path);
      return draft.id === draft.refundOf ? refuse(`${path}.id`, 'another one than the sale has') : draft;
    },
    input,
    'refund',
  );
}

function unique<Entry>(entries: readonly Entry[], nameOf: (entry: Entry) => string | undefined, path: string, key: string): void {
  const names = new Set<string>();
  for (const [place, entry] of entries.entries()) {
    const name = nameOf(entry);
    if (name !== undefined && names.has(name)) refuse(`${path}.${place}.${key}`, 'different from all others');
    if (name !== undefined) names.add(name);
  }
}
