import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import { errorSentence } from '../../context/error-sentence.js';
import { LocalizeController } from '../../context/localize-controller.js';
import type { CustomerView, ViewRequest } from '../../context/view-host-context.js';
import type { SaleElement } from '../../context/sale-controller.js';
import { ViewOpener } from '../../context/view-opener.js';
import type { ViewShowingElement } from '../../context/view-stack.js';
import { splitTyped } from '../../domain/customer-name.js';
import type { SearchResult } from '../../domain/customer-query.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { CustomerOpenEvent } from '../../events/customer-open.js';
import { CustomerSelectEvent } from '../../events/customer-select.js';
import { CustomerAttachEvent } from '../../events/sale-change.js';
import type { Announcer } from '../../ui/a11y/announcer.js';
import { faceStyles } from '../../ui/face.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import type { SearchWords } from '../../ui/i18n/search/en.js';
import { contentStyles } from '../../ui/theme/content-styles.js';
import { CREATE } from './found-rows.js';
import type { FoundRows, SearchQuery } from './found-rows.js';
import { searchFailure, searchHint, searchList, searchSkeleton } from './search-list.js';
import { resultStyles } from './search-results.styles.js';
import { wholeMatch } from './whole-match.js';

/** What the results stand under. */
export interface ResultsFrame {
  readonly rows: FoundRows;
  readonly words: LocalizeController<SearchWords>;
  readonly announcer: Announcer;
  readonly query: () => SearchQuery;
  /** Where focus goes back to. */
  readonly field: () => HTMLElement | null;
  readonly onChosen: (customerId: CustomerId, displayName: string) => void;
  readonly onFailure: (error: unknown) => void;
  readonly onRetry: () => void;
}

/** What shows now. */
export interface ResultsView {
  readonly isOpen: boolean;
  readonly mayCreate: boolean;
  readonly failure: RegularsError | undefined;
}

/** The search they stand under. */
export type SearchElement = ViewShowingElement & LitElement & { readonly link: SaleElement['link'] };

/** The rows under a search and what choosing one does. */
export class SearchResults {
  /** Whether a guard of the host's is being asked. */
  isBusy = false;
  /** Whether a form for somebody new was opened from here, and who is in it is not on the sale yet. */
  isCreating = false;

  private hint = '';
  private readonly common: LocalizeController<typeof commonWords.words>;
  private readonly opener: ViewOpener;

  constructor(
    private readonly host: SearchElement,
    private readonly desk: ResultsFrame,
  ) {
    this.common = new LocalizeController(host, commonWords);
    this.opener = new ViewOpener(host, desk.onFailure);
    const sheets = [...contentStyles, faceStyles, resultStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
    if (host.renderRoot instanceof ShadowRoot) host.renderRoot.adoptedStyleSheets.push(...sheets);
  }

  sentence(failure: RegularsError): string {
    return errorSentence(this.common, failure);
  }

  /** What Enter did not take is no longer of interest. */
  forget(): void {
    this.hint = '';
  }

  /** Enter: the active row, else the one customer whose whole phone, e-mail or code was typed, else what to do. */
  async enter(): Promise<void> {
    const { rows, words, announcer, query } = this.desk;
    const { active } = rows;
    const asked = query();
    if (active !== null) return this.pick(active);
    if (asked.text.trim() === '') return;

    const answer = await rows.answerTo(asked, this.host.link.client);
    if (!answer || asked.text !== query().text) return;
    const whole = wholeMatch(answer);
    if (whole) return this.choose(whole);
    // That nobody was found stands there already, and is only said again.
    const isNone = answer.total === 0;
    const sentence = words.t(isNone ? 'search.none' : 'search.choose', { text: asked.text });
    this.hint = isNone ? '' : sentence;
    announcer.alert(sentence);
  }

  /** Chooses an option: a customer, or *Create*. */
  async pick(option: string | undefined): Promise<void> {
    const result = this.desk.rows.result(option);
    if (result) await this.choose(result);
    else if (option === CREATE) this.openNew(this.desk.query().text);
  }

  /** Somebody new, by what was typed. */
  openNew(text: string): void {
    const typed = text.trim();
    const draft = typed === '' ? {} : splitTyped(typed);
    this.isCreating = true;
    this.openView('new', { customerId: null, draft, attachOnSave: this.desk.query().purpose === 'sale' });
  }

  render({ isOpen, mayCreate, failure }: ResultsView): TemplateResult {
    const { rows, words, onFailure, onRetry } = this.desk;
    const speech = { words, common: this.common };
    const { active, answer, beyond } = rows;
    return html`${answer || failure ? nothing : searchSkeleton()} ${this.hint ? searchHint(this.hint) : nothing}
      ${failure ? searchFailure(this.sentence(failure), failure === rows.error && onRetry, speech) : nothing}
      ${searchList(
        {
          answer,
          isOpen,
          active,
          fresh: rows.fresh,
          there: rows.there,
          mayCreate,
          beyond,
          onPointerdown: () => rows.hold(),
          onClick: (option) => void this.pick(option).catch(onFailure),
        },
        speech,
      )}
      ${this.opener.render()}`;
  }

  private async choose({ customer, source }: SearchResult): Promise<void> {
    const { id: customerId, initial, status } = customer;
    const { host } = this;
    const { beyond } = this.desk.rows;
    if (this.isBusy || beyond?.isFetching) return;
    if (!host.dispatchEvent(new CustomerSelectEvent({ customerId, initial, status, source }))) return;
    if (source === 'remote' && !(await beyond?.fetch(customerId))) return;
    if (this.desk.query().purpose === 'directory') return this.openView('edit', { customerId });
    if (host.dispatchEvent(new CustomerAttachEvent({ customerId, initial, status, origin: 'search' })))
      await this.attach(customerId);
  }

  private async attach(customerId: CustomerId): Promise<void> {
    const { words, announcer, onChosen } = this.desk;
    this.setBusy(true);
    try {
      const attachment = await this.host.link.sale?.attach(customerId, { origin: 'search' });
      if (!attachment) return;
      const { id, displayName } = attachment.customer;
      onChosen(id, displayName);
      announcer.say(words.t('search.attached', { name: displayName }));
    } finally {
      this.setBusy(false);
    }
  }

  private setBusy(isBusy: boolean): void {
    this.isBusy = isBusy;
    this.host.requestUpdate();
  }

  private openView(view: CustomerView & ('new' | 'edit'), request: ViewRequest): void {
    if (!this.host.dispatchEvent(new CustomerOpenEvent({ customerId: request.customerId, view }))) return;
    const returnFocus = this.desk.field();
    this.opener.open(view, { ...request, ...(returnFocus && { returnFocus }) });
  }
}
