import { idMaker } from '../../../src/data/environment.js';
import { earnId } from '../../../src/domain/earn.js';
import type { Id } from '../../../src/domain/id.js';
import type { Mutation, MutationBody } from '../../../src/domain/mutation.js';
import { loyaltyEntry } from '../../../src/domain/new-entry.js';
import type { Sale } from '../../../src/domain/sale.js';
import { LOCATION } from './shop-token.js';

export const newId = idMaker(() => Date.now());
const AT = '2026-11-20T10:00:00.000Z';
let order = 0;

export function mutationOf(body: MutationBody, lanes: Mutation['lanes'] = []): Mutation {
  order += 1;
  const head = { id: newId(), lanes, order, retryOf: null, cashierId: null, createdAt: AT, schema: 1, use: null };
  return { ...head, ...body };
}

export function saveOf(customerId: Id, seen: number | null, displayName: string): Mutation {
  return mutationOf({ kind: 'customer-save', customerId, seen, fields: { displayName } }, [`customer:${customerId}`]);
}

export function saleOf(customerId: Id, fields: Partial<Sale> = {}): Mutation {
  const id = newId();
  const sale: Sale = {
    ...{ id, version: 0, createdAt: AT, updatedAt: AT, originRegisterId: 'r1', customerId, number: '1', occurredAt: AT },
    lines: [{ id: 'a', name: 'Tea', quantity: 1, totalMinor: 500 }],
    tenders: [{ type: 'cash', amountMinor: 500 }],
    ...{ currency: 'USD', subtotalMinor: 500, taxMinor: 0, tipMinor: 0, totalMinor: 500, state: 'completed', refundOf: null },
    ...{ flags: [], pointsEarned: 0, pointsRedeemed: 0, creditUsedMinor: 0, cashierId: null, registerId: 'r1' },
    locationId: LOCATION,
    ...fields,
  };
  return mutationOf({ kind: 'sale-record', sale, parkedSaleId: null, loyaltyEntries: [], storeCreditEntries: [] }, [
    `sale:${id}`,
  ]);
}

/** A sale of five dollars, and the five points it earns. */
export function earningSaleOf(customerId: Id, fields: Partial<Sale> = {}): Mutation {
  const sold = saleOf(customerId, fields);
  if (sold.kind !== 'sale-record') return sold;
  const { id } = sold.sale;
  const place = { customerId, now: AT, registerId: 'r1' };
  return { ...sold, loyaltyEntries: [loyaltyEntry(place, 'earn', 5, { id: earnId(id), saleId: id })] };
}
