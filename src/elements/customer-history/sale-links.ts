import type { CustomerClient } from '../../context/customer-client-context.js';
import type { LocalDate } from '../../domain/clock.js';
import type { SaleId } from '../../domain/id.js';
import type { Sale } from '../../domain/sale.js';
import { readRows } from './history-pages.js';
import { addDays } from './history-period.js';
import type { HistoryRow } from './history-row.js';

/** What belongs to a sale: its refunds, oldest first; of a refund, the sale it took back. */
export interface SaleLinks {
  readonly refunds: readonly Sale[];
  readonly original: Sale | null;
}

/** Finds what belongs to the sales that are open. Refunds come after their sale: of those, the list has all up to its last day. */
export class SaleLinksFinder {
  private readonly found = new Map<SaleId, Sale>();

  constructor(private readonly changed: () => void) {}

  /** What is known of them by now. */
  of(sale: Sale, rows: readonly HistoryRow[]): SaleLinks {
    const sales = new Map(this.found);
    for (const row of rows) if (row.tab === 'sales') sales.set(row.id, row.sale);
    const refunds = [...sales.values()].filter(({ refundOf }) => refundOf === sale.id);
    return {
      refunds: refunds.sort((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1)),
      original: sale.refundOf === null ? null : (sales.get(sale.refundOf) ?? null),
    };
  }

  /**
   * Looks up what the list does not hold.
   *
   * @param to Last day of the list; null where it has all that is new.
   */
  async find(client: CustomerClient, sale: Sale, to: LocalDate | null): Promise<void> {
    if (sale.refundOf !== null) {
      const original = await client.sales.get(sale.refundOf);
      if (original) this.keep([original]);
      return;
    }
    if (to === null || sale.state === 'completed') return;
    const later = { customerId: sale.customerId, tab: 'sales', from: addDays(to, 1), to: null } as const;
    const { rows } = await readRows(client, later);
    this.keep(rows.flatMap((row) => (row.tab === 'sales' && row.sale.refundOf === sale.id ? [row.sale] : [])));
  }

  private keep(sales: readonly Sale[]): void {
    for (const sale of sales) this.found.set(sale.id, sale);
    this.changed();
  }
}
