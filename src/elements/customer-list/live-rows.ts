import type { ReactiveController } from 'lit';
import type { CustomerClient, CustomerReader } from '../../context/customer-client-context.js';
import type { QueryingElement } from '../../context/live-query-controller.js';
import type { CustomerPage } from '../../domain/customer-query.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import { ListPages, PAGE_ROWS, pagesFor } from './list-pages.js';
import { isSameAsked } from './list-query.js';
import type { ListAsked } from './list-query.js';

/** What one run of the live query brings. */
interface LiveAnswer {
  readonly pages: readonly CustomerPage[];
  readonly hasBanned: boolean;
}

export interface LiveRowsOptions {
  readonly asked: () => ListAsked;
  /** Called before rows of the same list change, to note what stands where. */
  readonly beforeChange: () => void;
  /** Called when another list shows, or the same has changed. */
  readonly afterChange: (change: 'other-list' | 'same-list') => void;
  /** Called when rows have come that were waited for. */
  readonly onRows: () => void;
}

/**
 * The rows of a list around what shows, kept up to date whoever changes them, in any tab.
 *
 * What shows is one live query; what comes next is read ahead, a page at a time, so that dragging over everything asks
 * for the place where it ends and not for all between.
 */
export class LiveRows implements ReactiveController {
  readonly pages = new ListPages();
  /** Why there is no answer. Rows that came before it stay. */
  error: RegularsError | undefined;
  /** Whether any customer is banned. */
  hasBanned = false;
  /** Whether there has been an answer. */
  isAnswered = false;

  private client: CustomerClient | undefined;
  private asked: ListAsked | undefined;
  /** Whether the pages are still those of the list before. */
  private isOther = true;
  private stop: (() => void) | undefined;
  private isReading = false;
  private wanted: readonly number[] = [0];

  constructor(
    private readonly host: QueryingElement,
    private readonly options: LiveRowsOptions,
  ) {
    host.addController(this);
  }

  /** Whether the rows that show are not yet those asked for. */
  get isBusy(): boolean {
    return this.isOther && this.error === undefined;
  }

  /** Says which rows show, of which the next are read ahead. */
  want(first: number, end: number, isUpwards: boolean): void {
    this.wanted = pagesFor(first, end, this.pages.shown, isUpwards);
    void this.readAhead();
  }

  /** Asks again, after an error. */
  retry(): void {
    this.end();
    this.error = undefined;
    this.host.requestUpdate();
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.end();
  }

  hostUpdate(): void {
    const { client } = this.host.link;
    const asked = this.options.asked();
    const isSame = client === this.client && this.asked !== undefined && isSameAsked(asked, this.asked);
    if (isSame && this.stop) return;
    this.end();
    if (client !== this.client) this.forget();
    if (!isSame) {
      this.isOther = true;
      this.error = undefined;
    }
    this.client = client;
    this.asked = asked;
    if (!client) return;
    this.stop = client.watch(
      (reader) => this.read(reader, asked),
      (answer) => this.take(answer),
      (error) => this.fail(error),
    );
  }

  private async read(reader: CustomerReader, asked: ListAsked): Promise<LiveAnswer> {
    const numbers = this.isOther ? [0] : this.wanted.slice(0, 2);
    const pages = await Promise.all(numbers.map((number) => reader.list({ ...asked, ...placeOf(number) })));
    const banned = await reader.list({ filters: { statuses: ['banned'] }, limit: 1 });
    return { pages, hasBanned: banned.shown > 0 };
  }

  private take({ pages, hasBanned }: LiveAnswer): void {
    const { isOther } = this;
    if (isOther) this.pages.clear();
    else this.options.beforeChange();
    this.pages.startRound();
    for (const page of pages) this.pages.put(page);
    this.hasBanned = hasBanned;
    this.error = undefined;
    this.isOther = false;
    this.isAnswered = true;
    this.options.afterChange(isOther ? 'other-list' : 'same-list');
  }

  private fail(error: unknown): void {
    this.error = asRegularsError(error, 'unsupported', 'The list could not be read.');
    // Nobody is signed in: nobody's customers show.
    if (this.error.code === 'locked') this.forget();
    this.host.requestUpdate();
  }

  private async readAhead(): Promise<void> {
    const { asked, client } = this;
    const number = this.wanted.find((wanted) => !this.pages.isFresh(wanted));
    if (this.isReading || this.isOther || !client || !asked || this.error || number === undefined) return;
    const { round } = this.pages;
    this.isReading = true;
    try {
      const page = await client.list({ ...asked, ...placeOf(number) });
      // What changed meanwhile is read again.
      if (round === this.pages.round && client === this.client) {
        this.pages.put(page);
        this.options.onRows();
      }
    } catch (error) {
      if (client === this.client) this.fail(error);
    } finally {
      this.isReading = false;
    }
    void this.readAhead();
  }

  private forget(): void {
    this.pages.clear();
    this.isAnswered = false;
    this.isOther = true;
    this.error = this.error?.code === 'locked' ? this.error : undefined;
  }

  private end(): void {
    this.stop?.();
    this.stop = undefined;
  }
}

function placeOf(number: number): { position: number; limit: number } {
  return { position: number * PAGE_ROWS, limit: PAGE_ROWS };
}
