import type { CustomerId } from '../../domain/id.js';
import type { LoyaltyEntry } from '../../domain/loyalty.js';
import type { MutationBody } from '../../domain/mutation.js';
import type { Sale } from '../../domain/sale.js';
import type { StoreCreditEntry } from '../../domain/store-credit.js';
import type { Store } from '../store/store.js';
import { cut } from '../cut.js';

/** Sales a page of the past. */
const PAGE = 200;
/** Records that travel in one mutation: with all their lines they stay far below what one push takes. */
const RECORDS_A_MUTATION = 100;

type Adopt = Extract<MutationBody, { readonly kind: 'history-adopt' }>;
type Entry = LoyaltyEntry | StoreCreditEntry;

/** What one customer did, as far as nothing has told of it yet. */
export interface History {
  readonly sales: readonly Sale[];
  readonly entries: readonly Entry[];
}

/** All sales and refunds of one customer, newest first. */
export async function salesOf(store: Store, customerId: CustomerId): Promise<readonly Sale[]> {
  const sales: Sale[] = [];
  for (;;) {
    const last = sales.at(-1);
    const before = last && { before: { occurredAt: last.occurredAt, id: last.id } };
    const page = await store.readSales(customerId, { limit: PAGE, ...before });
    sales.push(...page);
    if (page.length < PAGE) return sales;
  }
}

/** A history as it travels, in the order it was written: entries are counted one after the other. */
export function adoptions(customerId: CustomerId, { sales, entries }: History): Adopt[] {
  const records = [...sales, ...[...entries].sort(asWritten)];
  return cut(records, RECORDS_A_MUTATION).map((part) => ({
    kind: 'history-adopt',
    customerId,
    sales: part.filter((record) => 'lines' in record),
    loyaltyEntries: part.filter((record) => 'points' in record),
    storeCreditEntries: part.filter((record) => 'amount' in record),
  }));
}

/** By when they were written; of one moment, as one write makes them: what lapsed first, then what took, then what gave. */
function asWritten(one: Entry, other: Entry): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? -1 : 1;
  return rankOf(one) - rankOf(other);
}

function rankOf({ type }: Entry): number {
  if (type === 'expire') return 0;
  return type === 'redeem' || type === 'use' ? 1 : 2;
}
