import { CreditAdjustElement } from '../../src/elements/credit-adjust/credit-adjust.js';
import { CreditBadgeElement } from '../../src/elements/credit-badge/credit-badge.js';
import { CustomerAccountElement } from '../../src/elements/customer-account/customer-account.js';
import { CustomerFormElement } from '../../src/elements/customer-form/customer-form.js';
import { CustomerListElement } from '../../src/elements/customer-list/customer-list.js';
import { CustomerHistoryElement } from '../../src/elements/customer-history/customer-history.js';
import { CustomerPanelElement } from '../../src/elements/customer-panel/customer-panel.js';
import type { CustomerProviderElement } from '../../src/elements/customer-provider/customer-provider.js';
import { CustomerSearchElement } from '../../src/elements/customer-search/customer-search.js';
import { LoyaltyAdjustElement } from '../../src/elements/loyalty-adjust/loyalty-adjust.js';
import { LoyaltyPillElement } from '../../src/elements/loyalty-pill/loyalty-pill.js';
import { ManagerPinElement } from '../../src/elements/manager-pin/manager-pin.js';
import { SaleQueueElement } from '../../src/elements/sale-queue/sale-queue.js';
import { SyncStatusElement } from '../../src/elements/sync-status/sync-status.js';
import '../../src/define.js';
import { TestCart } from '../support/test-cart.js';
import { addCustomers, clientOf } from '../support/harness/register-page.js';
import { elementContract } from './element-contract.js';

elementContract({ elementClass: CustomerSearchElement, spanish: /Buscar un cliente/, control: 'input' });
elementContract({ elementClass: CustomerAccountElement, spanish: /[Cc]liente/ });
elementContract({ elementClass: CustomerFormElement, spanish: /Nombre|Guardar|Cargando/, control: 'input' });
elementContract({ elementClass: CustomerListElement, spanish: /Cliente nuevo/, control: 'button' });
elementContract({ elementClass: CustomerPanelElement, spanish: /[Cc]liente/, control: 'button' });
elementContract({
  elementClass: SaleQueueElement,
  spanish: /Cola de ventas/,
  control: 'button',
  prepare: (provider) => {
    provider.cart = new TestCart();
  },
});
elementContract({ elementClass: CustomerHistoryElement, spanish: /Historial del cliente/ });
elementContract({ elementClass: LoyaltyPillElement, spanish: /puntos? de fidelidad/, control: 'button', prepare: somebody });
elementContract({ elementClass: CreditBadgeElement, spanish: /crédito de la tienda/, control: 'button', prepare: somebody });
elementContract({ elementClass: LoyaltyAdjustElement, spanish: /Puntos de fidelidad/ });
elementContract({ elementClass: ManagerPinElement, spanish: /PIN del encargado/, isOpen: true });
elementContract({ elementClass: SyncStatusElement, spanish: /Sincronización/, isOpen: true });
elementContract({ elementClass: CreditAdjustElement, spanish: /Crédito de la tienda/ });

/** Puts a customer on the sale. */
async function somebody(provider: CustomerProviderElement): Promise<void> {
  const [customer] = await addCustomers(clientOf(provider), 'Ana Perez');
  await provider.sale?.attach(customer?.id ?? '');
}
