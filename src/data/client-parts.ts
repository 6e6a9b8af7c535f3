import type { ClientContext } from './client-context.js';
import type { Sync } from './client-sync.js';
import type { CustomerClient } from './customer-client.js';

/**
 * The parts of a client that come when they are first asked for. They are made anew for each call: what they must remember
 * stands in the store, or hangs on the `RegisterStore`, which all clients of a page share.
 */
export interface ClientParts {
  readonly customers: Pick<
    CustomerClient,
    'reveal' | 'setStatus' | 'importCustomers' | 'resolveConflict' | 'history' | 'mergeCustomers'
  >;
  readonly loyalty: CustomerClient['loyalty'];
  readonly storeCredit: CustomerClient['storeCredit'];
  readonly sales: CustomerClient['sales'];
  readonly saleWriting: Pick<CustomerClient, 'redeem' | 'reverseRedemption' | 'recordSale' | 'recordRefund'>;
  readonly parkedSales: CustomerClient['parkedSales'];
  readonly approval: Pick<CustomerClient, 'approve' | 'approvalStatus' | 'setManagers' | 'audit'>;
  readonly sync: Omit<Sync, 'status'>;
  readonly erasing: Pick<CustomerClient, 'eraseCustomer' | 'erasures'>;
}

type Loads = { readonly [Name in keyof ClientParts]: (context: ClientContext) => Promise<ClientParts[Name]> };

/** How each part is loaded. */
export const CLIENT_PARTS: Loads = {
  customers: async (context) => ({
    reveal: async (...args) => (await import('./vault/reveal-number.js')).revealNumber(context, ...args),
    setStatus: async (...args) => (await import('./set-status.js')).setStatus(context, ...args),
    resolveConflict: async (...args) => (await import('./sync/resolve-conflict.js')).resolveConflict(context, ...args),
    mergeCustomers: async (...args) => (await import('./merge-customers.js')).mergeCustomers(context, ...args),
    history: async (...args) => (await import('./remote/ask-remote.js')).pastHistory(context, ...args),
    importCustomers: async (...args) => (await import('./import/import-customers.js')).importCustomers(context, ...args),
  }),
  loyalty: async (context) => (await import('./ledgers/loyalty.js')).loyaltyOf(context),
  storeCredit: async (context) => (await import('./ledgers/store-credit.js')).storeCreditOf(context),
  sales: async (context) => (await import('./sales/sales.js')).salesOf(context),
  saleWriting: async (context) => (await import('./sales/sale-writing.js')).saleWritingOf(context),
  parkedSales: async (context) => (await import('./parked-sales/parked-sales.js')).parkedSalesOf(context),
  approval: async (context) => (await import('./approval/approval.js')).approvalOf(context),
  sync: async (context) => (await import('./sync/sync.js')).syncOf(context),
  erasing: async (context) => (await import('./erasing/erasing.js')).erasingOf(context),
};
