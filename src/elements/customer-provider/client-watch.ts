import type { CustomerClient, OpenSale } from '../../context/customer-client-context.js';
import { initialOf } from '../../domain/customer-name.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import type { SaleChange, SaleOrigin } from '../../domain/open-sale.js';
import type { StoreStatus } from '../../domain/store-status.js';
import { CustomerChangeEvent } from '../../events/customer-change.js';
import { watchPage } from '../../ui/theme/page-watch.js';

/** Who is told what becomes of a sale and its store. */
export interface WatchObserver {
  /** Another state or error. */
  onStore(store: StoreStatus): void;
  onCustomerChange(event: CustomerChangeEvent): void;
  onFailure(error: RegularsError): void;
  /** What the page says of language or looks may be another. */
  onPage(): void;
}

/**
 * Tells of every change of who is on a sale, whoever made it, and of what goes wrong with the store.
 *
 * @returns Its end.
 */
export function watchClient(client: CustomerClient, sale: OpenSale, observer: WatchObserver): () => void {
  const stops = [
    watchSale(client, sale, (event) => observer.onCustomerChange(event)),
    watchStore(client, observer),
    watchPage(() => observer.onPage()),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function watchStore(client: CustomerClient, observer: WatchObserver): () => void {
  let told: StoreStatus | undefined;
  return client.watch(
    (reader) => reader.store,
    (store) => {
      // Its counts change with every customer saved; nobody here shows them.
      if (told?.state === store.state && told.error === store.error) return;
      if (store.error && store.error !== told?.error) observer.onFailure(store.error);
      told = store;
      observer.onStore(store);
    },
    (error) => observer.onFailure(error),
  );
}

function watchSale(client: CustomerClient, sale: OpenSale, tell: (event: CustomerChangeEvent) => void): () => void {
  let previousId: CustomerId | null = null;
  let asked: SaleChange | undefined;

  // A guard is asked before each change made here, so that it knows who wanted it; what no guard was asked for
  // came from elsewhere.
  const removeGuard = sale.guard((change) => {
    asked = change;
    return true;
  });
  const stop = client.watch(
    (reader) => reader.sale(sale.saleId).current,
    (attachment) => {
      const customer = attachment?.customer;
      const customerId = customer?.id ?? null;
      if (customerId === previousId) return;
      const clearedBy: SaleOrigin = asked?.type === 'clear' && asked.customerId === previousId ? asked.origin : 'sync';
      tell(
        new CustomerChangeEvent({
          customerId,
          initial: customer ? initialOf(customer.displayName) : null,
          status: customer?.status ?? null,
          previousId,
          origin: attachment?.origin ?? clearedBy,
        }),
      );
      previousId = customerId;
    },
  );
  return () => {
    stop();
    removeGuard();
  };
}
