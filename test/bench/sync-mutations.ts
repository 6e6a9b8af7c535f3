import type { LoyaltyEntry, Mutation, MutationBody, MutationHead, Sale } from 'regulars/client';
import { earnId } from '../../src/domain/earn.js';
import { chanceAt } from './search/chance.js';
import { makePeople } from './search/people.js';

const SEED = 5;
const AT = '2026-11-20T10:00:00.000Z';
export const LOCATION = 'bench';

const people = makePeople(Number.MAX_SAFE_INTEGER, SEED);
let sent = 0;

/** What makes customers of these places, every other of whom has bought something and has points for it. */
export function newcomers(from: number, to: number): Mutation[] {
  return places(from, to).flatMap((place) => (place % 2 === 0 ? [newcomer(place)] : [newcomer(place), purchase(place)]));
}

/** What registers send all day: purchases, changes of people who were there, new ones. The same number of each, in turns. */
export function dayOf(known: number, mutations: number): Mutation[] {
  return places(0, mutations).map((place) => {
    const someone = Math.floor(chanceAt(SEED, place, 11) * known);
    if (place % 3 === 0) return purchase(someone);
    return place % 3 === 1 ? change(someone, place) : newcomer(known + (place - 2) / 3);
  });
}

function newcomer(place: number): Mutation {
  const { id, displayName, phone, email } = people.at(place);
  return mutation({
    ...{ kind: 'customer-save', customerId: id, seen: null, e164: phone },
    fields: { displayName, phone, email, code: `C${place}` },
  });
}

function change(place: number, round: number): Mutation {
  const { id } = people.at(place);
  return mutation({ kind: 'customer-save', customerId: id, seen: Number.MAX_SAFE_INTEGER, fields: { note: `Visit ${round}` } });
}

function purchase(place: number): Mutation {
  const { id: customerId } = people.at(place);
  const id = crypto.randomUUID();
  const record = { version: 0, createdAt: AT, updatedAt: AT, originRegisterId: 'bench' };
  const sale: Sale = {
    ...{ ...record, id, customerId, number: String(place), occurredAt: AT },
    ...{ registerId: 'bench', locationId: LOCATION, cashierId: null },
    lines: [
      { id: 'a', name: 'Flat white', quantity: 2, totalMinor: 900 },
      { id: 'b', name: 'Almond croissant', quantity: 1, totalMinor: 450 },
    ],
    tenders: [{ type: 'cash', amountMinor: 1_350 }],
    ...{ currency: 'USD', subtotalMinor: 1_350, taxMinor: 0, tipMinor: 0, totalMinor: 1_350 },
    ...{ state: 'completed', refundOf: null, flags: [], pointsEarned: 13, pointsRedeemed: 0, creditUsedMinor: 0 },
  };
  const earned: LoyaltyEntry = {
    ...{ ...record, id: earnId(id), customerId, type: 'earn', occurredAt: AT, saleId: id },
    ...{ grantId: null, approvedOffline: false, reason: null, lotId: null, expiresOn: null, points: 13 },
  };
  return mutation({ kind: 'sale-record', sale, parkedSaleId: null, loyaltyEntries: [earned], storeCreditEntries: [] });
}

function mutation(body: MutationBody): Mutation {
  sent += 1;
  const lanes: MutationHead['lanes'] = [
    ...('customerId' in body ? [`customer:${body.customerId}` as const] : []),
    ...('sale' in body ? [`customer:${body.sale.customerId}` as const, `sale:${body.sale.id}` as const] : []),
  ];
  const id = crypto.randomUUID();
  return { ...{ id, lanes, order: sent, retryOf: null, cashierId: null, createdAt: AT, schema: 1, use: null }, ...body };
}

function places(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
