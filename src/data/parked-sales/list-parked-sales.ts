import { toTimestamp } from '../../domain/clock.js';
import type { ParkedSaleId } from '../../domain/id.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import { ended, EXPIRED_CART_MS, isOverdue, seenFrom } from '../../domain/parked-sale-rules.js';
import { type ClientContext, nowOf, requireCashier } from '../client-context.js';
import type { ParkedSaleQuery } from '../client-parked-sales.js';
import type { StoredParkedSale } from '../store/stored-record.js';

/** Put away in one transaction: a save may be waiting. */
const TIDIED_AT_ONCE = 50;

/** Waiting and open at this location, newest first. What has waited too long is put away on the way. */
export async function listParkedSales(
  context: ClientContext,
  { expired = false }: ParkedSaleQuery = {},
): Promise<readonly ParkedSale[]> {
  const { store, settings } = context;
  requireCashier(settings);
  const nowMs = settings.environment.clock.now();
  const [sales, lapsed] = await store.use((open) =>
    Promise.all([open.readParkedSales(expired), open.readLapsedCarts(nowOf(settings))]),
  );
  const { registerId } = store.status;
  const overdue = sales.filter((sale) => isOverdue(sale, nowMs));
  // The queue is answered also where nothing can be written.
  await tidy(context, [...overdue.map(({ id }) => id), ...lapsed]).catch(() => undefined);
  return sales
    .map((sale) => (expired && isOverdue(sale, nowMs) ? ended(sale, 'expired', nowMs) : sale))
    .filter((sale) => !isOverdue(sale, nowMs) && !isForgotten(sale, nowMs) && sale.locationId === settings.locationId)
    .map((sale) => seenFrom(sale, registerId));
}

/** Whether it has expired so long ago that its cart is gone. */
function isForgotten({ state, updatedAt }: ParkedSale, nowMs: number): boolean {
  return state === 'expired' && Date.parse(updatedAt) + EXPIRED_CART_MS <= nowMs;
}

/** What waited too long has expired, its cart kept for some days more; what was kept that long has none any more. */
async function tidy({ store, settings }: ClientContext, all: readonly ParkedSaleId[]): Promise<void> {
  const ids = all.slice(0, TIDIED_AT_ONCE);
  if (ids.length === 0) return;
  await store.write({ parkedSales: ids }, ({ parkedSales }) => {
    const nowMs = settings.environment.clock.now();
    const rows = [...parkedSales.values()].flatMap((row) => tidied(row, nowMs) ?? []);
    return rows.length > 0 ? { puts: { parkedSales: rows }, result: null } : { result: null };
  });
}

function tidied(row: StoredParkedSale, nowMs: number): StoredParkedSale | null {
  const { parkedSale, cartText, cartKeptUntil } = row;
  if (isOverdue(parkedSale, nowMs)) {
    // Counted from now: a register that was off for a month still keeps it.
    const keptUntil = toTimestamp(nowMs + EXPIRED_CART_MS);
    return { parkedSale: ended(parkedSale, 'expired', nowMs), cartText, cartKeptUntil: keptUntil };
  }
  const hasLapsed = cartKeptUntil !== undefined && Date.parse(cartKeptUntil) < nowMs;
  return hasLapsed ? { parkedSale, cartText: null } : null;
}
