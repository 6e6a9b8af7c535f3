import './customer-account.js';
import './customer-search.js';
import './sale-queue.js';
import './sync-status.js';
import { CustomerPanelElement } from '../elements/customer-panel/customer-panel.js';
import { registerLater } from '../ui/tags.js';

CustomerPanelElement.define();
registerLater('customer-list', () => import('./customer-list.js'));

declare global {
  interface HTMLElementTagNameMap {
    'customer-panel': CustomerPanelElement;
  }
}
