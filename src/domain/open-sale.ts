import type { Timestamp } from './clock.js';
import type { Customer, CustomerSummary } from './customer.js';
import type { CustomerId } from './id.js';
import type { CustomerAlert } from './status.js';

/** Who or what put a customer on a sale or took one off it. */
export type SaleOrigin = 'host' | 'search' | 'list' | 'form' | 'menu' | 'scan' | 'park' | 'resume' | 'reload' | 'sync';

/** The customer on a sale. */
export interface Attachment {
  readonly customer: Customer;
  readonly alerts: readonly CustomerAlert[];
  readonly attachedAt: Timestamp;
  readonly origin: SaleOrigin;
}

/** What a guard is asked. */
export interface SaleChange {
  readonly type: 'attach' | 'clear';
  readonly customerId: CustomerId;
  readonly summary: CustomerSummary;
  readonly origin: SaleOrigin;
}

/** A veto that may take time: `false`, a throw, 10 s of silence or a sentence to show refuses. */
export type SaleGuard = (change: SaleChange) => boolean | string | Promise<boolean | string>;
