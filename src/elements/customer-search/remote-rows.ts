import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { CustomerClient } from '../../context/customer-client-context.js';
import { LocalizeController } from '../../context/localize-controller.js';
import type { SpeakingElement } from '../../context/localize-controller.js';
import type { SearchAnswer, SearchResult } from '../../domain/customer-query.js';
import { isRegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { permissionOf } from '../../domain/policy.js';
import type { Announcer } from '../../ui/a11y/announcer.js';
import { searchRemoteWords } from '../../ui/i18n/search/remote-en.js';
import type { FoundRows, SearchingElement, SearchQuery } from './found-rows.js';
import { remoteGroup, remoteLine, remoteStyles } from './remote-list.js';
import type { RemoteState } from './remote-list.js';
import type { RowLook } from './search-row.js';

/** The remote is asked once the typing rests. What is on this register never waits. */
const PAUSE_MS = 400;
/** After the line has changed, since the number of those on this register is said at about that time. */
const SPEECH_DELAY_MS = 400;
/** What is no failure: this remote does not search, or this cashier may not have it search. */
const NOT_OFFERED: readonly string[] = ['unsupported', 'not-allowed', 'locked', 'closed'];

/** One question to the remote. */
interface Asked extends SearchQuery {
  readonly client: CustomerClient;
}

/** The search it is for, and whose language it speaks. */
export type RemoteSearchElement = SearchingElement & SpeakingElement & LitElement;

/**
 * What the remote finds besides, where this register's own customers leave room in the list. It comes by itself after a
 * pause and stands below all that is there already, so that nothing moves under a finger.
 */
export class RemoteRows implements ReactiveController {
  private readonly words: LocalizeController<typeof searchRemoteWords.words>;
  private asked: Asked | null = null;
  private state: RemoteState | null = null;
  private found: readonly SearchResult[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: RemoteSearchElement,
    private readonly rows: FoundRows,
    private readonly announcer: Announcer,
  ) {
    this.words = new LocalizeController(host, searchRemoteWords);
    const { styleSheet } = remoteStyles;
    if (styleSheet && host.renderRoot instanceof ShadowRoot) host.renderRoot.adoptedStyleSheets.push(styleSheet);
    host.addController(this);
    host.requestUpdate();
  }

  /** Whether somebody who was chosen is being fetched. */
  get isFetching(): boolean {
    return this.state === 'fetching';
  }

  /** Customer ids in order. */
  get ids(): readonly CustomerId[] {
    return this.results.map(({ customer }) => customer.id);
  }

  /** The register's own answer and this one. */
  get joined(): SearchAnswer | undefined {
    const { answer } = this.rows;
    const { results } = this;
    return answer && { ...answer, results: [...answer.results, ...results], total: answer.total + results.length };
  }

  /** Those who are not among this register's own, as many as there is room for. */
  get results(): readonly SearchResult[] {
    const own = this.rows.answer?.results ?? [];
    const others = this.found.filter(({ customer }) => !own.some((result) => result.customer.id === customer.id));
    return others.slice(0, Math.max(0, this.rows.query.limit - own.length));
  }

  hostUpdate(): void {
    const { client } = this.host.link;
    const { asked } = this;
    const { text, limit, purpose } = this.rows.query;
    const isSame = asked?.client === client && asked?.text === text && asked.limit === limit && asked.purpose === purpose;
    if (isSame && (this.state !== null || this.timer !== undefined)) return;
    if (!isSame) this.forget();
    if (!client || !this.hasRoom(client)) return;
    const asking = { client, text, limit, purpose };
    this.asked = asking;
    this.timer = setTimeout(() => void this.ask(asking), PAUSE_MS);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** The rows, as a group of the list. */
  renderRows(look: RowLook): unknown {
    return remoteGroup(this.results, look, this.words);
  }

  /** Where it stands, in place of rows. */
  renderLine(): TemplateResult | null {
    if (this.state === null || (this.state === 'answered' && this.results.length > 0)) return null;
    return remoteLine(this.state, this.words);
  }

  /** Brings a customer onto this register, for good. False where the remote did not give them: that shows and is said. */
  async fetch(customerId: CustomerId): Promise<boolean> {
    const { asked } = this;
    this.tell('fetching');
    const found = await this.host.link.client?.get(customerId).catch(() => null);
    // Typed on meanwhile: somebody else is meant.
    if (asked !== this.asked) return false;
    this.tell(found ? 'answered' : 'not-fetched');
    if (!found) this.announcer.alert(this.words.t('search.remote.not-fetched'));
    return Boolean(found);
  }

  /** A failure of the remote is a line, never an error of the search: what is on this register was found. */
  private async ask(asked: Asked): Promise<void> {
    const { client, text, limit, purpose } = asked;
    this.tell('asking');
    try {
      const answer = await client.search(text, { limit, purpose, source: 'remote' });
      if (asked === this.asked) this.take(answer);
    } catch (error) {
      if (asked !== this.asked) return;
      const isOffered = !isRegularsError(error) || !NOT_OFFERED.includes(error.code);
      this.tell(isOffered ? 'failed' : 'not-offered');
      if (isOffered) this.announcer.say(this.words.t('search.remote.failed'), SPEECH_DELAY_MS);
    }
  }

  private take({ results }: SearchAnswer): void {
    this.found = results;
    this.tell('answered');
    this.announcer.say(this.words.t('search.remote.count', { count: this.results.length }), SPEECH_DELAY_MS);
  }

  private tell(state: RemoteState): void {
    this.state = state;
    this.host.requestUpdate();
  }

  /** Another question: an answer to the one before is not waited for. */
  private forget(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.asked = null;
    this.state = null;
    this.found = [];
  }

  /** Whether there is something to look for, an answer of this register's own to it, and room below that. */
  private hasRoom({ options }: CustomerClient): boolean {
    const { answer, query } = this.rows;
    if (!options.remote || permissionOf(options.cashier, 'contacts') !== 'yes') return false;
    if (query.text.trim() === '' || this.host.value !== null || answer?.text !== query.text) return false;
    return !answer.atLeast && answer.results.length < query.limit;
  }
}
