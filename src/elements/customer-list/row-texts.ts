import { customerTypeName } from '../../context/customer-type-name.js';
import type { LocalizeController } from '../../context/localize-controller.js';
import type { CustomerClientSettings } from '../../domain/client-options.js';
import type { CustomerRow } from '../../domain/customer-query.js';
import { fractionDigits } from '../../domain/money.js';
import type { Money } from '../../domain/money.js';
import { nationalPhone } from '../../domain/national-phone.js';
import type { CommonWords } from '../../ui/i18n/common/en.js';
import type { FormWords } from '../../ui/i18n/form/en.js';
import { isolated } from '../../ui/i18n/isolated.js';
import type { ListWords } from '../../ui/i18n/list/en.js';

/** What a row says, in the language of the list. */
export interface RowTexts {
  readonly phone: string;
  readonly email: string;
  readonly type: string;
  /** Empty where there are none, as is the credit: most customers have neither. */
  readonly points: string;
  readonly credit: string;
  readonly status: string;
  /** The worst that is to be known besides the status. */
  readonly alert: string;
}

export interface RowSpeech {
  readonly words: LocalizeController<ListWords>;
  readonly common: LocalizeController<CommonWords>;
  readonly form: LocalizeController<FormWords>;
}

/** Makes the texts of rows once, not in each frame that shows them: dates, money and plurals are dear to write. */
export class RowWriter {
  private texts = new WeakMap<CustomerRow, RowTexts>();
  private locale = '';
  private sample = '';
  private settings: CustomerClientSettings | undefined;
  private messages: object | undefined;
  private readonly formats = new Map<string, (amountMinor: number) => string>();

  constructor(private readonly speech: RowSpeech) {}

  /** Forgets what was written in other words: of another language, before those of this one came, or not the host's own. */
  use(settings: CustomerClientSettings | undefined, messages: object | undefined): void {
    const { words } = this.speech;
    const { locale } = words;
    // A language comes whole, so that one word of it tells.
    const sample = words.t('list.inactive');
    const isSame = settings === this.settings && messages === this.messages && sample === this.sample && locale === this.locale;
    if (isSame) return;
    if (locale !== this.locale) this.formats.clear();
    Object.assign(this, { locale, sample, settings, messages });
    this.texts = new WeakMap();
  }

  textsOf(row: CustomerRow): RowTexts {
    let texts = this.texts.get(row);
    if (!texts) {
      texts = this.write(row);
      this.texts.set(row, texts);
    }
    return texts;
  }

  typeName(id: string): string {
    return customerTypeName(id, this.settings?.customerTypes ?? [], this.speech.form);
  }

  private write({ customer, points, storeCredit }: CustomerRow): RowTexts {
    const { words, common } = this.speech;
    const { phone, email, customerType, status, alerts } = customer;
    const alert = alerts.find((one) => one !== 'inactive' && one !== 'banned');
    return {
      phone: phone === null ? '' : nationalPhone(phone, this.settings?.country ?? ''),
      email: email ?? '',
      type: this.typeName(customerType),
      points: points === 0 ? '' : isolated(words.t('list.pointsOf', { points })),
      credit: storeCredit.map((money) => isolated(this.money(money))).join(' · '),
      status: words.t(status === 'inactive' || status === 'banned' ? `list.${status}` : 'list.active'),
      alert: alert ? common.t(`alert.${alert}`) : '',
    };
  }

  private money({ amountMinor, currency }: Money): string {
    let write = this.formats.get(currency);
    if (!write) {
      const format = new Intl.NumberFormat(this.locale, { style: 'currency', currency });
      const unit = 10 ** fractionDigits(currency);
      write = (amount) => format.format(amount / unit);
      this.formats.set(currency, write);
    }
    return write(amountMinor);
  }
}
