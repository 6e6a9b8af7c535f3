import type { CustomerId } from '../domain/id.js';
import type { CustomerStatus } from '../domain/status.js';

/** A customer was saved: the write has committed. */
export class CustomerSaveEvent extends Event {
  readonly customerId: CustomerId;
  /** Whether the customer is new. */
  readonly created: boolean;

  constructor({ customerId, created }: { customerId: CustomerId; created: boolean }) {
    super('customer-save', { bubbles: true, composed: true });
    this.customerId = customerId;
    this.created = created;
  }
}

/** The *Active* checkbox has written a status. */
export class CustomerStatusEvent extends Event {
  readonly customerId: CustomerId;
  readonly status: CustomerStatus;

  constructor({ customerId, status }: { customerId: CustomerId; status: CustomerStatus }) {
    super('customer-status', { bubbles: true, composed: true });
    this.customerId = customerId;
    this.status = status;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'customer-save': CustomerSaveEvent;
    'customer-status': CustomerStatusEvent;
  }
}
