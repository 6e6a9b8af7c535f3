import type { RefundDraft, Sale, SaleDraft, SaleLine } from '../../src/domain/sale.js';
import { idOf } from './sample-records.js';

/** One line of $10.00 of something, unless told otherwise. */
export function lineOf(fields: Partial<SaleLine> = {}): SaleLine {
  return { id: '1', name: 'Tea', quantity: 1, totalMinor: 1_000, ...fields };
}

/** A sale of these lines, paid in cash, with no tax. */
export function saleDraftOf(fields: Partial<SaleDraft> & Pick<SaleDraft, 'customerId'>): SaleDraft {
  const { lines = [lineOf()] } = fields;
  const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
  return {
    id: idOf(500),
    number: 'S-1',
    lines,
    tenders: [{ type: 'cash', amountMinor: totalMinor }],
    subtotalMinor: totalMinor,
    taxMinor: 0,
    totalMinor,
    ...fields,
  };
}

/** A refund of one unit of line 1, in cash. */
export function refundDraftOf(fields: Partial<RefundDraft> = {}): RefundDraft {
  return {
    id: idOf(600),
    refundOf: idOf(500),
    number: 'R-1',
    lines: [{ lineId: '1', quantity: 1, amountMinor: 1_000 }],
    tenders: [{ type: 'cash', amountMinor: 1_000 }],
    ...fields,
  };
}

/** A sale as it was recorded. */
export function saleOf(fields: Partial<Sale> = {}): Sale {
  const { parkedSaleId: _parkedSaleId, ...draft } = saleDraftOf({ customerId: idOf(1), ...fields });
  const at = '2026-11-21T12:00:00.000Z';
  return {
    ...draft,
    tipMinor: 0,
    currency: 'USD',
    occurredAt: at,
    version: 0,
    createdAt: at,
    updatedAt: at,
    originRegisterId: idOf(900),
    state: 'completed',
    refundOf: null,
    flags: [],
    pointsEarned: 10,
    pointsRedeemed: 0,
    creditUsedMinor: 0,
    cashierId: 'ana',
    registerId: idOf(900),
    locationId: 'local',
    ...fields,
  };
}
