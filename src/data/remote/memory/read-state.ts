import type { CustomerId } from '../../../domain/id.js';
import type { HeldCustomer, MerchantReads, MerchantRecords } from '../../../domain/merchant/merchant-records.js';
import type { MerchantState } from './merchant-state.js';

/**
 * What a rule asked for, and nothing else: one that forgets to name a record must not find it here either, where all are at
 * hand, as it will not in a database.
 */
export function readState(state: MerchantState<unknown>, reads: MerchantReads): MerchantRecords {
  const customers = reads.customers ? withSurvivors(state, reads.customers) : NONE;
  const families = (reads.partsOf ?? []).map((id) => state.familyOf(id));
  const ofFamilies = <Part>(list: (ids: readonly CustomerId[]) => Part): ReadonlyMap<CustomerId, Part> =>
    families.length === 0 ? NONE : new Map(families.map((family) => [family[0] ?? '', list(family)]));
  return {
    customers,
    documents: pick(state.documents, reads.documents),
    documentsOf: ofFamilies((ids) => state.documentsOfAll(ids)),
    consentsOf: ofFamilies((ids) => state.consentsOfAll(ids)),
    loyaltyEntries: pick(state.loyaltyEntries, reads.loyaltyEntries),
    storeCreditEntries: pick(state.storeCreditEntries, reads.storeCreditEntries),
    sales: pick(state.sales, reads.sales),
    causedBy: reads.causedBy ? new Map(reads.causedBy.map((id) => [id, state.causedBy(id)])) : NONE,
    parkedSales: pick(state.parkedSales, reads.parkedSales),
    grantUses: pick(state.grantUses, reads.grantUses),
    erasures: pick(state.erasures, reads.erasures),
    allOf: reads.allOf ? new Map(reads.allOf.map((id) => [id, state.allOf(id)])) : NONE,
  };
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
