import type { LitElement } from 'lit';
import { errorSentence } from '../../context/error-sentence.js';
import { LiveQueryController } from '../../context/live-query-controller.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { ShownCustomer } from '../../context/shown-customer.js';
import type { CustomerShowingElement } from '../../context/shown-customer.js';
import type { ViewShowingElement } from '../../context/view-stack.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { isLocalDate } from '../../domain/local-date.js';
import { accountWords } from '../../ui/i18n/account/en.js';
import { adjustWords } from '../../ui/i18n/adjust/en.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { historyWords } from '../../ui/i18n/history/en.js';
import type { Period } from './history-period.js';
import { HistoryPhrases } from './history-phrases.js';
import { HISTORY_TABS } from './history-row.js';
import type { HistoryQuery, HistoryTab } from './history-row.js';
import { readSubject } from './history-subject.js';
import type { HistorySubject, SubjectState } from './history-subject.js';

/** The element whose history this is. */
export type HistoryElement = ViewShowingElement &
  LitElement &
  CustomerShowingElement & {
    readonly link: ViewShowingElement['link'] &
      CustomerShowingElement['link'] & { readonly state: 'waiting' | 'linked' | 'failed' };
    readonly noChart: boolean;
    tab: HistoryTab;
    from: string | null;
    to: string | null;
  };

/** Whose history shows, which part of it, and in which words. */
export class HistoryScene {
  readonly words: LocalizeController<typeof historyWords.words>;
  readonly accountWords: LocalizeController<typeof accountWords.words>;
  readonly common: LocalizeController<typeof commonWords.words>;

  private readonly adjustWords: LocalizeController<typeof adjustWords.words>;
  private readonly shown: ShownCustomer;
  private readonly live: LiveQueryController<SubjectState, [CustomerId, string]>;

  constructor(private readonly host: HistoryElement) {
    this.words = new LocalizeController(host, historyWords);
    this.accountWords = new LocalizeController(host, accountWords);
    this.common = new LocalizeController(host, commonWords);
    this.adjustWords = new LocalizeController(host, adjustWords);
    this.shown = new ShownCustomer(host);
    this.live = new LiveQueryController(
      host,
      (reader, [id, locale]) => readSubject(reader, id, locale),
      () => (this.shown.id === null ? null : [this.shown.id, this.words.locale]),
    );
  }

  /** What there is to show; undefined while the store is asked. */
  get answer(): SubjectState | undefined {
    return this.live.value;
  }

  get subject(): HistorySubject | undefined {
    return typeof this.answer === 'object' ? this.answer : undefined;
  }

  /** Why nobody could be read. */
  get error(): RegularsError | undefined {
    return this.live.error;
  }

  /** What stands in place of a customer. */
  get place(): 'loading' | 'empty' | 'failed' {
    const { client, state } = this.host.link;
    if (state === 'failed' || this.shown.isWrong || this.error) return 'failed';
    if (!client) return 'loading';
    if (this.shown.id === null) return 'empty';
    return this.answer === undefined ? 'loading' : 'failed';
  }

  get level(): number {
    const { headingLevel, link } = this.host;
    return headingLevel ?? link.presentation?.headingLevel ?? 2;
  }

  get tab(): HistoryTab {
    return HISTORY_TABS.find((tab) => tab === this.host.tab) ?? 'sales';
  }

  /** Dates that are none count as none: the element has said so. */
  get period(): Period {
    const { from, to } = this.host;
    return { from: from !== null && isLocalDate(from) ? from : null, to: to !== null && isLocalDate(to) ? to : null };
  }

  /** Null where nobody shows, or the cashier may not look. */
  get query(): HistoryQuery | null {
    const { subject, tab } = this;
    if (!subject?.maySee) return null;
    return { customerId: subject.summary.id, tab, ...this.period };
  }

  get phrases(): HistoryPhrases {
    const { timeZone, environment } = this.host.link.client?.options ?? {};
    const reasons = this.subject?.reasons ?? [];
    return new HistoryPhrases(this.words, timeZone ?? 'UTC', environment?.clock.now() ?? 0, reasons, this.adjustWords);
  }

  /** What a cashier is told of a failure. */
  sentence(error: RegularsError): string {
    return errorSentence(this.common, error);
  }

  retry(): void {
    this.live.retry();
  }
}
