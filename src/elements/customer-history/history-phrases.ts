import type { LocalizeController } from '../../context/localize-controller.js';
import { localDateOf } from '../../domain/clock.js';
import type { LocalDate, Timestamp } from '../../domain/clock.js';
import type { Reason } from '../../domain/ledger.js';
import type { LoyaltyEntry } from '../../domain/loyalty.js';
import { fractionDigits } from '../../domain/money.js';
import type { Money } from '../../domain/money.js';
import type { StoreCreditEntry } from '../../domain/store-credit.js';
import type { AdjustWords } from '../../ui/i18n/adjust/en.js';
import type { HistoryWords } from '../../ui/i18n/history/en.js';
import { addDays } from './history-period.js';

/** Reasons that a cashier is offered where the host has no list. */
const OWN_REASONS = ['goodwill', 'correction', 'promotion', 'other'] as const;

export type HistoryLocalize = LocalizeController<HistoryWords>;

/** Says days, times, figures and causes of a history in the words of a language. */
export class HistoryPhrases {
  readonly today: LocalDate;

  constructor(
    readonly words: HistoryLocalize,
    /** Of the merchant: whose days these are. */
    readonly timeZone: string,
    now: number,
    private readonly reasons: readonly Reason[],
    private readonly adjustWords: LocalizeController<AdjustWords>,
  ) {
    this.today = localDateOf(now, timeZone);
  }

  /** `Today`, `Yesterday`, or the whole date. */
  day(date: LocalDate): string {
    if (date === this.today) return this.words.t('history.today');
    if (date === addDays(this.today, -1)) return this.words.t('history.yesterday');
    return this.dateFormat({ dateStyle: 'full' }).format(Date.parse(date));
  }

  /** Which day that was where the shop is. */
  dayOf(at: Timestamp): LocalDate {
    return localDateOf(Date.parse(at), this.timeZone);
  }

  date(date: LocalDate): string {
    return this.dateFormat({ dateStyle: 'medium' }).format(Date.parse(date));
  }

  month(date: LocalDate, width: 'short' | 'long'): string {
    return this.dateFormat(width === 'short' ? { month: 'short' } : { month: 'long', year: 'numeric' }).format(Date.parse(date));
  }

  time(at: Timestamp): string {
    return new Intl.DateTimeFormat(this.words.locale, { timeStyle: 'short', timeZone: this.timeZone }).format(Date.parse(at));
  }

  points(points: number): string {
    return this.words.t('history.points', { count: points });
  }

  number(value: number, sign: 'auto' | 'exceptZero' = 'auto'): string {
    return new Intl.NumberFormat(this.words.locale, { signDisplay: sign }).format(value);
  }

  money({ amountMinor, currency }: Money, sign: 'auto' | 'exceptZero' = 'auto'): string {
    const format = new Intl.NumberFormat(this.words.locale, { style: 'currency', currency, signDisplay: sign });
    return format.format(amountMinor / 10 ** fractionDigits(currency));
  }

  /** What happened, in words. */
  type({ type, ...entry }: LoyaltyEntry | StoreCreditEntry): string {
    if (type !== 'adjust') return this.words.t(`history.type.${type}`);
    return this.words.t('points' in entry && entry.points < 0 ? 'history.type.adjust-remove' : 'history.type.adjust-add');
  }

  /** Free words where somebody typed some, else those of the host's list, else ours; the code where nobody has any. */
  reason(reason: Reason | null): string {
    if (reason === null) return '';
    const { code, text } = reason;
    const known = OWN_REASONS.find((own) => own === code);
    const listed = this.reasons.find((each) => each.code === code)?.text;
    return text ?? listed ?? (known ? this.adjustWords.t(`adjust.reason.${known}`) : code);
  }

  /** A date without time has no zone: read and said in UTC, it stays the day it is. */
  private dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.words.locale, { ...options, timeZone: 'UTC' });
  }
}
