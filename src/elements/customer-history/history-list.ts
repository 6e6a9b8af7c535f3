import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Sale } from '../../domain/sale.js';
import type { RegularsError } from '../../domain/errors.js';
import type { SaleId } from '../../domain/id.js';
import type { Announcer } from '../../ui/a11y/announcer.js';
import { icon, warning } from '../../ui/icons.js';
import { focusedElement } from '../../ui/surface/focus.js';
import type { HistoryPages } from './history-pages.js';
import type { HistoryPhrases } from './history-phrases.js';
import { bones, nothingYet } from './history-places.js';
import { byDay } from './history-row.js';
import type { HistoryRow, HistoryTab } from './history-row.js';
import type { HistoryElement, HistoryScene } from './history-scene.js';
import { ledgerRow } from './ledger-rows.js';
import { SaleLinksFinder } from './sale-links.js';
import { saleRow } from './sale-row.js';

export interface HistoryListTools {
  readonly pages: HistoryPages;
  readonly announcer: Announcer;
  readonly scene: HistoryScene;
  readonly onShowAll: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** Entries by day, newest first, further ones as somebody scrolls or asks. */
export class HistoryList {
  private openSales: ReadonlySet<SaleId> = new Set();
  private observed: readonly HistoryRow[] | undefined;
  private watcher: IntersectionObserver | undefined;
  private readonly links: SaleLinksFinder;

  constructor(
    private readonly host: HistoryElement,
    private readonly tools: HistoryListTools,
  ) {
    this.links = new SaleLinksFinder(() => {
      host.requestUpdate();
    });
  }

  render(tab: HistoryTab, phrases: HistoryPhrases, dayLevel: number): TemplateResult {
    const { pages } = this.tools;
    const { shown } = pages;
    if (!shown) return bones(phrases.words);
    if (shown.length === 0) {
      // Nothing is said of what nobody has looked up yet.
      const isKnown = pages.older === null || pages.past.isAtEnd;
      return html`${isKnown ? this.renderNothing(tab, phrases) : nothing} ${this.renderEnd(phrases)}`;
    }
    return html`
      ${repeat(
        byDay(shown, phrases.timeZone),
        ({ date }) => date,
        ({ date, rows: ofDay }) => html`<section class="day">
          <div class="date" role="heading" aria-level=${dayLevel}>${phrases.day(date)}</div>
          <ul class="entries">
            ${repeat(
              ofDay,
              ({ id }) => id,
              (row) => this.renderRow(row, phrases),
            )}
          </ul>
        </section>`,
      )}
      ${this.renderMore(phrases)} ${this.renderEnd(phrases)}
    `;
  }

  /** After each render: watches for somebody who has scrolled to the end. */
  watch(): void {
    const { rows, next } = this.tools.pages;
    if (rows === this.observed) return;
    this.observed = rows;
    this.watcher?.disconnect();
    const button = next === null ? null : this.host.renderRoot.querySelector('.more');
    if (!button) return;
    // Made anew for each page: one that stays in sight would not tell again.
    this.watcher = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) void this.tools.pages.more();
      },
      { rootMargin: '400px' },
    );
    this.watcher.observe(button);
  }

  stopWatching(): void {
    this.watcher?.disconnect();
    this.observed = undefined;
  }

  private renderRow(row: HistoryRow, phrases: HistoryPhrases): TemplateResult {
    if (row.tab !== 'sales') return ledgerRow(row, phrases);
    const { sale } = row;
    return saleRow({
      sale,
      phrases,
      isOpen: this.openSales.has(sale.id),
      links: () => this.links.of(sale, this.tools.pages.shown ?? []),
      onToggle: () => {
        this.toggle(sale);
      },
    });
  }

  private renderMore({ words }: HistoryPhrases): TemplateResult | typeof nothing {
    const { pages } = this.tools;
    const { next, isLoadingMore } = pages;
    if (next === null) return nothing;
    return html`<button class="button more" type="button" aria-busy=${isLoadingMore ? 'true' : 'false'} @click=${() => void this.goOn(words, () => pages.more())}>
      ${words.t(isLoadingMore ? 'history.loadingMore' : 'history.more')}
    </button>`;
  }

  /** Where the register's own part ends: the rest is asked of the remote. */
  private renderEnd(phrases: HistoryPhrases): TemplateResult | typeof nothing {
    const { pages } = this.tools;
    const { next, older, past, rows } = pages;
    if (next !== null || older === null) return nothing;
    const { words } = phrases;
    if (past.isAtEnd) return html`<p class="end" part="end">${words.t('history.noOlder')}</p>`;
    const last = rows?.at(-1);
    const sentence =
      last && past.rows.length === 0
        ? words.t('history.end', { date: phrases.date(phrases.dayOf(last.at)) })
        : words.t('history.endUnknown');
    const { error, isLoading } = past;
    return html`<p class="end" part="end">${sentence}</p>
      ${error ? html`<p class="error" part="error">${icon(warning)}<span>${this.whyNotOlder(error, words)}</span></p>` : nothing}
      <button class="button more" type="button" aria-busy=${isLoading ? 'true' : 'false'} @click=${() => void this.goBack(words)}>
        ${words.t(isLoading ? 'history.loadingOlder' : 'history.older')}
      </button>`;
  }

  private whyNotOlder(error: RegularsError, words: HistoryPhrases['words']): string {
    if (error.code === 'remote-unreachable') return words.t('history.olderOffline');
    if (error.code === 'unsupported') return words.t('history.olderUnsupported');
    if (error.code.startsWith('remote-')) return words.t('history.olderFailed');
    return this.tools.scene.sentence(error);
  }

  private renderNothing(tab: HistoryTab, { words }: HistoryPhrases): TemplateResult {
    const { from, to } = this.tools.scene.period;
    if (from === null && to === null) return nothingYet(words.t(`history.none.${tab}`));
    const all = html`<button class="button" type="button" @click=${this.tools.onShowAll}>${words.t('history.showAll')}</button>`;
    return nothingYet(words.t('history.noneInPeriod'), all);
  }

  private toggle(sale: Sale): void {
    const { client } = this.host.link;
    const isOpen = !this.openSales.has(sale.id);
    const others = [...this.openSales].filter((id) => id !== sale.id);
    this.openSales = new Set(isOpen ? [...others, sale.id] : others);
    this.host.requestUpdate();
    if (isOpen && client) void this.links.find(client, sale, this.tools.scene.period.to).catch(this.tools.onFailure);
  }

  private async goBack(words: HistoryPhrases['words']): Promise<void> {
    const { pages, announcer } = this.tools;
    const { past } = pages;
    await this.goOn(words, () => pages.goBack());
    if (past.error) announcer.alert(this.whyNotOlder(past.error, words));
    else if (past.isAtEnd) announcer.say(words.t('history.noOlder'));
  }

  private async goOn(words: HistoryPhrases['words'], load: () => Promise<number>): Promise<void> {
    const { pages, announcer } = this.tools;
    const button = focusedElement();
    const shown = pages.shown?.length ?? 0;
    const count = await load();
    if (count > 0) announcer.say(words.t('history.moreShown', { count }));
    await this.host.updateComplete;
    if (button?.isConnected !== false) return;
    // The last page takes the button with it: the first line that is new stands in its place, or what is said instead.
    const { renderRoot } = this.host;
    const line =
      count > 0 ? renderRoot.querySelectorAll<HTMLElement>('.entry').item(shown) : renderRoot.querySelector<HTMLElement>('.end');
    if (!line) return;
    if (!line.matches('button')) line.tabIndex = -1;
    line.focus();
  }
}
