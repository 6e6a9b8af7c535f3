import type { AccountPlace } from '../../domain/account-changes.js';
import type { CustomerClientSettings } from '../../domain/client-options.js';
import { RegularsError } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import { leftOffline, type OfflineRedemption, withOffline } from '../../domain/offline-redemption.js';
import type { Redemption } from '../../domain/sale.js';
import type { SyncedPuts } from '../store/store.js';
import type { SyncRecord } from '../store/stored-record.js';

/**
 * Counts a redemption that the remote has not agreed to, for the transaction that takes it: so no tab, and no reload, sees
 * another count. A register that was never with its remote has nothing to redeem from.
 *
 * @throws {RegularsError} `offline-limit` with what is left, where it is more than a cap.
 */
export function counted(
  sync: SyncRecord | null,
  { offlineRedemption, currency }: CustomerClientSettings,
  entry: Redemption['entry'],
  { customerId, today }: AccountPlace,
): SyncedPuts {
  const isPoints = 'points' in entry;
  const amount = isPoints ? -entry.points : -entry.amount.amountMinor;
  const added: OfflineRedemption = {
    id: entry.id,
    customerId,
    on: today,
    unit: isPoints ? 'points' : 'creditMinor',
    amount,
  };
  const known = sync?.offlineRedemptions ?? [];
  const isOurs = sync !== null && (isPoints || entry.amount.currency === currency);
  const left = isOurs ? leftOffline(offlineRedemption, known, added) : 0;
  if (!isOurs || amount > left) throw limited(left, isPoints);
  return { sync: { ...sync, offlineRedemptions: withOffline(known, added) } };
}

/** Whether a redemption was made while the remote was away. */
export function isCounted(sync: SyncRecord | null, id: Id): boolean {
  return sync?.offlineRedemptions?.some((one) => one.id === id) ?? false;
}

/** One that was given back counts no more. */
export function uncounted(sync: SyncRecord | null, id: Id): SyncedPuts {
  const all = sync?.offlineRedemptions?.map((one) => (one.id === id ? { ...one, isReversed: true as const } : one));
  return sync && all ? { sync: { ...sync, offlineRedemptions: all } } : {};
}

function limited(left: number, isPoints: boolean): RegularsError {
  const what = isPoints ? 'points' : 'minor units of credit';
  const message =
    left === 0
      ? 'The remote is away, and this register may not redeem any more without it today.'
      : `The remote is away, and this register may redeem at most ${left} ${what} without it for this customer today.`;
  const path = isPoints ? 'redemption.points' : 'redemption.amount.amountMinor';
  return new RegularsError('offline-limit', message, { path, expected: `at most ${left} while the remote is away`, left });
}
