import type { CustomerClient } from '../../context/customer-client-context.js';
import { localDateOf } from '../../domain/clock.js';
import type { Timestamp } from '../../domain/clock.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { HistoryQuery, HistoryRow } from './history-row.js';

type RemotePage = Awaited<ReturnType<CustomerClient['history']>>;

/**
 * What the remote has of a history from before this register's own part. It is asked page by page, and only where somebody wants
 * it: nothing of it is kept on the register.
 */
export class HistoryPast {
  /** Newest first. */
  rows: readonly HistoryRow[] = [];
  /** Why the last page did not come. */
  error: RegularsError | undefined;
  isLoading = false;

  /** Where the next page goes on; undefined before the first was asked, null where nothing is older. */
  private place: string | null | undefined;
  private turn = 0;

  constructor(private readonly changed: () => void) {}

  /** Whether all that there is has come. */
  get isAtEnd(): boolean {
    return this.place === null;
  }

  /** For another history: what is still on its way is for nobody. */
  forget(): void {
    this.turn += 1;
    this.rows = [];
    this.error = undefined;
    this.isLoading = false;
    this.place = undefined;
  }

  /**
   * Asks for what is older, as far as the first lines of this tab and these days.
   *
   * @param start Where the register's own part ends.
   * @returns How many lines came.
   */
  async more(client: CustomerClient, query: HistoryQuery, start: string): Promise<number> {
    if (this.isLoading || this.isAtEnd) return 0;
    const { turn } = this;
    const before = this.rows.length;
    this.isLoading = true;
    this.error = undefined;
    this.changed();
    try {
      let { place = start } = this;
      // A page is of all tabs, and may have nothing of this one.
      while (place !== null && this.rows.length === before) {
        const page: RemotePage = await client.history(query.customerId, place);
        if (turn !== this.turn) return 0;
        place = this.take(page, query, client.options.timeZone);
      }
    } catch (error) {
      if (turn === this.turn) this.error = asRegularsError(error, 'remote-failed', 'The older entries could not be read.');
    } finally {
      if (turn === this.turn) {
        this.isLoading = false;
        this.changed();
      }
    }
    return turn === this.turn ? this.rows.length - before : 0;
  }

  private take(page: RemotePage, query: HistoryQuery, timeZone: string): string | null {
    const { from, to } = query;
    const dayOf = (at: Timestamp): string => localDateOf(Date.parse(at), timeZone);
    const isShown = ({ at }: HistoryRow): boolean => (from === null || dayOf(at) >= from) && (to === null || dayOf(at) <= to);
    const known = new Set(this.rows.map(({ id }) => id));
    const added = rowsOf(page, query).filter((row) => isShown(row) && !known.has(row.id));
    this.rows = [...this.rows, ...added];
    // What comes behind a day before the first one is from before it as well.
    const isPastFirst = from !== null && momentsOf(page).some((at) => dayOf(at) < from);
    this.place = isPastFirst ? null : page.older;
    return this.place;
  }
}

/**
 * The lines of the register, then those of the remote. What has come to the register since, as a sale does that was taken back, is
 * the register's.
 */
export function withPast(rows: readonly HistoryRow[], past: readonly HistoryRow[]): readonly HistoryRow[] {
  if (past.length === 0) return rows;
  const here = new Set(rows.map(({ id }) => id));
  const all = [...rows, ...past.filter(({ id }) => !here.has(id))];
  return all.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

function rowsOf(page: RemotePage, { tab }: HistoryQuery): HistoryRow[] {
  if (tab === 'sales') return page.sales.map((sale) => ({ tab, id: sale.id, at: sale.occurredAt, sale }));
  if (tab === 'loyalty') return page.loyaltyEntries.map((row) => ({ tab, id: row.entry.id, at: row.entry.occurredAt, row }));
  return page.storeCreditEntries.map((row) => ({ tab, id: row.entry.id, at: row.entry.occurredAt, row }));
}

function momentsOf({ sales, loyaltyEntries, storeCreditEntries }: RemotePage): Timestamp[] {
  const entries = [...loyaltyEntries, ...storeCreditEntries].map(({ entry }) => entry);
  return [...sales, ...entries].map(({ occurredAt }) => occurredAt);
}
