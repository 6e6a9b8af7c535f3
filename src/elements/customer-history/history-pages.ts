import type { ReactiveController } from 'lit';
import type { QueryingElement } from '../../context/live-query-controller.js';
import type { CustomerClient } from '../../context/customer-client-context.js';
import type { LocalPage } from '../../domain/customer-query.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import { HistoryPast, withPast } from './history-past.js';
import { isSameQuery, readHistory } from './history-row.js';
import type { HistoryQuery, HistoryReader, HistoryRow } from './history-row.js';

/** Fits on a screen several times over, and is there at once however long the history. */
export const PAGE_SIZE = 100;
/** The most a store gives in one piece. */
const LARGEST_PAGE = 500;
/** Lines read beyond what was shown, where new ones have come. */
const PUSHED_OFF = 10;

/**
 * The lines of a history that have been shown so far, live: what changes is read again as far as was shown, so that a
 * refund also marks the sale far below.
 */
export class HistoryPages implements ReactiveController {
  /** What the register keeps of it, as far as it was shown; undefined before the first answer. */
  rows: readonly HistoryRow[] | undefined;
  /** Not null where more can be shown. */
  next: string | null = null;
  /** Not null where the register keeps no more than was shown. */
  older: string | null = null;
  error: RegularsError | undefined;
  isLoadingMore = false;
  /** What the remote has beyond that. */
  readonly past: HistoryPast;

  private client: CustomerClient | undefined;
  private query: HistoryQuery | null = null;
  /** Rows that have been shown, and are read again after a change. */
  private wanted = PAGE_SIZE;
  private stop: (() => void) | undefined;

  constructor(
    private readonly host: QueryingElement,
    private readonly queryOf: () => HistoryQuery | null,
  ) {
    this.past = new HistoryPast(() => {
      host.requestUpdate();
    });
    host.addController(this);
  }

  /** All lines that show. The remote's come behind the register's last. */
  get shown(): readonly HistoryRow[] | undefined {
    const { next, past, rows } = this;
    return rows && next === null ? withPast(rows, past.rows) : rows;
  }

  /** Asks the remote for what is older than the register keeps. Resolves to how many lines that was. */
  async goBack(): Promise<number> {
    const { client, query, older } = this;
    return client && query && older !== null ? this.past.more(client, query, older) : 0;
  }

  /** Reads again from the start, after a failure. */
  retry(): void {
    this.end();
    this.host.requestUpdate();
  }

  /** Shows the next page below. Resolves to how many lines that was. */
  async more(): Promise<number> {
    const { client, query, rows, next } = this;
    if (!client || !query || !rows || next === null || this.isLoadingMore) return 0;
    this.isLoadingMore = true;
    this.host.requestUpdate();
    try {
      const page = await readHistory(client, query, { cursor: next, limit: PAGE_SIZE });
      // Other days, another tab: nobody waits for it.
      if (query !== this.query) return 0;
      // Read anew in between, the list ends elsewhere; both begin with the newest, so that none is twice or missing.
      const shown = new Set(this.rows?.map(({ id }) => id));
      const added = page.rows.filter(({ id }) => !shown.has(id));
      this.take({ ...page, rows: [...(this.rows ?? []), ...added] });
      this.wanted = this.rows?.length ?? PAGE_SIZE;
      return added.length;
    } catch (error) {
      this.error = asRegularsError(error, 'unsupported', 'The next page could not be read.');
      return 0;
    } finally {
      this.isLoadingMore = false;
      this.host.requestUpdate();
    }
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.end();
  }

  hostUpdate(): void {
    const { client } = this.host.link;
    const query = this.queryOf();
    const isSame = client === this.client && isSameQuery(query, this.query);
    if (isSame && (this.stop || !query)) return;
    this.end();
    if (!isSame) this.forget();
    this.client = client;
    this.query = query;
    if (!client || !query) return;
    this.stop = client.watch(
      (reader) => readRows(reader, query, this.wanted, this.rows?.at(-1)?.id),
      (page) => {
        this.take(page);
        this.host.requestUpdate();
      },
      (error) => {
        this.error = error;
        this.host.requestUpdate();
      },
    );
  }

  private take({ rows, next, older }: LocalPage<HistoryRow>): void {
    this.rows = rows;
    this.next = next;
    this.older = older;
    this.error = undefined;
  }

  private forget(): void {
    this.rows = undefined;
    this.next = null;
    this.older = null;
    this.wanted = PAGE_SIZE;
    this.past.forget();
  }

  private end(): void {
    this.stop?.();
    this.stop = undefined;
    this.error = undefined;
  }
}

/**
 * The first lines of a history, in as few pages as can be.
 *
 * @param last The line that must be among them, if it still is anywhere near: what is new at the top pushes none off the end.
 */
export async function readRows(
  reader: HistoryReader,
  query: HistoryQuery,
  wanted = Number.POSITIVE_INFINITY,
  last?: Id,
): Promise<LocalPage<HistoryRow>> {
  const rows: HistoryRow[] = [];
  let cursor: string | null = null;
  let older: string | null = null;
  const isShort = (): boolean =>
    rows.length < wanted || (last !== undefined && rows.length < wanted + PAGE_SIZE && !rows.some(({ id }) => id === last));
  do {
    const limit = rows.length < wanted ? Math.min(LARGEST_PAGE, wanted - rows.length) : PUSHED_OFF;
    const page: LocalPage<HistoryRow> = await readHistory(reader, query, { cursor, limit });
    rows.push(...page.rows);
    ({ next: cursor, older } = page);
  } while (cursor !== null && isShort());
  return { rows, next: cursor, older };
}
