import type { ClientContext } from './client-context.js';
import type { CustomerClient } from './customer-client.js';
import { loadOnce } from './load-once.js';

/**
 * The parts of a client that come when they are first asked for. They are made anew for each call: what they must remember
 * stands in the store, or hangs on the `RegisterStore`, which all clients of a page share.
 */
export interface ClientParts {
  readonly loyalty: CustomerClient['loyalty'];
  readonly storeCredit: CustomerClient['storeCredit'];
  readonly sales: CustomerClient['sales'];
  readonly saleWriting: Pick<CustomerClient, 'redeem' | 'reverseRedemption' | 'recordSale' | 'recordRefund'>;
  readonly parkedSales: CustomerClient['parkedSales'];
  readonly approval: Pick<CustomerClient, 'approve' | 'approvalStatus' | 'setManagers' | 'audit'>;
}

type Loads = { readonly [Name in keyof ClientParts]: (context: ClientContext) => Promise<ClientParts[Name]> };

const loadLoyalty = loadOnce(() => import('./ledgers/loyalty.js'));
const loadStoreCredit = loadOnce(() => import('./ledgers/store-credit.js'));
const loadSales = loadOnce(() => import('./sales/sales.js'));
const loadSaleWriting = loadOnce(() => import('./sales/sale-writing.js'));
const loadParkedSales = loadOnce(() => import('./parked-sales/parked-sales.js'));
const loadApproval = loadOnce(() => import('./approval/approval.js'));

/** How each part is loaded. */
export const CLIENT_PARTS: Loads = {
  loyalty: async (context) => (await loadLoyalty()).loyaltyOf(context),
  storeCredit: async (context) => (await loadStoreCredit()).storeCreditOf(context),
  sales: async (context) => (await loadSales()).salesOf(context),
  saleWriting: async (context) => (await loadSaleWriting()).saleWritingOf(context),
  parkedSales: async (context) => (await loadParkedSales()).parkedSalesOf(context),
  approval: async (context) => (await loadApproval()).approvalOf(context),
};
