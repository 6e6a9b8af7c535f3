import './credit-badge.js';
import './loyalty-pill.js';
import { CustomerHistoryElement } from '../elements/customer-history/customer-history.js';
import { registerLater } from '../ui/tags.js';

CustomerHistoryElement.define();
registerLater('customer-form', () => import('./customer-form.js'));
registerLater('manager-pin', () => import('./manager-pin.js'));

declare global {
  interface HTMLElementTagNameMap {
    'customer-history': CustomerHistoryElement;
  }
}
