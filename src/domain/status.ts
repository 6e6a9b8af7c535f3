/** `merged` customers point to the survivor by `mergedInto`. */
export type CustomerStatus = 'active' | 'inactive' | 'banned' | 'merged';

/** What a cashier should see at a glance wherever the customer shows. */
export type CustomerAlert =
  'inactive' | 'banned' | 'expired-identity' | 'expired-medical' | 'missing-medical' | 'overspent' | 'conflict';

/** What a status does on a sale: `block` is not found and cannot be attached, `warn` is found and flagged. */
export interface StatusPolicy {
  readonly inactive: 'block' | 'warn';
  readonly banned: 'block' | 'warn';
}
