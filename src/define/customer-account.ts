import './credit-badge.js';
import './loyalty-pill.js';
import { CustomerAccountElement } from '../elements/customer-account/customer-account.js';
import { registerLater } from '../ui/tags.js';

CustomerAccountElement.define();
registerLater('customer-form', () => import('./customer-form.js'));
registerLater('customer-history', () => import('./customer-history.js'));

declare global {
  interface HTMLElementTagNameMap {
    'customer-account': CustomerAccountElement;
  }
}
