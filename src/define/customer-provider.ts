import { CustomerProviderElement } from '../elements/customer-provider/customer-provider.js';
import { registerLater } from '../ui/tags.js';

CustomerProviderElement.define();
registerLater('manager-pin', () => import('./manager-pin.js'));

declare global {
  interface HTMLElementTagNameMap {
    'customer-provider': CustomerProviderElement;
  }
}
