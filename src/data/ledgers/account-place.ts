import type { CustomerId } from '../../domain/id.js';
import { type ClientContext, nowOf, todayOf } from '../client-context.js';
import type { AccountPlace } from '../../domain/account-changes.js';

/** Here and now. To be asked once the store is open: before that it has no register. */
export function accountPlace({ store, settings }: ClientContext, customerId: CustomerId): AccountPlace {
  return {
    customerId,
    now: nowOf(settings),
    today: todayOf(settings),
    timeZone: settings.timeZone,
    registerId: store.status.registerId,
    expiresElsewhere: settings.remote !== undefined,
  };
}
