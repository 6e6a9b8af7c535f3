import './customer-account.js';
import './customer-search.js';
import { CustomerPanelElement } from '../elements/customer-panel/customer-panel.js';

CustomerPanelElement.define();

declare global {
  interface HTMLElementTagNameMap {
    'customer-panel': CustomerPanelElement;
  }
}
