import type { LocalDate } from './clock.js';
import { deriveId } from './derived-id.js';
import type { Id } from './id.js';
import type { TakenLot } from './ledger-state.js';

/** What a redemption took, and from which lots. */
export interface Redeemed {
  readonly id: Id;
  readonly amount: number;
  readonly takes: readonly TakenLot[];
}

/** What goes back to one lot; to none where the redemption overspent the account. */
export interface LotShare {
  readonly lotId: Id | null;
  readonly amount: number;
  readonly expiresOn: LocalDate | null;
}

/** What lies between two places, by lot, as if all that was redeemed lay end to end in the order of the ids. */
export function stretchOf(redeemed: readonly Redeemed[], from: number, to: number): LotShare[] {
  const shares = new Map<Id | null, LotShare>();
  let at = 0;
  for (const part of [...redeemed].sort((a, b) => (a.id < b.id ? -1 : 1)).flatMap(partsOf)) {
    const amount = Math.min(to, at + part.amount) - Math.max(from, at);
    at += part.amount;
    // Two redemptions may have taken from the same lot.
    if (amount > 0) shares.set(part.lotId, { ...share(part), amount: (shares.get(part.lotId)?.amount ?? 0) + amount });
  }
  return [...shares.values()];
}

/** How an entry names what it gives back to: its id is derived from what caused it and the lot. */
export function returning(
  cause: Id,
  { lotId, expiresOn }: LotShare,
): Pick<LotShare, 'lotId' | 'expiresOn'> & { readonly id: Id } {
  return { id: deriveId(cause, lotId === null ? 'redeem-reverse' : `redeem-reverse:${lotId}`), lotId, expiresOn };
}

function partsOf({ amount, takes }: Redeemed): LotShare[] {
  const beyond = amount - takes.reduce((sum, take) => sum + take.amount, 0);
  return beyond > 0 ? [...takes, { lotId: null, amount: beyond, expiresOn: null }] : [...takes];
}

function share({ lotId, amount, expiresOn }: LotShare): LotShare {
  return { lotId, amount, expiresOn };
}
