import type { CustomerClient, OpenSale } from '../../context/customer-client-context.js';
import { initialOf } from '../../domain/customer-name.js';
import type { CustomerId } from '../../domain/id.js';
import type { SaleChange, SaleOrigin } from '../../domain/open-sale.js';
import { CustomerChangeEvent } from '../../events/customer-change.js';

/**
 * Tells of every change of who is on a sale, whoever made it.
 *
 * @returns Its end.
 */
export function watchSale(client: CustomerClient, sale: OpenSale, tell: (event: CustomerChangeEvent) => void): () => void {
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
