import type { AppliedEntry } from './account-changes.js';
import type { Id } from './id.js';
import type { LoyaltyEntry } from './loyalty.js';
import { type LotShare, type Redeemed, returning, stretchOf } from './redeemed-lots.js';
import type { StoreCreditEntry } from './store-credit.js';

type Redemption = AppliedEntry<LoyaltyEntry> | AppliedEntry<StoreCreditEntry>;

/** The entries one sale has brought about. */
interface Caused {
  readonly loyaltyEntries: readonly AppliedEntry<LoyaltyEntry>[];
  readonly storeCreditEntries: readonly AppliedEntry<StoreCreditEntry>[];
}

/** What reversing a redemption gives back, lot by lot. */
export function reversalOf({ entry, takes }: Redemption): (LotShare & { readonly id: Id })[] {
  const amount = 'points' in entry ? -entry.points : -entry.amount.amountMinor;
  const redeemed: Redeemed = { id: entry.id, amount, takes };
  return stretchOf([redeemed], 0, amount).map((share) => ({ ...share, ...returning(entry.id, share) }));
}

/** Whether a redemption was reversed: all of it is, at once. */
export function isReversed(redemption: Redemption | undefined, caused: Caused | undefined): boolean {
  if (!redemption || !caused) return false;
  const [first] = reversalOf(redemption);
  return [...caused.loyaltyEntries, ...caused.storeCreditEntries].some(({ entry }) => entry.id === first?.id);
}
