import type { Account } from '../domain/account.js';
import type { Customer } from '../domain/customer.js';
import type { CustomerId } from '../domain/id.js';
import type { Attachment, SaleGuard, SaleOrigin } from '../domain/open-sale.js';
import type { OpenSale } from './customer-client.js';
import type { StoreCore } from './store-core.js';
import { type Topic, topicsOfOne } from './topics.js';

/** Who is on a sale. */
export interface Attached {
  /** Unmasked. */
  readonly customer: Customer;
  /** Absent before the first entry. */
  readonly account?: Account | undefined;
  /** As the cashier who asks may see it. */
  readonly shown: () => Attachment;
}

/** One sale on this page. Changes come one after another, in the order they were asked for. */
export class LocalSale implements OpenSale {
  /** Whoever may refuse a change. */
  readonly guards = new Set<SaleGuard>();
  attached: Attached | null = null;
  /** Under which the browser keeps who is on it. */
  readonly storageKey: string;

  /** The last change asked for; the next waits for it. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly saleId: string,
    database: string,
    /** However long it takes. */
    private readonly core: Promise<StoreCore>,
    /** For one who does not wait for a line that is down. */
    private readonly loaded: () => Promise<StoreCore>,
    private readonly tell: (topics: readonly Topic[]) => void,
  ) {
    this.storageKey = `regulars:sale:${database}:${saleId}`;
    const id = kept(this.storageKey);
    if (id !== null) void this.restore(id).catch(() => undefined);
  }

  get current(): Attachment | null {
    return this.attached?.shown() ?? null;
  }

  attach(customerId: CustomerId, { origin = 'host' }: { readonly origin?: SaleOrigin } = {}): Promise<Attachment> {
    return this.next((core) => core.attach(this, customerId, origin));
  }

  clear({ origin = 'host' }: { readonly origin?: SaleOrigin } = {}): Promise<void> {
    return this.next((core) => core.clear(this, origin));
  }

  guard(guard: SaleGuard): () => void {
    // The same function given twice is two guards.
    const own: SaleGuard = (change) => guard(change);
    this.guards.add(own);
    return () => this.guards.delete(own);
  }

  /** Looks again at the attached customer where something happened to it, here or in another tab. */
  onChange(topics: readonly Topic[]): void {
    const id = this.attached?.customer.id;
    if (id !== undefined && topicsOfOne(id).some((topic) => topics.includes(topic)))
      this.follow((core) => core.refresh(this, id));
  }

  /** Puts a customer on the sale, or nobody, in place of who was on it. */
  put(attached: Attached | null): void {
    this.attached = attached;
    this.tell([`sale:${this.saleId}`]);
  }

  /** Puts back who was on it: again where the store is found only later, unless the sale has become another's by then. */
  private async restore(id: CustomerId): Promise<void> {
    const restore = async (core: StoreCore): Promise<void> => {
      if (kept(this.storageKey) === id) await core.restore(this, id);
    };
    try {
      await this.next(restore);
    } catch {
      const { store } = await this.core;
      await store.ready;
      await this.next(restore);
    }
  }

  /** A change that nobody asked for and nobody waits for. */
  private follow(change: (core: StoreCore) => Promise<void>): void {
    this.next(change).catch(() => undefined);
  }

  private next<T>(change: (core: StoreCore) => Promise<T>): Promise<T> {
    const done = this.last.then(this.loaded).then(change);
    this.last = done.catch(() => undefined);
    return done;
  }
}

/** Null too in Node, and where the browser forbids it: the sale then lives as long as the page. */
function kept(key: string): CustomerId | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
