import { CreditBadgeElement } from '../elements/credit-badge/credit-badge.js';
import { registerLater } from '../ui/tags.js';

CreditBadgeElement.define();
registerLater('credit-adjust', () => import('./credit-adjust.js'));

declare global {
  interface HTMLElementTagNameMap {
    'credit-badge': CreditBadgeElement;
  }
}
