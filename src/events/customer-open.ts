import type { CustomerId } from '../domain/id.js';

export interface CustomerOpening {
  /** Null for somebody new. */
  readonly customerId: CustomerId | null;
  readonly view: 'new' | 'edit' | 'history' | 'loyalty' | 'credit';
}

/** Before a view shows. Cancel to route to a page of your own. */
export class CustomerOpenEvent extends Event implements CustomerOpening {
  readonly customerId: CustomerId | null;
  readonly view: CustomerOpening['view'];

  constructor({ customerId, view }: CustomerOpening) {
    super('customer-open', { bubbles: true, composed: true, cancelable: true });
    this.customerId = customerId;
    this.view = view;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'customer-open': CustomerOpenEvent;
  }
}
