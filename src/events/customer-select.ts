import type { CustomerId } from '../domain/id.js';
import type { CustomerStatus } from '../domain/status.js';

export interface CustomerSelection {
  readonly customerId: CustomerId;
  /** First letter of the name, empty where it has none. */
  readonly initial: string;
  readonly status: CustomerStatus;
  /** Where the row came from. */
  readonly source: 'local' | 'remote';
}

/** A row was chosen. Cancel to do something else than putting the customer on the sale, or opening it. */
export class CustomerSelectEvent extends Event implements CustomerSelection {
  readonly customerId: CustomerId;
  readonly initial: string;
  readonly status: CustomerStatus;
  readonly source: 'local' | 'remote';

  constructor({ customerId, initial, status, source }: CustomerSelection) {
    super('customer-select', { bubbles: true, composed: true, cancelable: true });
    this.customerId = customerId;
    this.initial = initial;
    this.status = status;
    this.source = source;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'customer-select': CustomerSelectEvent;
  }
}
