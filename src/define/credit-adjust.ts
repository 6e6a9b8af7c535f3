import { CreditAdjustElement } from '../elements/credit-adjust/credit-adjust.js';
import { registerLater } from '../ui/tags.js';

CreditAdjustElement.define();
registerLater('manager-pin', () => import('./manager-pin.js'));

declare global {
  interface HTMLElementTagNameMap {
    'credit-adjust': CreditAdjustElement;
  }
}
