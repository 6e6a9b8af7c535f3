import { CustomerSearchElement } from '../elements/customer-search/customer-search.js';
import { registerLater } from '../ui/tags.js';

CustomerSearchElement.define();
registerLater('customer-form', () => import('./customer-form.js'));

declare global {
  interface HTMLElementTagNameMap {
    'customer-search': CustomerSearchElement;
  }
}
