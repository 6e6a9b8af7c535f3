import { LoyaltyPillElement } from '../elements/loyalty-pill/loyalty-pill.js';
import { registerLater } from '../ui/tags.js';

LoyaltyPillElement.define();
registerLater('loyalty-adjust', () => import('./loyalty-adjust.js'));

declare global {
  interface HTMLElementTagNameMap {
    'loyalty-pill': LoyaltyPillElement;
  }
}
