import { object, oneOf } from '../../domain/config-check.js';
import type { LocalPage, PeriodQuery } from '../../domain/customer-query.js';
import { date, id as checkId, readInput } from '../../domain/entry-check.js';
import type { CustomerId, SaleId } from '../../domain/id.js';
import { periodTotals } from '../../domain/period-totals.js';
import { requireSight } from '../../domain/policy.js';
import type { PeriodTotal, Sale } from '../../domain/sale.js';
import type { ClientContext } from '../client-context.js';
import type { Sales } from '../client-ledgers.js';
import { readCursor, writeCursor } from '../past-cursor.js';
import { olderThan } from '../past-end.js';
import { periodOf, readPastQuery, ROWS_A_READ } from '../past-query.js';
import { unusedRedemptions } from './unused-redemptions.js';
import type { PastPlace } from '../store/store.js';

type TotalsQuery = Parameters<Sales['totals']>[1];

const TOTALS = object<TotalsQuery>({ by: oneOf('day', 'week', 'month'), from: date, to: date }, 'by');

export function salesOf(context: ClientContext): Sales {
  return {
    list: (customerId, query) => list(context, customerId, query),
    get: (id) => get(context, id),
    totals: (customerId, query) => totals(context, customerId, query),
    unusedRedemptions: () => unusedRedemptions(context),
  };
}

async function list({ store, settings }: ClientContext, customerId: CustomerId, input?: PeriodQuery): Promise<LocalPage<Sale>> {
  requireSight(settings.cashier, 'history');
  const id = readInput(checkId, customerId, 'customerId');
  const { period, limit, cursor, asked } = readPastQuery(input, settings.timeZone);
  const question = ['sales', id, ...asked];
  const before = cursor === undefined ? undefined : readCursor(cursor, question).place;
  const range = { ...period, limit: limit + 1, ...(before && { before }) };
  const found = await store.use((open) => open.readSales(id, range));
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const next = last && found.length > limit ? writeCursor(question, { place: last, stand: new Map() }) : null;
  return { rows, next, older: olderThan(settings, next, last, period) };
}

async function get({ store, settings }: ClientContext, saleId: SaleId): Promise<Sale | null> {
  requireSight(settings.cashier, 'history');
  const id = readInput(checkId, saleId, 'id');
  return store.use((open) => open.readSale(id));
}

async function totals(
  { store, settings }: ClientContext,
  customerId: CustomerId,
  input: TotalsQuery,
): Promise<readonly PeriodTotal[]> {
  requireSight(settings.cashier, 'history');
  const id = readInput(checkId, customerId, 'customerId');
  const query = readInput(TOTALS, input, 'query');
  const { timeZone } = settings;
  const period = periodOf(query, timeZone);
  const sales: Sale[] = [];
  let before: PastPlace | undefined;
  for (;;) {
    const range = { ...period, limit: ROWS_A_READ, ...(before && { before }) };
    const rows = await store.use((open) => open.readSales(id, range));
    sales.push(...rows);
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_A_READ) return periodTotals(sales, query.by, timeZone);
    before = { occurredAt: last.occurredAt, id: last.id };
  }
}
