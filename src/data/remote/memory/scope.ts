import type { Change } from '../../../domain/change.js';
import type { LocalDate } from '../../../domain/clock.js';
import type { CustomerId } from '../../../domain/id.js';
import { addMonths } from '../../../domain/merchant-day.js';
import type { SyncScope } from '../../../domain/remote-answer.js';
import type { MerchantState } from '../../../domain/merchant/merchant-state.js';

/** What of a merchant a register wants. */
export interface ScopeFilter {
  hasCustomer(id: CustomerId): boolean;
  has(change: Change): boolean;
}

const EVERYTHING: ScopeFilter = { hasCustomer: () => true, has: () => true };

/**
 * Parked sales, sales and audit of the places named, and the customers who were seen there in so many months, with all of
 * theirs. Tombstones and erasures reach every register.
 *
 * A customer whose record changed in that time counts as seen everywhere: who typed it does not say where.
 */
export function scopeFilter(state: MerchantState<unknown>, scope: SyncScope, today: LocalDate): ScopeFilter {
  if (scope === 'merchant') return EVERYTHING;
  const since = addMonths(today, -scope.seenWithinMonths);
  const hasCustomer = (id: CustomerId): boolean => {
    const held = state.customers.get(id);
    if (held && held.customer.updatedAt >= since) return true;
    return state.placesOf(id).some(({ locationId, at }) => at >= since && scope.locationIds.includes(locationId));
  };
  return {
    hasCustomer,
    has(change) {
      switch (change.type) {
        case 'customer':
          return hasCustomer(change.record.id);
        case 'identity-document':
        case 'consent':
        case 'loyalty-entry':
        case 'store-credit-entry':
          return hasCustomer(change.record.customerId);
        case 'sale':
        case 'parked-sale':
          return scope.locationIds.includes(change.record.locationId);
        default:
          return true;
      }
    },
  };
}
