import type { CustomerId } from '../id.js';
import type { HeldCaused, HeldCustomer, MerchantReads, MerchantRecords } from './merchant-records.js';
import type { MerchantState } from './merchant-state.js';

/**
 * What a rule asked for, and nothing else: one that forgets to name a record must not find it here either, where all are at
 * hand, as it will not in a database.
 */
export function readState(state: MerchantState<unknown>, reads: MerchantReads): MerchantRecords {
  const families = (reads.partsOf ?? []).map((id) => state.familyOf(id));
  const ofFamilies = <Part>(list: (ids: readonly CustomerId[]) => Part): ReadonlyMap<CustomerId, Part> =>
    families.length === 0 ? NONE : new Map(families.map((family) => [family[0] ?? '', list(family)]));
  const loyaltyEntries = pick(state.loyaltyEntries, reads.loyaltyEntries);
  const storeCreditEntries = pick(state.storeCreditEntries, reads.storeCreditEntries);
  const sales = pick(state.sales, reads.sales);
  const causedBy: MerchantRecords['causedBy'] = reads.causedBy
    ? new Map(reads.causedBy.map((id) => [id, state.causedBy(id)]))
    : NONE;
  // Whoever these are of may have been merged since.
  const owners = [
    ...[...loyaltyEntries.values(), ...storeCreditEntries.values()].map(({ entry }) => entry.customerId),
    ...Array.from(sales.values(), ({ customerId }) => customerId),
    ...[...causedBy.values()].flatMap(ownersOf),
  ];
  return {
    customers: withSurvivors(state, [...(reads.customers ?? []), ...owners]),
    documents: pick(state.documents, reads.documents),
    documentsOf: ofFamilies((ids) => state.documentsOfAll(ids)),
    consentsOf: ofFamilies((ids) => state.consentsOfAll(ids)),
    ...{ loyaltyEntries, storeCreditEntries, sales, causedBy },
    ...(reads.lapsed && { lapsed: lapsedOf(state, reads.lapsed) }),
    parkedSales: pick(state.parkedSales, reads.parkedSales),
    grantUses: pick(state.grantUses, reads.grantUses),
    erasures: pick(state.erasures, reads.erasures),
    allOf: reads.allOf ? new Map(reads.allOf.map((id) => [id, state.allOf(id)])) : NONE,
  };
}

function ownersOf({ refunds, loyaltyEntries, storeCreditEntries }: HeldCaused): CustomerId[] {
  const entries = [...loyaltyEntries, ...storeCreditEntries].map(({ entry }) => entry.customerId);
  return [...refunds.map(({ customerId }) => customerId), ...entries];
}

function lapsedOf(
  state: MerchantState<unknown>,
  wanted: NonNullable<MerchantReads['lapsed']>,
): NonNullable<MerchantRecords['lapsed']> {
  return new Map(
    wanted.flatMap(({ customerId, since }) =>
      [...withSurvivors(state, [customerId]).keys()].map((id) => [id, state.lapsedOf(id, since)] as const),
    ),
  );
}

const NONE: ReadonlyMap<never, never> = new Map<never, never>();

function pick<Held>(all: ReadonlyMap<string, Held>, ids: readonly string[] | undefined): ReadonlyMap<string, Held> {
  if (!ids || ids.length === 0) return NONE;
  const found = new Map<string, Held>();
  for (const id of ids) {
    const held = all.get(id);
    if (held !== undefined) found.set(id, held);
  }
  return found;
}

function withSurvivors({ customers }: MerchantState<unknown>, ids: readonly CustomerId[]): Map<CustomerId, HeldCustomer> {
  const found = new Map<CustomerId, HeldCustomer>();
  for (const id of ids) {
    let held = customers.get(id);
    while (held && !found.has(held.customer.id)) {
      found.set(held.customer.id, held);
      held = held.customer.mergedInto === null ? undefined : customers.get(held.customer.mergedInto);
    }
  }
  return found;
}
