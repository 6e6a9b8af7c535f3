import type { LedgerRow } from '../ledger.js';
import type { LoyaltyEntry } from '../loyalty.js';
import type { CustomerId } from '../id.js';
import type { HistoryPage } from '../remote-answer.js';
import type { StoreCreditEntry } from '../store-credit.js';
import type { MerchantState } from './merchant-state.js';

/** So many of each, at most, a page. */
const ROWS = 100;

/** What is older than a place in the history, newest first: a moment, or where the page before ended. */
export function historyPage(state: MerchantState<unknown>, customerId: CustomerId, before: string): HistoryPage {
  const all = state.historyOf(customerId);
  const account = state.customers.get(customerId)?.account;
  const points = rowsOf(
    all.loyaltyEntries,
    () => '',
    ({ points: figure }) => figure,
    new Map([['', account?.loyalty.amount ?? 0]]),
  );
  const stands = new Map(Object.entries(account?.storeCredit ?? {}).map(([currency, { amount }]) => [currency, amount]));
  const credit = rowsOf(
    all.storeCreditEntries,
    ({ amount }) => amount.currency,
    ({ amount }) => amount.amountMinor,
    stands,
  );
  const lists = {
    sales: older(all.sales, placeOf, before),
    loyaltyEntries: older(points, ({ entry }) => placeOf(entry), before),
    storeCreditEntries: older(credit, ({ entry }) => placeOf(entry), before),
    consents: older(all.consents, ({ recordedAt, id }) => `${recordedAt} ${id}`, before),
  };
  // A list that goes on ends this page for all: what is older than its last comes with the next one.
  const ends = Object.values(lists).flatMap(({ end }) => end ?? []);
  const until = ends.sort().at(-1) ?? '';
  const pageOf = <Row>({ rows, places }: Older<Row>): Row[] => rows.filter((_row, at) => (places[at] ?? '') >= until);
  return {
    sales: pageOf(lists.sales),
    loyaltyEntries: pageOf(lists.loyaltyEntries),
    storeCreditEntries: pageOf(lists.storeCreditEntries),
    consents: pageOf(lists.consents),
    older: until === '' ? null : until,
  };
}

interface Older<Row> {
  readonly rows: readonly Row[];
  readonly places: readonly string[];
  /** Where it ended, if there are more. */
  readonly end: string | null;
}

function older<Row>(all: readonly Row[], place: (row: Row) => string, before: string): Older<Row> {
  const sorted = all
    .map((row) => ({ row, at: place(row) }))
    .filter(({ at }) => at < before)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  const page = sorted.slice(0, ROWS);
  return {
    rows: page.map(({ row }) => row),
    places: page.map(({ at }) => at),
    end: sorted.length > ROWS ? (page.at(-1)?.at ?? null) : null,
  };
}

/** Each with what stood in the account after it, counted down from what stands there now. */
function rowsOf<Entry extends LoyaltyEntry | StoreCreditEntry>(
  entries: readonly Entry[],
  unitOf: (entry: Entry) => string,
  figureOf: (entry: Entry) => number,
  stands: Map<string, number>,
): LedgerRow<Entry>[] {
  return [...entries]
    .sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
    .map((entry) => {
      const balanceAfter = stands.get(unitOf(entry)) ?? 0;
      stands.set(unitOf(entry), balanceAfter - figureOf(entry));
      return { entry, balanceAfter };
    });
}

function placeOf({ occurredAt, id }: { readonly occurredAt: string; readonly id: string }): string {
  return `${occurredAt} ${id}`;
}
