import type { OfflineRedemptionOptions, RedemptionCap } from './client-options.js';
import type { LocalDate } from './clock.js';
import type { CustomerId, Id } from './id.js';
import { addDays } from './merchant-day.js';

/** That points or credit were redeemed while the remote was away. */
export interface OfflineRedemption {
  /** Of the redemption. */
  readonly id: Id;
  readonly customerId: CustomerId;
  /** The merchant's day, by the register's clock. */
  readonly on: LocalDate;
  readonly unit: keyof RedemptionCap;
  readonly amount: number;
  /** Whether it was given back: it counts no more. */
  readonly isReversed?: true;
}

/** A clock that was set back finds the days it counted already. */
const DAYS_KEPT = 31;

/**
 * How much of a unit may still be redeemed today with the remote away. Never more than either cap, whatever was redeemed of
 * other units.
 */
export function leftOffline(
  caps: OfflineRedemptionOptions | undefined,
  known: readonly OfflineRedemption[],
  { customerId, on, unit }: Pick<OfflineRedemption, 'customerId' | 'on' | 'unit'>,
): number {
  const counted = known.filter((one) => one.on === on && one.unit === unit && one.isReversed !== true);
  const byRegister = (caps?.registerDay[unit] ?? 0) - sumOf(counted);
  const byCustomer = (caps?.customerDay?.[unit] ?? Infinity) - sumOf(counted.filter((one) => one.customerId === customerId));
  return Math.max(0, Math.min(byRegister, byCustomer));
}

/** With one more, and without what is too old to count. */
export function withOffline(known: readonly OfflineRedemption[], added: OfflineRedemption): readonly OfflineRedemption[] {
  const oldest = addDays(added.on, -DAYS_KEPT);
  return [...known.filter(({ on }) => on >= oldest), added];
}

function sumOf(redemptions: readonly OfflineRedemption[]): number {
  return redemptions.reduce((sum, { amount }) => sum + amount, 0);
}
