import { LoyaltyAdjustElement } from '../elements/loyalty-adjust/loyalty-adjust.js';
import { registerLater } from '../ui/tags.js';

LoyaltyAdjustElement.define();
registerLater('manager-pin', () => import('./manager-pin.js'));

declare global {
  interface HTMLElementTagNameMap {
    'loyalty-adjust': LoyaltyAdjustElement;
  }
}
