import { CustomerAccountElement } from './elements/customer-account/customer-account.js';
import { CustomerFormElement } from './elements/customer-form/customer-form.js';
import { CustomerHistoryElement } from './elements/customer-history/customer-history.js';
import { CustomerListElement } from './elements/customer-list/customer-list.js';
import { CustomerPanelElement } from './elements/customer-panel/customer-panel.js';
import { CustomerProviderElement } from './elements/customer-provider/customer-provider.js';
import { CustomerSearchElement } from './elements/customer-search/customer-search.js';
import { CreditAdjustElement } from './elements/credit-adjust/credit-adjust.js';
import { CreditBadgeElement } from './elements/credit-badge/credit-badge.js';
import { LoyaltyAdjustElement } from './elements/loyalty-adjust/loyalty-adjust.js';
import { LoyaltyPillElement } from './elements/loyalty-pill/loyalty-pill.js';
import { SaleQueueElement } from './elements/sale-queue/sale-queue.js';
import { SyncStatusElement } from './elements/sync-status/sync-status.js';
import { ManagerPinElement } from './elements/manager-pin/manager-pin.js';
import type { DefineOptions } from './ui/tags.js';

export {
  CreditAdjustElement,
  CreditBadgeElement,
  CustomerAccountElement,
  CustomerFormElement,
  CustomerHistoryElement,
  CustomerListElement,
  CustomerPanelElement,
  CustomerProviderElement,
  CustomerSearchElement,
  LoyaltyAdjustElement,
  LoyaltyPillElement,
  ManagerPinElement,
  SaleQueueElement,
  SyncStatusElement,
};

export { cartContext } from './context/cart-port.js';
export { customerClientContext } from './context/customer-client-context.js';
export { saleContext } from './context/sale-context.js';
export { RegularsError } from './domain/errors.js';
export { CustomerChangeEvent } from './events/customer-change.js';
export { CustomerOpenEvent } from './events/customer-open.js';
export { CustomerSaveEvent, CustomerStatusEvent } from './events/customer-save.js';
export { CustomerSelectEvent } from './events/customer-select.js';
export { ListFilterEvent } from './events/list-filter.js';
export { LoyaltyAdjustEvent } from './events/loyalty-adjust.js';
export { GrantIssueEvent } from './events/grant-issue.js';
export { PanelToggleEvent } from './events/panel-toggle.js';
export { RegularsErrorEvent, RegularsReadyEvent } from './events/regulars.js';
export { ScanEvent } from './events/scan.js';
export { CustomerAttachEvent, CustomerClearEvent } from './events/sale-change.js';
export { SaleParkedEvent, SaleParkEvent, SaleRemoveEvent, SaleResumedEvent, SaleResumeEvent } from './events/sale-queue.js';
export { StoreCreditAdjustEvent } from './events/store-credit-adjust.js';
export { SyncChangeEvent } from './events/sync-change.js';

export type { CartPort, OpenCart, TakenCart } from './context/cart-port.js';
export type { CustomerClient, CustomerReader, OpenSale } from './context/customer-client-context.js';
export type { Appearance, MessageOverrides } from './context/presentation-context.js';
export type { CustomerView } from './context/view-host-context.js';
export type { ListFilters } from './domain/customer-query.js';
export type { CustomerClientOptions } from './domain/client-options.js';
export type { Customer, CustomerDetails, CustomerDraft, CustomerSummary } from './domain/customer.js';
export type { ApprovalAction, ApprovalIntent, Grant } from './domain/grant.js';
export type { CustomerId } from './domain/id.js';
export type { Attachment, SaleChange, SaleGuard, SaleOrigin } from './domain/open-sale.js';
export type { Cashier } from './domain/policy.js';
export type { StoreStatus } from './domain/store-status.js';
export type { ScannerOptions } from './ui/scan-burst.js';
export type { DefineOptions } from './ui/tags.js';
export type { Scheme } from './ui/theme/scheme.js';
export type { Density } from './ui/theme/theme-controller.js';
export type { TokenName } from './ui/theme/tokens.js';

/** Registers every element, under other tags where a prefix is given. Twice, or beside another copy, is no error. */
export function defineElements({ prefix, registry }: Pick<DefineOptions, 'prefix' | 'registry'> = {}): void {
  const options = { ...(prefix !== undefined && { prefix }), ...(registry && { registry }) };
  // The provider first, so that whatever looks for one around it finds it.
  CustomerProviderElement.define(options);
  CustomerSearchElement.define(options);
  CustomerFormElement.define(options);
  CustomerHistoryElement.define(options);
  CustomerListElement.define(options);
  CustomerAccountElement.define(options);
  CustomerPanelElement.define(options);
  ManagerPinElement.define(options);
  LoyaltyPillElement.define(options);
  LoyaltyAdjustElement.define(options);
  CreditBadgeElement.define(options);
  CreditAdjustElement.define(options);
  SaleQueueElement.define(options);
  SyncStatusElement.define(options);
}
