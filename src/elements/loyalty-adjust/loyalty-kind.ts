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
import type { CustomerClient, CustomerReader } from '../../context/customer-client-context.js';
import { LocalizeController } from '../../context/localize-controller.js';
import type { CustomerClientSettings } from '../../domain/client-options.js';
import { foldDigits } from '../../domain/digits.js';
import type { Grant } from '../../domain/grant.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { Reason } from '../../domain/ledger.js';
import { LoyaltyAdjustEvent } from '../../events/loyalty-adjust.js';
import { loyaltyWords } from '../../ui/i18n/loyalty/en.js';
import type { LoyaltyWords } from '../../ui/i18n/loyalty/en.js';

/** Points, as they are adjusted. */
export class LoyaltyKind implements AdjustKind {
  readonly permission = 'loyalty';
  readonly unit = 'points';
  readonly actions = { give: 'loyalty-add', take: 'loyalty-remove' } as const;
  readonly chips = [10, 50, 100];

  private readonly words: LocalizeController<LoyaltyWords>;

  constructor(private readonly host: AdjustingElement) {
    this.words = new LocalizeController(host, loyaltyWords);
  }

  read(reader: CustomerReader | CustomerClient, customerId: CustomerId): Promise<AdjustBalance> {
    return reader.loyalty.balance(customerId);
  }

  async write(client: CustomerClient, { id, customerId, way, figure, reason, grant }: Adjustment): Promise<Id> {
    const points = way === 'give' ? figure : -figure;
    const entry = await client.loyalty.adjust({ id, customerId, points, reason, ...(grant && { grant }) });
    return entry.id;
  }

  tell({ customerId, entryId, figure, balance }: Adjusted): void {
    this.host.dispatchEvent(new LoyaltyAdjustEvent({ customerId, entryId, points: figure, balance }));
  }

  reasons({ loyalty }: CustomerClientSettings): readonly Reason[] | undefined {
    return loyalty.reasons;
  }

  mayOverdraw({ loyalty }: CustomerClientSettings): boolean {
    return loyalty.allowNegative === true;
  }

  limitOf({ limit }: Grant): number | null {
    return limit?.points ?? null;
  }

  parse(text: string): number | null {
    const digits = foldDigits(text).trim();
    return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
  }

  typed(figure: number): string {
    return String(figure);
  }

  pressed(text: string, digits: string): string {
    if (digits === '') return text.slice(0, -1);
    const before = this.parse(text) ?? 0;
    return before === 0 ? String(Number(digits)) : `${String(before)}${digits}`;
  }

  format(figure: number): string {
    return new Intl.NumberFormat(this.words.locale).format(figure);
  }

  get title(): string {
    return this.words.t('loyalty.title');
  }

  tile(way: AdjustWay): string {
    return this.words.t(way === 'give' ? 'loyalty.add' : 'loyalty.remove');
  }

  submit(way: AdjustWay): string {
    return this.words.t(way === 'give' ? 'loyalty.submitAdd' : 'loyalty.submitRemove');
  }

  get fieldLabel(): string {
    return this.words.t('loyalty.number');
  }

  willBe(before: number, after: number): string {
    return this.words.t('loyalty.willBe', { before, after });
  }

  problem(problem: FigureProblem, { spendable, limit }: FigureBounds): string {
    const { words } = this;
    switch (problem) {
      case 'required':
        return words.t('loyalty.required');
      case 'unreadable':
        return words.t('loyalty.unreadable');
      case 'too-large':
        return words.t('loyalty.tooLarge');
      case 'not-enough':
        return spendable > 0 ? words.t('loyalty.notEnough', { points: spendable }) : words.t('loyalty.none');
      case 'over-limit':
        return words.t('loyalty.overLimit', { points: limit ?? 0 });
    }
  }

  offer(points: number): string {
    return this.words.t('loyalty.offer', { points });
  }

  saved({ figure, balance }: Adjusted): string {
    return this.words.t(figure > 0 ? 'loyalty.added' : 'loyalty.removed', { points: Math.abs(figure), balance });
  }
}

/** All that shows of *Add* and *Remove Loyalty Points*. */
export function loyaltyDesk(host: AdjustingElement, tools: DeskTools): AdjustDesk {
  return new AdjustDesk(host, new LoyaltyKind(host), tools);
}
