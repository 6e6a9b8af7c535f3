import type { CustomerClient } from '../../context/customer-client-context.js';
import { LiveQueryController } from '../../context/live-query-controller.js';
import type { QueryingElement } from '../../context/live-query-controller.js';
import type { SearchAnswer, SearchResult } from '../../domain/customer-query.js';
import type { RegularsError } from '../../domain/errors.js';
import type { RemoteRows } from './remote-rows.js';

/** The option behind the customers: make a new one. */
export const CREATE = 'create';

export interface SearchQuery {
  readonly text: string;
  readonly limit: number;
  readonly purpose: 'sale' | 'directory';
}

/** The element whose text is searched. */
export interface SearchingElement extends QueryingElement, SearchQuery {
  /** Id of the chosen customer. */
  readonly value: string | null;
  /** Whether new customers are offered to this cashier. */
  readonly mayCreate: boolean;
}

/** Of those whom the register had last, while nothing is typed. */
const RECENTS = 4;
/** As many as a screen shows beside its keyboard are painted with the key that was typed, the others right after. */
const FIRST_ROWS = 8;

/** Rows of a search that follow text and store, and the one that the arrow keys stand on. */
export class FoundRows {
  /** The rows that show. An older answer stays until the newer has come, so that nothing flickers. */
  answer: SearchAnswer | undefined;
  /** What the remote finds besides; absent until its code has come, and where there is no remote. */
  beyond: RemoteRows | undefined;
  /** How many rows follow the answer already; those behind are still what they were before. */
  fresh = Infinity;
  /** How many rows showed before this answer. */
  there = 0;

  private readonly live: LiveQueryController<SearchAnswer, [text: string, limit: number, purpose: SearchQuery['purpose']]>;
  private isHeld = false;
  /** By what it is and not by its place, so that a row that comes above it moves nothing. */
  private activeOption: string | null = null;

  constructor(private readonly host: SearchingElement) {
    this.live = new LiveQueryController(
      host,
      (reader, [text, limit, purpose]) => reader.search(text, { limit, purpose }),
      () => {
        const { text, limit, purpose } = this.query;
        return [text, limit, purpose];
      },
    );
  }

  get query(): SearchQuery {
    const { text, purpose, limit } = this.host;
    return { text, purpose, limit: text.trim() === '' ? RECENTS : limit };
  }

  get error(): RegularsError | undefined {
    return this.live.error;
  }

  /** Customer ids in order, then `CREATE` where it is offered, then whom the remote found. */
  get options(): readonly string[] {
    if (!this.answer) return [];
    const ids = this.answer.results.map(({ customer }) => customer.id);
    if (this.host.mayCreate && this.answer.text.trim() !== '') ids.push(CREATE);
    return ids.concat(this.beyond?.ids ?? []);
  }

  /** The active option, null while the field has the keys. */
  get active(): string | null {
    const { activeOption } = this;
    return activeOption !== null && this.options.includes(activeOption) ? activeOption : null;
  }

  /** Takes the newest answer, unless the rows are held. Returns it when it is another. */
  refresh(): SearchAnswer | null {
    const { value } = this.live;
    if (this.isHeld || !value || value === this.answer) return null;
    this.fresh = Infinity;
    if (value.text !== this.answer?.text && value.results.length > FIRST_ROWS) this.paintFirst();
    this.answer = value;
    return value;
  }

  result(option: string | undefined): SearchResult | undefined {
    return this.shown?.results.find(({ customer }) => customer.id === option);
  }

  /** The answer to exactly this query, also where the rows are not there yet: a scanner is faster than they. */
  async answerTo(query: SearchQuery, client: CustomerClient | undefined): Promise<SearchAnswer | undefined> {
    const { text, limit, purpose } = query;
    return this.answer?.text === text ? this.shown : client?.search(text, { limit, purpose });
  }

  /** One option on, or back; round at both ends. */
  move(step: 1 | -1): void {
    const { options } = this;
    const at = options.indexOf(this.activeOption ?? '');
    const next = at === -1 && step === -1 ? options.length - 1 : (at + step + options.length) % options.length;
    this.activeOption = options[next] ?? null;
    this.paintAll();
  }

  /** Gives the keys back to the field. */
  leave(): void {
    this.activeOption = null;
    this.host.requestUpdate();
  }

  /** Leaves the rows as they are until the answer to another text: to go through them once more would be for nothing. */
  wait(): void {
    if (this.activeOption === null) {
      this.fresh = 0;
      this.there = Infinity;
    }
    this.leave();
  }

  /** Keeps the rows as they are until the press has ended: a change would put another customer under the finger. */
  hold(): void {
    this.isHeld = true;
    // The click comes in the task of the release.
    const release = (): void => void setTimeout(() => this.release());
    addEventListener('pointerup', release, { once: true });
    addEventListener('pointercancel', release, { once: true });
  }

  retry(): void {
    this.live.retry();
  }

  /** All that shows, the remote's among it. */
  private get shown(): SearchAnswer | undefined {
    return this.beyond?.joined ?? this.answer;
  }

  private release(): void {
    this.isHeld = false;
    this.paintAll();
  }

  /** The first rows now; the others once those are painted, unless another answer has come by then. */
  private paintFirst(): void {
    requestAnimationFrame(() => setTimeout(() => this.isHeld || this.paintAll()));
    this.fresh = FIRST_ROWS;
    this.there = this.answer?.results.length ?? 0;
  }

  private paintAll(): void {
    this.fresh = Infinity;
    this.host.requestUpdate();
  }
}
