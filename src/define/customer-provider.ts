import { CustomerProviderElement } from '../elements/customer-provider/customer-provider.js';

CustomerProviderElement.define();

declare global {
  interface HTMLElementTagNameMap {
    'customer-provider': CustomerProviderElement;
  }
}
