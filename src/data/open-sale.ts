import type { Customer } from '../domain/customer.js';
import type { CustomerId } from '../domain/id.js';
import type { Attachment, SaleGuard, SaleOrigin } from '../domain/open-sale.js';
import { customerAlerts } from '../domain/status.js';
import { type ClientContext, nowOf, seesContacts, todayOf } from './client-context.js';
import type { OpenSale } from './customer-client.js';
import { maskCustomer } from './mask-contacts.js';
import type { Topic } from './topics.js';

interface Attached {
  readonly customer: Customer;
  readonly attachedAt: string;
  readonly origin: SaleOrigin;
}

const changes = () => import('./sale-changes.js');

/** One sale on this page. Changes come one after another, in the order they were asked for. */
export class LocalSale implements OpenSale {
  /** Whoever may refuse a change. */
  readonly guards = new Set<SaleGuard>();

  private attached: Attached | null = null;
  private readonly storageKey: string;
  /** The last change asked for; the next waits for it. */
  private last: Promise<unknown>;

  constructor(
    readonly saleId: string,
    readonly context: ClientContext,
    private readonly tell: (topics: readonly Topic[]) => void,
  ) {
    this.storageKey = `regulars:sale:${context.settings.database}:${saleId}`;
    this.last = this.restore();
  }

  /** The customer attached, unmasked. */
  get customer(): Customer | null {
    return this.attached?.customer ?? null;
  }

  get current(): Attachment | null {
    if (!this.attached) return null;
    const { customer } = this.attached;
    const { settings } = this.context;
    return {
      ...this.attached,
      customer: seesContacts(settings) ? customer : maskCustomer(customer),
      alerts: customerAlerts(customer, todayOf(settings), settings.shop),
    };
  }

  attach(customerId: CustomerId, { origin = 'host' }: { readonly origin?: SaleOrigin } = {}): Promise<Attachment> {
    return this.next(async () => (await changes()).attachCustomer(this, customerId, origin));
  }

  clear({ origin = 'host' }: { readonly origin?: SaleOrigin } = {}): Promise<void> {
    return this.next(async () => (await changes()).clearCustomer(this, origin));
  }

  guard(guard: SaleGuard): () => void {
    // The same function given twice is two guards.
    const own: SaleGuard = (change) => guard(change);
    this.guards.add(own);
    return () => this.guards.delete(own);
  }

  /** Follows what happened to the attached customer, here or in another tab. */
  follow(topics: readonly Topic[]): void {
    const id = this.customer?.id;
    if (id !== undefined && topics.includes(`customer:${id}`)) {
      void this.next(async () => (await changes()).refreshCustomer(this, id)).catch(() => undefined);
    }
  }

  /** Puts a customer on the sale, or nobody, in place of who was on it. */
  put(customer: Customer | null, origin: SaleOrigin): void {
    this.set(customer && { customer, attachedAt: nowOf(this.context.settings), origin });
  }

  /** The attached customer as it is now: when and how it came stays. */
  renew(customer: Customer): void {
    if (this.attached) this.set({ ...this.attached, customer });
  }

  private set(attached: Attached | null): void {
    this.attached = attached;
    keep(this.storageKey, attached?.customer.id ?? null);
    this.tell([`sale:${this.saleId}`]);
  }

  private async restore(): Promise<void> {
    const id = kept(this.storageKey);
    if (id !== null) await (await changes()).restoreCustomer(this, id);
  }

  private next<T>(change: () => Promise<T>): Promise<T> {
    const done = this.last.catch(() => undefined).then(change);
    this.last = done;
    return done;
  }
}

/** Nothing in Node, nor where the browser forbids or fills it: the sale then lives as long as the page. */
function keep(key: string, id: CustomerId | null): void {
  try {
    if (id === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, id);
  } catch {
    // As above.
  }
}

function kept(key: string): CustomerId | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
