import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import { dateOrder, readDate } from '../../domain/local-date.js';
import { containKeys } from '../../ui/a11y/key-containment.js';
import { textField } from '../../ui/form/text-field.js';
import { dateText } from '../../ui/i18n/date-text.js';
import { check, icon } from '../../ui/icons.js';
import type { HistoryPhrases } from './history-phrases.js';
import { PERIOD_NAMES, periodName, periodOf } from './history-period.js';
import type { Period } from './history-period.js';

type End = 'from' | 'to';

interface Typed {
  readonly text: string;
  readonly problem?: string;
}

/** Chips for the days that show, and two fields for somebody's own. */
export class PeriodFilter {
  /** Whether the fields show, though no dates of one's own are chosen yet. */
  private isTyping = false;
  /** What is in the fields and is no date yet. */
  private typed: Partial<Record<End, Typed>> = {};

  constructor(
    private readonly host: LitElement,
    private readonly period: () => Period,
    private readonly onPeriod: (period: Period) => void,
  ) {}

  /** @param beside Stands at the end of the chips' line. */
  render(phrases: HistoryPhrases, beside: TemplateResult): TemplateResult {
    const { words, today } = phrases;
    const named = periodName(this.period(), today);
    const isOwn = this.isTyping || named === undefined;
    return html`
      <div class="filter-line">
      <div class="chips" role="group" aria-label=${words.t('history.periods')}>
        ${PERIOD_NAMES.map((name) =>
          chip(words.t(`history.${name}`), !isOwn && name === named, () => {
            this.leaveFields();
            this.onPeriod(periodOf(name, today));
          }),
        )}
        ${chip(words.t('history.dates'), isOwn, () => void this.openFields())}
      </div>
      ${beside}
      </div>
      ${isOwn ? this.renderFields(phrases) : nothing}
    `;
  }

  /** All days again, as the chip does. */
  showAll(): void {
    this.leaveFields();
    this.onPeriod({ from: null, to: null });
  }

  private renderFields(phrases: HistoryPhrases): TemplateResult {
    return html`<div
      class="dates"
      @keydown=${(event: KeyboardEvent) => {
        containKeys(event);
        if (event.key === 'Enter' && !event.isComposing) this.commit(phrases);
      }}
      @keypress=${containKeys}
      @keyup=${containKeys}
    >
      ${this.renderField('from', phrases)} ${this.renderField('to', phrases)}
    </div>`;
  }

  private renderField(end: End, phrases: HistoryPhrases): TemplateResult {
    const { words, today } = phrases;
    const order = dateOrder(words.locale);
    const stored = this.period()[end];
    const typed = this.typed[end];
    return textField({
      id: `period-${end}`,
      label: words.t(`history.${end}`),
      value: typed?.text ?? (stored === null ? '' : dateText(stored, order)),
      keys: 'numeric',
      leftToRight: true,
      help: words.t('history.dateHelp', { example: dateText(today, order) }),
      ...(typed?.problem ? { problem: typed.problem } : {}),
      onInput: (text) => {
        this.typed = { ...this.typed, [end]: { text } };
        this.host.requestUpdate();
      },
      onLeave: () => {
        this.commit(phrases);
      },
    });
  }

  /** Takes what is typed where both fields hold dates or nothing; says which does not. */
  private commit(phrases: HistoryPhrases): void {
    const { words, today } = phrases;
    if (!this.typed.from && !this.typed.to) return;
    const order = dateOrder(words.locale);
    const read = (end: End): string | null | undefined => {
      const typed = this.typed[end];
      if (!typed) return this.period()[end];
      if (typed.text.trim() === '') return null;
      return readDate(typed.text, { order, today, century: 'ahead' }) ?? undefined;
    };
    const [from, to] = [read('from'), read('to')];
    const wrong = words.t('history.dateWrong', { example: dateText(today, order) });
    if (from === undefined) this.refuse('from', wrong);
    if (to === undefined) this.refuse('to', wrong);
    if (from === undefined || to === undefined) return;
    if (from !== null && to !== null && from > to) return this.refuse('to', words.t('history.dateOrder'), dateText(to, order));
    this.typed = {};
    this.isTyping = true;
    this.onPeriod({ from, to });
    this.host.requestUpdate();
  }

  private refuse(end: End, problem: string, text = ''): void {
    this.typed = { ...this.typed, [end]: { text: this.typed[end]?.text ?? text, problem } };
    this.host.requestUpdate();
  }

  private async openFields(): Promise<void> {
    this.isTyping = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>('[id="period-from"]')?.focus();
  }

  private leaveFields(): void {
    this.isTyping = false;
    this.typed = {};
    this.host.requestUpdate();
  }
}

function chip(label: string, isChosen: boolean, onPress: () => void): TemplateResult {
  return html`<button class="chip" part=${isChosen ? 'chip chip-chosen' : 'chip'} type="button" aria-pressed=${isChosen ? 'true' : 'false'} @click=${onPress}>
    ${isChosen ? icon(check) : nothing}<bdi>${label}</bdi>
  </button>`;
}
