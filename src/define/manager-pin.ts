import { ManagerPinElement } from '../elements/manager-pin/manager-pin.js';

ManagerPinElement.define();

declare global {
  interface HTMLElementTagNameMap {
    'manager-pin': ManagerPinElement;
  }
}
