import type { CustomerClientSettings } from '../../domain/client-options.js';
import { RegularsError } from '../../domain/errors.js';
import type { ParkedSaleId } from '../../domain/id.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import { type QueuePlace, seenFrom } from '../../domain/parked-sale-rules.js';
import type { WantedGrant } from '../approval/check-grant.js';

/** Where this register stands, now. */
export function placeOf(settings: CustomerClientSettings, registerId: string): QueuePlace {
  const { environment, registerName, cashier, locationId, parkedSales } = settings;
  return {
    nowMs: environment.clock.now(),
    register: { id: registerId, name: registerName ?? null },
    cashier,
    locationId,
    ...(parkedSales.days !== undefined && { days: parkedSales.days }),
  };
}

/** What taking a sale out of the queue needs a permission for. A grant names the sale, and no customer. */
export function wantedResume(id: ParkedSaleId, way: 'claim' | 'take-over' | 'remove'): WantedGrant {
  return { permission: 'resume', action: 'resume', entryId: id, customerId: null, body: way };
}

export function notFound(state?: ParkedSale['state']): RegularsError {
  const why = state === undefined ? 'There is no such parked sale.' : `That parked sale is no longer in the queue: ${state}.`;
  return new RegularsError('not-found', why);
}

/** Who has it and since when is in `claim`. */
export function claimedElsewhere(parkedSale: ParkedSale | undefined, registerId: string): RegularsError {
  const claim = parkedSale && seenFrom(parkedSale, registerId).claim;
  return new RegularsError('claimed-elsewhere', 'That parked sale is open elsewhere.', claim ? { claim } : {});
}
