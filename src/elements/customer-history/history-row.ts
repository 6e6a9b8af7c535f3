import type { CustomerReader } from '../../context/customer-client-context.js';
import { localDateOf } from '../../domain/clock.js';
import type { LocalDate, Timestamp } from '../../domain/clock.js';
import type { LocalPage, PeriodQuery } from '../../domain/customer-query.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { LedgerRow } from '../../domain/ledger.js';
import type { LoyaltyEntry } from '../../domain/loyalty.js';
import type { Sale } from '../../domain/sale.js';
import type { StoreCreditEntry } from '../../domain/store-credit.js';

export const HISTORY_TABS = ['sales', 'loyalty', 'store-credit'] as const;

export type HistoryTab = (typeof HISTORY_TABS)[number];

/** A line of a history, whichever. */
export type HistoryRow =
  | { readonly tab: 'sales'; readonly id: Id; readonly at: Timestamp; readonly sale: Sale }
  | { readonly tab: 'loyalty'; readonly id: Id; readonly at: Timestamp; readonly row: LedgerRow<LoyaltyEntry> }
  | { readonly tab: 'store-credit'; readonly id: Id; readonly at: Timestamp; readonly row: LedgerRow<StoreCreditEntry> };

/** What a history reads from. */
export type HistoryReader = Pick<CustomerReader, 'sales'> & {
  readonly loyalty: Pick<CustomerReader['loyalty'], 'entries'>;
  readonly storeCredit: Pick<CustomerReader['storeCredit'], 'entries'>;
};

/** Whose history, and which part of it. */
export interface HistoryQuery {
  readonly customerId: CustomerId;
  readonly tab: HistoryTab;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

export function isSameQuery(one: HistoryQuery | null, other: HistoryQuery | null): boolean {
  if (!one || !other) return one === other;
  return one.customerId === other.customerId && one.tab === other.tab && one.from === other.from && one.to === other.to;
}

/** One page of a history, newest first. */
export async function readHistory(
  reader: HistoryReader,
  { customerId, tab, from, to }: HistoryQuery,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<LocalPage<HistoryRow>> {
  const query: PeriodQuery = {
    limit,
    ...(cursor === null ? {} : { cursor }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
  if (tab === 'sales') {
    const page = await reader.sales.list(customerId, query);
    return { ...page, rows: page.rows.map((sale) => ({ tab, id: sale.id, at: sale.occurredAt, sale })) };
  }
  if (tab === 'loyalty') {
    const page = await reader.loyalty.entries(customerId, query);
    return { ...page, rows: page.rows.map((row) => ({ tab, id: row.entry.id, at: row.entry.occurredAt, row })) };
  }
  const page = await reader.storeCredit.entries(customerId, query);
  return { ...page, rows: page.rows.map((row) => ({ tab, id: row.entry.id, at: row.entry.occurredAt, row })) };
}

/** The lines of one day, newest first as they came. */
export interface HistoryDay<Row> {
  readonly date: LocalDate;
  readonly rows: readonly Row[];
}

/** Lines by the day they have in the merchant's zone, in the order they came. */
export function byDay<Row extends { readonly at: Timestamp }>(rows: readonly Row[], timeZone: string): HistoryDay<Row>[] {
  const days: { date: LocalDate; rows: Row[] }[] = [];
  for (const row of rows) {
    const date = localDateOf(Date.parse(row.at), timeZone);
    const last = days.at(-1);
    if (last?.date === date) last.rows.push(row);
    else days.push({ date, rows: [row] });
  }
  return days;
}
