import type { CustomerId } from '../domain/id.js';
import type { SaleOrigin } from '../domain/open-sale.js';
import type { CustomerStatus } from '../domain/status.js';

/** What before-events of the sale tell: ids, never a name or contact. */
export interface SaleChangeNotice {
  readonly customerId: CustomerId;
  readonly initial: string;
  readonly status: CustomerStatus;
  readonly origin: SaleOrigin;
}

/** What both before-events have in common. */
abstract class SaleChangeEvent extends Event implements SaleChangeNotice {
  readonly customerId: CustomerId;
  readonly initial: string;
  readonly status: CustomerStatus;
  readonly origin: SaleOrigin;

  constructor(type: string, { customerId, initial, status, origin }: SaleChangeNotice) {
    super(type, { bubbles: true, composed: true, cancelable: true });
    this.customerId = customerId;
    this.initial = initial;
    this.status = status;
    this.origin = origin;
  }
}

/** Before one of our elements puts a customer on the sale. Cancel to refuse. */
export class CustomerAttachEvent extends SaleChangeEvent {
  constructor(notice: SaleChangeNotice) {
    super('customer-attach', notice);
  }
}

/** Before one of our elements takes the customer off the sale. Cancel to refuse. */
export class CustomerClearEvent extends SaleChangeEvent {
  constructor(notice: SaleChangeNotice) {
    super('customer-clear', notice);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'customer-attach': CustomerAttachEvent;
    'customer-clear': CustomerClearEvent;
  }
}
