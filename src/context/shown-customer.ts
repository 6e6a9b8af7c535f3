import { isId } from '../domain/id.js';
import type { CustomerId } from '../domain/id.js';
import { SaleController } from './sale-controller.js';
import type { SaleElement } from './sale-controller.js';

/** An element that shows one customer. */
export interface CustomerShowingElement extends SaleElement {
  readonly customerId: CustomerId | null;
}

/** Whose customer an element shows: that of its `customer-id`, else the one on the sale, live. */
export class ShownCustomer {
  private readonly sale: SaleController;

  constructor(private readonly host: CustomerShowingElement) {
    this.sale = new SaleController(host);
  }

  /** Null where there is nobody to show, and where `customer-id` is no id. */
  get id(): CustomerId | null {
    const { customerId } = this.host;
    if (customerId !== null && customerId !== '') return isId(customerId) ? customerId : null;
    return this.sale.attachment?.customer.id ?? null;
  }

  /** Whether `customer-id` is something else than an id. */
  get isWrong(): boolean {
    const { customerId } = this.host;
    return customerId !== null && customerId !== '' && !isId(customerId);
  }
}
