import { SaleQueueElement } from '../elements/sale-queue/sale-queue.js';

SaleQueueElement.define();

declare global {
  interface HTMLElementTagNameMap {
    'sale-queue': SaleQueueElement;
  }
}
