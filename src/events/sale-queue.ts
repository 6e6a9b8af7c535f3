import type { CustomerId, ParkedSaleId } from '../domain/id.js';
import type { Money } from '../domain/money.js';
import type { SaleOrigin } from '../domain/open-sale.js';

/** What events of the queue tell: ids, never a label or a cart. */
export interface QueueNotice {
  readonly parkedSaleId: ParkedSaleId;
  readonly customerId: CustomerId | null;
  readonly origin: SaleOrigin;
}

export interface ParkNotice extends QueueNotice {
  readonly itemCount: number;
  readonly total: Money;
}

/** What all events of the queue have in common. */
abstract class SaleQueueEvent extends Event implements QueueNotice {
  readonly parkedSaleId: ParkedSaleId;
  readonly customerId: CustomerId | null;
  readonly origin: SaleOrigin;

  constructor(type: string, { parkedSaleId, customerId, origin }: QueueNotice, cancelable: boolean) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.parkedSaleId = parkedSaleId;
    this.customerId = customerId;
    this.origin = origin;
  }
}

/** What both events of parking have in common. */
abstract class ParkEvent extends SaleQueueEvent implements ParkNotice {
  readonly itemCount: number;
  readonly total: Money;

  constructor(type: string, notice: ParkNotice, cancelable: boolean) {
    super(type, notice, cancelable);
    this.itemCount = notice.itemCount;
    this.total = notice.total;
  }
}

/** Before a sale is put into the queue. Cancel to refuse. */
export class SaleParkEvent extends ParkEvent {
  constructor(notice: ParkNotice) {
    super('sale-park', notice, true);
  }
}

/** A sale is in the queue: the write has committed. The cart is cleared next. */
export class SaleParkedEvent extends ParkEvent {
  constructor(notice: ParkNotice) {
    super('sale-parked', notice, false);
  }
}

/** Before a sale is claimed from the queue. Cancel to refuse. */
export class SaleResumeEvent extends SaleQueueEvent {
  constructor(notice: QueueNotice) {
    super('sale-resume', notice, true);
  }
}

/** A sale from the queue is on this register: its cart is put, its customer attached where that could be. */
export class SaleResumedEvent extends SaleQueueEvent {
  constructor(notice: QueueNotice) {
    super('sale-resumed', notice, false);
  }
}

/** A sale was removed from the queue: the write has committed. */
export class SaleRemoveEvent extends SaleQueueEvent {
  constructor(notice: QueueNotice) {
    super('sale-remove', notice, false);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'sale-park': SaleParkEvent;
    'sale-parked': SaleParkedEvent;
    'sale-resume': SaleResumeEvent;
    'sale-resumed': SaleResumedEvent;
    'sale-remove': SaleRemoveEvent;
  }
}
