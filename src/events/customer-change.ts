import type { CustomerId } from '../domain/id.js';
import type { SaleOrigin } from '../domain/open-sale.js';
import type { CustomerStatus } from '../domain/status.js';

export interface CustomerChange {
  /** Null when nobody is on the sale any more. */
  readonly customerId: CustomerId | null;
  readonly initial: string | null;
  readonly status: CustomerStatus | null;
  /** Who was on it before. */
  readonly previousId: CustomerId | null;
  readonly origin: SaleOrigin;
}

/** On the provider, after the customer of its sale changed, whoever did it. */
export class CustomerChangeEvent extends Event implements CustomerChange {
  readonly customerId: CustomerId | null;
  readonly initial: string | null;
  readonly status: CustomerStatus | null;
  readonly previousId: CustomerId | null;
  readonly origin: SaleOrigin;

  constructor({ customerId, initial, status, previousId, origin }: CustomerChange) {
    super('customer-change', { bubbles: true, composed: true });
    this.customerId = customerId;
    this.initial = initial;
    this.status = status;
    this.previousId = previousId;
    this.origin = origin;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'customer-change': CustomerChangeEvent;
  }
}
