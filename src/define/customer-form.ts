import './credit-badge.js';
import { CustomerFormElement } from '../elements/customer-form/customer-form.js';

CustomerFormElement.define();

declare global {
  interface HTMLElementTagNameMap {
    'customer-form': CustomerFormElement;
  }
}
