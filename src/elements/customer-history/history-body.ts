import { ContextEvent } from '@lit/context';
import { html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import { alertStyles } from '../../context/customer-alert.js';
import { viewHostContext } from '../../context/view-host-context.js';
import { ViewOpener } from '../../context/view-opener.js';
import type { RegularsError } from '../../domain/errors.js';
import { CustomerOpenEvent } from '../../events/customer-open.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { faceStyles } from '../../ui/face.js';
import { formStyles } from '../../ui/form/form-styles.js';
import { icon, lock, person } from '../../ui/icons.js';
import { contentStyles } from '../../ui/theme/content-styles.js';
import { HistoryChart } from './history-chart.js';
import { chartStyles } from './history-chart.styles.js';
import { entryStyles } from './history-entries.styles.js';
import { choiceStyles } from './history-choices.styles.js';
import { frameStyles } from './history-frame.styles.js';
import { historyHero } from './history-hero.js';
import { HistoryList } from './history-list.js';
import { HistoryOutput } from './history-output.js';
import { HistoryPages } from './history-pages.js';
import { bones, failure, nobody, place } from './history-places.js';
import { isSameQuery } from './history-row.js';
import type { HistoryQuery } from './history-row.js';
import { HistoryScene } from './history-scene.js';
import type { HistoryElement } from './history-scene.js';
import type { HistorySubject } from './history-subject.js';
import { historyTabs } from './history-tabs.js';
import { PeriodFilter } from './period-filter.js';

/** What cannot be mended by asking again. */
const FINAL: readonly string[] = ['invalid-config', 'locked', 'not-allowed', 'grant-required', 'not-found'];

/** Counts wait until the choosing rests. */
const COUNT_DELAY_MS = 400;

/** All that a history shows: loaded once there is one to show. */
export class HistoryBody implements ReactiveController {
  readonly announcer: Announcer;
  readonly output: HistoryOutput;

  /** Whether a panel or dialog around it bears the heading. */
  private isView = false;
  /** What the last count was of; undefined before the first, which is no news. */
  private counted: HistoryQuery | undefined;
  private readonly scene: HistoryScene;
  private readonly pages: HistoryPages;
  private readonly chart: HistoryChart;
  private readonly filter: PeriodFilter;
  private readonly list: HistoryList;
  private readonly opener: ViewOpener;

  constructor(
    private readonly host: HistoryElement,
    onFailure: (error: unknown) => void,
  ) {
    const announcer = new Announcer(host);
    const scene = new HistoryScene(host);
    const pages = new HistoryPages(host, () => scene.query);
    const filter = new PeriodFilter(
      host,
      () => scene.period,
      (period) => Object.assign(host, period),
    );
    this.announcer = announcer;
    this.scene = scene;
    this.pages = pages;
    this.filter = filter;
    this.chart = new HistoryChart(host, () => (host.noChart ? null : (scene.query?.customerId ?? null)));
    this.list = new HistoryList(host, { pages, announcer, scene, onFailure, onShowAll: () => filter.showAll() });
    this.opener = new ViewOpener(host, onFailure);
    this.output = new HistoryOutput(host, announcer, scene, pages);
    if (host.renderRoot instanceof ShadowRoot) host.renderRoot.adoptedStyleSheets.push(...sheets());
    host.addController(this);
  }

  /** Further name of the part `base`. */
  get stateName(): '' | 'loading' | 'empty' | 'failed' {
    if (this.scene.subject) return this.pages.error ? 'failed' : '';
    return this.scene.place;
  }

  hostConnected(): void {
    this.isView = false;
    this.host.dispatchEvent(new ContextEvent(viewHostContext, this.host, () => (this.isView = true)));
  }

  hostDisconnected(): void {
    this.list.stopWatching();
  }

  hostUpdated(): void {
    this.list.watch();
    this.speakCount();
  }

  render(shellFailure: RegularsError | undefined): TemplateResult {
    const { opener, output, isView } = this;
    return html`${isView ? nothing : this.renderHeading()} ${this.renderState(shellFailure)} ${opener.render()}
    ${output.renderPad()}`;
  }

  private renderHeading(): TemplateResult {
    const { level, words } = this.scene;
    return html`<div class="heading" part="heading" role="heading" aria-level=${level}>
      <slot name="heading">${words.t('history.heading')}</slot>
    </div>`;
  }

  private renderState(shellFailure: RegularsError | undefined): TemplateResult {
    const { answer, common, error, place: standIn, subject, words } = this.scene;
    if (subject) return this.renderSubject(subject, shellFailure);
    if (answer === 'locked') return place(icon(lock), common.t('error.locked'));
    if (answer === 'gone') return place(icon(person), words.t('history.gone'));
    if (standIn === 'failed') return this.renderFailure(error ?? shellFailure);
    return standIn === 'empty' ? nobody(words) : bones(words);
  }

  private renderSubject(subject: HistorySubject, shellFailure: RegularsError | undefined): TemplateResult {
    const { host, scene } = this;
    const { words, level, accountWords, tab } = scene;
    const { client, locale } = host;
    const onEdit = (returnFocus: HTMLElement): void => this.edit(subject, returnFocus);
    return html`
      ${historyHero({ subject, words, accountWords, headingLevel: below(level, 1), client, locale, onEdit })}
      ${
        // A wrong attribute is the host's affair; what could not be fetched is tried again with the next press.
        shellFailure && shellFailure.code !== 'invalid-config' ? failure(scene.sentence(shellFailure), words) : nothing
      }
      ${
        subject.maySee
          ? historyTabs({ selected: tab, words, panel: this.renderPanel(subject), onSelect: (next) => (host.tab = next) })
          : place(icon(lock), words.t('history.notAllowed'))
      }
    `;
  }

  private renderPanel(subject: HistorySubject): TemplateResult {
    const { phrases, tab, level } = this.scene;
    const { error, rows } = this.pages;
    const chart =
      this.host.noChart || tab === 'store-credit' ? nothing : this.chart.render(tab === 'sales' ? 'spent' : 'points', phrases);
    return html`
      ${this.filter.render(phrases, this.output.render(subject))} ${this.output.renderRefusal()} ${chart} ${error ? this.renderFailure(error) : nothing}
      ${error && !rows ? nothing : this.list.render(tab, phrases, below(level, 2))}
    `;
  }

  private renderFailure(error: RegularsError | undefined): TemplateResult {
    const { common, words } = this.scene;
    const sentence = error ? this.scene.sentence(error) : common.t('error.other');
    if (!error || FINAL.includes(error.code)) return failure(sentence, words);
    return failure(sentence, words, { label: common.t('common.tryAgain'), onPress: this.onRetry });
  }

  private readonly onRetry = (): void => {
    this.scene.retry();
    this.pages.retry();
  };

  private edit({ summary }: HistorySubject, returnFocus: HTMLElement): void {
    const customerId = summary.id;
    // A host that routes to its own page cancels.
    if (!this.host.dispatchEvent(new CustomerOpenEvent({ customerId, view: 'edit' }))) return;
    this.opener.open('edit', { customerId, returnFocus });
  }

  /** Says how many entries there are, once another tab or other days were chosen. */
  private speakCount(): void {
    const { rows, next } = this.pages;
    const { query, words } = this.scene;
    const { counted } = this;
    if (!rows || !query || (counted && isSameQuery(query, counted))) return;
    this.counted = query;
    if (counted === undefined) return;
    const count = rows.length;
    this.announcer.say(words.t(next === null ? 'history.shown' : 'history.firstShown', { count }), COUNT_DELAY_MS);
  }
}

function below(level: number, steps: number): number {
  return Math.min(6, level + steps);
}

function sheets(): CSSStyleSheet[] {
  const all = [...contentStyles, faceStyles, formStyles, alertStyles, frameStyles, choiceStyles, chartStyles, entryStyles];
  return all.flatMap(({ styleSheet }) => styleSheet ?? []);
}
