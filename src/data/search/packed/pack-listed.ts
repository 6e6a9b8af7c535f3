import type { ListedAccount } from '../../../domain/customer-list.js';
import type { CustomerStatus } from '../../../domain/status.js';
import { daysOf } from './days.js';
import type { BuiltCustomer } from './segment-builder.js';
import type { PackedListed } from './segment-data.js';
import type { Sliced } from './sort-in-slices.js';
import { TextColumnWriter } from './text-column.js';

/** Kept by number: new ones go to the end. */
export const STATUSES: readonly CustomerStatus[] = ['active', 'inactive', 'banned', 'merged'];
export const HAS_STORE_CREDIT = 1;
export const OVERSPENT = 2;

export function* packListed(customers: readonly BuiltCustomer[]): Sliced<PackedListed> {
  const types = [...new Set(customers.map(({ entry }) => entry.customerType))];
  const typeNames = new TextColumnWriter(types.length);
  for (const type of types) typeNames.add(type);
  const numbers = new Map(types.map((type, at) => [type, at]));
  yield;

  const withDocuments: number[] = [];
  const withAccount: number[] = [];
  const statuses = new Uint8Array(customers.length);
  const typeOf = new Uint16Array(customers.length);
  const createdAt = new Uint16Array(customers.length);
  const moments = new Map<number, number>();
  for (const [place, { entry }] of customers.entries()) {
    const { status, customerType, createdAt: created, expiries } = entry;
    statuses[place] = STATUSES.indexOf(status);
    typeOf[place] = numbers.get(customerType) ?? 0;
    const moment = Date.parse(created);
    if (!moments.has(moment)) moments.set(moment, moments.size);
    createdAt[place] = moments.get(moment) ?? 0;
    if (expiries.identity !== null || expiries.medical !== null) withDocuments.push(place);
    if (hasAccount(entry)) withAccount.push(place);
    if (place % 4_096 === 0) yield;
  }
  const expiries = withDocuments.map((place) => customers[place]?.entry.expiries);
  const accounts = withAccount.flatMap((place) => customers[place]?.entry ?? []);
  return {
    statuses,
    types: typeOf,
    typeNames: typeNames.done(),
    moments: Float64Array.from(moments.keys()),
    createdAt,
    documentPlaces: Uint16Array.from(withDocuments),
    identityExpiries: Int32Array.from(expiries, (of) => daysOf(of?.identity ?? null)),
    medicalExpiries: Int32Array.from(expiries, (of) => daysOf(of?.medical ?? null)),
    accountPlaces: Uint16Array.from(withAccount),
    points: Float64Array.from(accounts, ({ points }) => points),
    pointsUntil: Int32Array.from(accounts, ({ pointsUntil }) => daysOf(pointsUntil)),
    creditUntil: Int32Array.from(accounts, ({ storeCreditUntil }) => daysOf(storeCreditUntil)),
    accountFlags: Uint8Array.from(
      accounts,
      ({ hasStoreCredit, overspent }) => (hasStoreCredit ? HAS_STORE_CREDIT : 0) | (overspent ? OVERSPENT : 0),
    ),
    lastSaleAt: Float64Array.from(accounts, ({ lastSaleAt }) => (lastSaleAt === null ? Number.NaN : Date.parse(lastSaleAt))),
  };
}

function hasAccount({ points, hasStoreCredit, overspent, lastSaleAt }: ListedAccount): boolean {
  return points !== 0 || hasStoreCredit || overspent || lastSaleAt !== null;
}
