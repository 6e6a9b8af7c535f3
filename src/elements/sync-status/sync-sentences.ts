import { errorSentence } from '../../context/error-sentence.js';
import type { LocalizeController } from '../../context/localize-controller.js';
import type { Customer } from '../../domain/customer.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { formatMoney } from '../../domain/money.js';
import type { Mutation } from '../../domain/mutation.js';
import type { QueuedMutation, SyncStatus } from '../../domain/sync-status.js';
import type { CommonWords } from '../../ui/i18n/common/en.js';
import { isolated } from '../../ui/i18n/isolated.js';
import { syncEn } from '../../ui/i18n/sync/en.js';
import type { SyncWords } from '../../ui/i18n/sync/en.js';
import { customerOf } from './sync-outbox.js';

export type SyncLocalize = LocalizeController<SyncWords>;
type Names = ReadonlyMap<CustomerId, string>;
type Why = keyof SyncWords & `sync.why.${string}`;

const MINUTE_MS = 60_000;

/** Says what a change was, why it was refused and what is wrong with this register, in the words of a cashier. */
export class SyncSentences {
  constructor(
    private readonly localize: SyncLocalize,
    private readonly common: LocalizeController<CommonWords>,
  ) {}

  /** What a change was, such as *Points for Ann: +50*. */
  what({ mutation }: Pick<QueuedMutation, 'mutation'>, names: Names): string {
    return isolated(this.plainWhat(mutation, names));
  }

  /** Why it was refused. A code that is the vendor's own has only the vendor's words. */
  why({ code, message, mutation }: QueuedMutation): string {
    if (code === 'id-reused' && mutation.kind === 'customer-import') return this.localize.t('sync.why.known-otherwise');
    const key = `sync.why.${code ?? ''}`;
    if (isWhy(key)) return this.localize.t(key as 'sync.why.stale');
    return message
      ? isolated(this.localize.t('sync.why.said', { message: isolated(message) }))
      : this.localize.t('sync.why.other');
  }

  /** Why the cashier's own answer to it could not be had. */
  ofFailure(error: RegularsError): string {
    if (error.code === 'not-found') return this.localize.t('sync.failed.gone');
    if (error.code === 'is-fact') return this.localize.t('sync.failed.fact');
    return errorSentence(this.common, error);
  }

  /** What somebody has to look after, one sentence each. */
  warnings({ warnings, clockSkewMs }: SyncStatus): string[] {
    const { localize } = this;
    const time = lengthOf(Math.abs(clockSkewMs), localize.locale);
    return warnings.map((warning) => {
      if (warning !== 'clock-skew') return localize.t(`sync.warn.${warning}`);
      return localize.t(clockSkewMs > 0 ? 'sync.warn.clock-behind' : 'sync.warn.clock-ahead', { time });
    });
  }

  private plainWhat(mutation: Mutation, names: Names): string {
    const { localize } = this;
    const name = this.nameIn(mutation, names);
    switch (mutation.kind) {
      case 'customer-save':
        return localize.t(mutation.seen === null ? 'sync.what.new' : 'sync.what.customer-save', { name });
      case 'customer-type':
      case 'customer-status':
      case 'customer-merge':
      case 'history-adopt':
      case 'consent-append':
      case 'conflict-resolve':
      case 'identity-document-save':
      case 'identity-document-remove':
        return localize.t(`sync.what.${mutation.kind}`, { name });
      case 'customer-import':
        return this.imported(mutation.customers);
      case 'loyalty-append':
        return localize.t('sync.what.loyalty-append', { name, points: this.signed(mutation.entry.points) });
      case 'store-credit-append':
        return localize.t('sync.what.store-credit-append', { name, amount: this.money(mutation.entry.amount) });
      case 'sale-record':
        return localize.t('sync.what.sale-record', { name, ...this.figuresOf(mutation.sale) });
      case 'refund-record':
        return localize.t('sync.what.refund-record', { name, ...this.figuresOf(mutation.refund) });
      case 'parked-sale-park':
        return localize.t('sync.what.parked-sale-park', { name: isolated(mutation.parkedSale.label) });
      default:
        return this.whatElse(mutation.kind);
    }
  }

  /** One alone by the name in the file, whatever the server calls them. */
  private imported(customers: readonly Pick<Customer, 'displayName'>[]): string {
    const [first, second] = customers;
    if (!first?.displayName || second) return this.localize.t('sync.what.customer-import', { count: customers.length });
    return this.localize.t('sync.what.imported', { name: isolated(first.displayName) });
  }

  private whatElse(kind: string): string {
    const key = `sync.what.${kind}`;
    // A later release of ours may have left a kind in the outbox that this one does not know.
    return this.localize.t(key in syncEn ? (key as 'sync.what.other') : 'sync.what.other');
  }

  private nameIn(mutation: Mutation, names: Names): string {
    const name = names.get(customerOf(mutation) ?? '');
    return name === undefined ? this.localize.t('sync.somebody') : isolated(name);
  }

  private figuresOf({ number, totalMinor, currency }: { number: string; totalMinor: number; currency: string }) {
    return { number: isolated(number), amount: this.money({ amountMinor: totalMinor, currency }) };
  }

  private money(amount: Parameters<typeof formatMoney>[0]): string {
    return isolated(formatMoney(amount, this.localize.locale));
  }

  private signed(points: number): string {
    return isolated(new Intl.NumberFormat(this.localize.locale, { signDisplay: 'exceptZero' }).format(points));
  }
}

/** In the unit somebody would say it in. */
function lengthOf(ms: number, locale: string): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  const [unit, size] = minutes < 2 * 60 ? ['minute', 1] : minutes < 2 * 24 * 60 ? ['hour', 60] : ['day', 24 * 60];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(minutes / size));
}

function isWhy(key: string): key is Why {
  return key in syncEn && key !== 'sync.why.said' && key !== 'sync.why.other';
}
