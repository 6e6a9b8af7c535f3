import type { Customer } from '../domain/customer.js';
import { RegularsError } from '../domain/errors.js';
import type { CustomerId } from '../domain/id.js';
import type { Attachment, SaleChange, SaleGuard, SaleOrigin } from '../domain/open-sale.js';
import { blocksSale, customerAlerts } from '../domain/status.js';
import { summaryOf } from '../domain/summary.js';
import { type ClientContext, nowOf, requireCashier, seesContacts, todayOf, viewOf } from './client-context.js';
import type { OpenSale } from './customer-client.js';
import { maskCustomer } from './mask-contacts.js';
import type { Topic } from './topics.js';
import { within } from './within.js';

/** A guard that has not answered by then refuses. */
const GUARD_PATIENCE_MS = 10_000;
/** Merges of merges: longer chains are a fault, not a family. */
const LONGEST_MERGE_CHAIN = 16;

/** One sale on this page. Changes come one after another, in the order they were asked for. */
export class LocalSale implements OpenSale {
  private attached: { customer: Customer; attachedAt: string; origin: SaleOrigin } | null = null;
  private readonly guards = new Set<SaleGuard>();
  private readonly storageKey: string;
  /** The last change asked for; the next waits for it. */
  private last: Promise<unknown>;

  constructor(
    readonly saleId: string,
    private readonly context: ClientContext,
    private readonly tell: (topics: readonly Topic[]) => void,
  ) {
    this.storageKey = `regulars:sale:${context.settings.database}:${saleId}`;
    this.last = this.restore();
  }

  get current(): Attachment | null {
    if (!this.attached) return null;
    const { customer, attachedAt, origin } = this.attached;
    const { settings } = this.context;
    return {
      customer: seesContacts(settings) ? customer : maskCustomer(customer),
      alerts: customerAlerts(customer, todayOf(settings), settings.shop),
      attachedAt,
      origin,
    };
  }

  attach(customerId: CustomerId, { origin = 'host' }: { readonly origin?: SaleOrigin } = {}): Promise<Attachment> {
    return this.next(async () => {
      const { settings, store } = this.context;
      requireCashier(settings);
      const customer = await this.find(customerId);
      if (!customer) throw new RegularsError('not-found', 'There is no such customer.');
      if (blocksSale(customer.status, settings.statusPolicy)) {
        const code = customer.status === 'banned' ? 'banned-customer' : 'inactive-customer';
        throw new RegularsError(code, 'Transactions cannot be made with this customer.');
      }
      await this.ask('attach', customer, origin);
      const attachment = this.put(customer, origin);
      // Being remembered as recent is no part of the sale: a full store does not stop it.
      await store.addRecent(customer.id).catch(() => undefined);
      return attachment;
    });
  }

  clear({ origin = 'host' }: { readonly origin?: SaleOrigin } = {}): Promise<void> {
    return this.next(async () => {
      if (!this.attached) return;
      await this.ask('clear', this.attached.customer, origin);
      this.set(null);
    });
  }

  guard(guard: SaleGuard): () => void {
    // The same function given twice is two guards.
    const own: SaleGuard = (change) => guard(change);
    this.guards.add(own);
    return () => this.guards.delete(own);
  }

  /** Follows what happened to the attached customer, here or in another tab. */
  follow(topics: readonly Topic[]): void {
    const id = this.attached?.customer.id;
    if (id !== undefined && topics.includes(`customer:${id}`)) void this.next(() => this.refresh(id)).catch(() => undefined);
  }

  private async refresh(id: CustomerId): Promise<void> {
    if (this.attached?.customer.id !== id) return;
    const customer = await this.find(id);
    if (!customer) this.set(null);
    else if (customer.id !== id) this.put(customer, 'sync');
    else this.set({ ...this.attached, customer });
  }

  private async restore(): Promise<void> {
    const id = kept(this.storageKey);
    if (!id) return;
    const customer = await this.find(id).catch(() => null);
    if (customer) this.put(customer, 'reload');
  }

  private next<T>(change: () => Promise<T>): Promise<T> {
    const done = this.last.catch(() => undefined).then(change);
    this.last = done;
    return done;
  }

  /** The customer, or who it was merged into. */
  private async find(customerId: CustomerId): Promise<Customer | null> {
    let id = customerId;
    for (let merges = 0; merges < LONGEST_MERGE_CHAIN; merges += 1) {
      const [row] = await this.context.store.use((store) => store.readCustomers([id]));
      if (!row || row.customer.deletedAt !== undefined) return null;
      if (row.customer.mergedInto === null) return row.customer;
      id = row.customer.mergedInto;
    }
    return null;
  }

  /** @throws {RegularsError} `refused-by-host`; its message is the guard's sentence, where it gave one. */
  private async ask(type: SaleChange['type'], customer: Customer, origin: SaleOrigin): Promise<void> {
    const { settings } = this.context;
    const change: SaleChange = { type, customerId: customer.id, summary: summaryOf(customer, viewOf(settings)), origin };
    const refused = (sentence?: string, cause?: unknown): RegularsError =>
      new RegularsError('refused-by-host', sentence ?? 'The host refused this change of the sale.', { cause: sentence ?? cause });
    for (const guard of this.guards) {
      const asked = Promise.resolve(change).then(guard);
      const answer = await within(settings.environment.clock, GUARD_PATIENCE_MS, asked, () => refused()).catch(
        (error: unknown) => {
          throw refused(undefined, error);
        },
      );
      if (answer !== true) throw refused(typeof answer === 'string' ? answer : undefined);
    }
  }

  private put(customer: Customer, origin: SaleOrigin): Attachment {
    const attachedAt = nowOf(this.context.settings);
    this.set({ customer, attachedAt, origin });
    return this.current ?? { customer, alerts: [], attachedAt, origin };
  }

  private set(attached: LocalSale['attached']): void {
    this.attached = attached;
    keep(this.storageKey, attached?.customer.id ?? null);
    this.tell([`sale:${this.saleId}`]);
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
