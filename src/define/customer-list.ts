import { CustomerListElement } from '../elements/customer-list/customer-list.js';
import { registerLater } from '../ui/tags.js';

CustomerListElement.define();
registerLater('customer-form', () => import('./customer-form.js'));

declare global {
  interface HTMLElementTagNameMap {
    'customer-list': CustomerListElement;
  }
}
