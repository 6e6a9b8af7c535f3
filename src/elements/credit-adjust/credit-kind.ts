import { AdjustDesk } from '../../context/adjust/adjust-desk.js';
import type { AdjustingElement, DeskTools } from '../../context/adjust/adjust-desk.js';
import type {
  Adjusted,
  AdjustBalance,
  Adjustment,
  AdjustKind,
  AdjustWay,
  FigureBounds,
  FigureProblem,
} from '../../context/adjust/adjust-kind.js';
import { LARGEST_FIGURE } from '../../context/adjust/adjust-kind.js';
import type { CustomerClient, CustomerReader } from '../../context/customer-client-context.js';
import { LocalizeController } from '../../context/localize-controller.js';
import type { CustomerClientSettings } from '../../domain/client-options.js';
import type { Grant } from '../../domain/grant.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { Reason } from '../../domain/ledger.js';
import { formatMoney, fractionDigits, parseMoney } from '../../domain/money.js';
import { StoreCreditAdjustEvent } from '../../events/store-credit-adjust.js';
import { creditWords } from '../../ui/i18n/credit/en.js';
import type { CreditWords } from '../../ui/i18n/credit/en.js';

/** An element that adjusts store credit. */
export interface CreditAdjusting extends AdjustingElement {
  /** ISO 4217; the register's where not given. */
  readonly currency?: string | undefined;
}

/** Store credit in one currency, as it is adjusted: figures are minor units. */
export class CreditKind implements AdjustKind {
  readonly permission = 'credit';
  readonly actions = { give: 'credit-issue', take: 'credit-use' } as const;

  private readonly words: LocalizeController<CreditWords>;

  constructor(private readonly host: CreditAdjusting) {
    this.words = new LocalizeController(host, creditWords);
  }

  get unit(): string {
    const { currency } = this.host;
    if (currency !== undefined && /^[A-Z]{3}$/.test(currency)) return currency;
    return this.host.link.client?.options.currency ?? 'USD';
  }

  get chips(): readonly number[] {
    const digits = fractionDigits(this.unit);
    // Where there are no cents, what is paid runs to thousands.
    const scale = digits === 0 ? 100 : 10 ** digits;
    return [5 * scale, 10 * scale, 20 * scale];
  }

  async read(reader: CustomerReader | CustomerClient, customerId: CustomerId): Promise<AdjustBalance> {
    const { unit } = this;
    const balances = await reader.storeCredit.balance(customerId);
    const balance = balances.find(({ amount }) => amount.currency === unit);
    return { amount: balance?.amount.amountMinor ?? 0, spendable: balance?.spendable.amountMinor ?? 0 };
  }

  async write(client: CustomerClient, { id, customerId, way, figure, reason, grant }: Adjustment): Promise<Id> {
    const amount = { amountMinor: figure, currency: this.unit };
    const credit = { id, customerId, amount, reason, ...(grant && { grant }) };
    const entry = await (way === 'give' ? client.storeCredit.issue(credit) : client.storeCredit.use(credit));
    return entry.id;
  }

  tell({ customerId, entryId, figure, balance }: Adjusted): void {
    const currency = this.unit;
    this.host.dispatchEvent(
      new StoreCreditAdjustEvent({
        customerId,
        entryId,
        amount: { amountMinor: figure, currency },
        balance: { amountMinor: balance, currency },
      }),
    );
  }

  reasons({ storeCredit }: CustomerClientSettings): readonly Reason[] | undefined {
    return storeCredit.reasons;
  }

  mayOverdraw(): boolean {
    return false;
  }

  limitOf({ limit }: Grant): number | null {
    return limit?.amountMinor ?? null;
  }

  parse(text: string): number | null {
    return parseMoney(text, this.unit, this.words.locale)?.amountMinor ?? null;
  }

  typed(figure: number): string {
    const digits = fractionDigits(this.unit);
    return new Intl.NumberFormat(this.words.locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    }).format(figure / 10 ** digits);
  }

  /** Fills from the right: 1, 4, 5, 0 is 14.50. */
  pressed(text: string, digits: string): string {
    const before = this.parse(text) ?? 0;
    if (digits !== '') {
      const figure = before * 10 ** digits.length + Number(digits);
      // A digit too many is not taken: it would push the others out of sight.
      return figure > LARGEST_FIGURE ? text : this.typed(figure);
    }
    const rest = Math.trunc(before / 10);
    return rest === 0 ? '' : this.typed(rest);
  }

  format(figure: number): string {
    return formatMoney({ amountMinor: figure, currency: this.unit }, this.words.locale);
  }

  get title(): string {
    return this.words.t('credit.title');
  }

  tile(way: AdjustWay): string {
    return this.words.t(way === 'give' ? 'credit.issue' : 'credit.use');
  }

  submit(way: AdjustWay): string {
    return this.words.t(way === 'give' ? 'credit.submitIssue' : 'credit.submitUse');
  }

  get fieldLabel(): string {
    return `${this.words.t('credit.amount')} (${this.unit})`;
  }

  willBe(before: number, after: number): string {
    return this.words.t('credit.willBe', { before: this.format(before), after: this.format(after) });
  }

  problem(problem: FigureProblem, { spendable, limit }: FigureBounds): string {
    const { words } = this;
    switch (problem) {
      case 'required':
        return words.t('credit.required');
      case 'unreadable':
        return words.t('credit.unreadable', { example: this.typed(1450) });
      case 'too-large':
        return words.t('credit.tooLarge');
      case 'not-enough':
        return spendable > 0 ? words.t('credit.notEnough', { amount: this.format(spendable) }) : words.t('credit.none');
      case 'over-limit':
        return words.t('credit.overLimit', { amount: this.format(limit ?? 0) });
    }
  }

  offer(figure: number): string {
    return this.words.t('credit.offer', { amount: this.format(figure) });
  }

  saved({ figure, balance }: Adjusted): string {
    const amount = this.format(Math.abs(figure));
    return this.words.t(figure > 0 ? 'credit.issued' : 'credit.used', { amount, balance: this.format(balance) });
  }
}

/** All that shows of *Issue* and *Use store credit*. */
export function creditDesk(host: CreditAdjusting, tools: DeskTools): AdjustDesk {
  return new AdjustDesk(host, new CreditKind(host), tools);
}
