import { toTimestamp } from '../clock.js';
import { erasedParkedSale } from '../erased.js';
import type { ParkedSale } from '../parked-sale.js';
import { ended, LEASE_MS, released } from '../parked-sale-rules.js';
import { isSameContent } from '../same-content.js';
import { type Judgement, type JudgePlace, rejected } from './judgement.js';
import { accepted, alreadySo, foreignLocation, idReused, type MutationOf, notFound } from './judging.js';
import type { HeldParkedSale, MerchantReads, MerchantRecords } from './merchant-records.js';
import { survivorOf } from './survivor.js';

type Park = MutationOf<'parked-sale-park'>;
type Claim = MutationOf<'parked-sale-claim'>;
type Renew = MutationOf<'parked-sale-renew'>;
type Leave = MutationOf<'parked-sale-release' | 'parked-sale-remove'>;

/** A register that asks for more than this would hold a cart it may have forgotten. */
const LONGEST_LEASE_MS = 10 * LEASE_MS;

export function parkReads({ parkedSale: { id, customerId }, replaces }: Park): MerchantReads {
  return {
    parkedSales: replaces === null ? [id] : [id, replaces],
    ...(customerId !== null && { customers: [customerId] }),
  };
}

export function queueReads({ parkedSaleId }: Claim | Renew | Leave): MerchantReads {
  return { parkedSales: [parkedSaleId] };
}

/**
 * Put into the queue. A cart is never lost: where the one it replaces has gone on elsewhere meanwhile, it is put all the
 * same and both say that they clash. Nor is it refused for its customer, who may arrive later.
 */
export function judgePark(mutation: Park, found: MerchantRecords, place: JudgePlace): Judgement {
  const { parkedSale, cartText, replaces } = mutation;
  if (!place.locationIds.includes(parkedSale.locationId)) return foreignLocation();
  const put = { parkedSale: parkedOf(parkedSale, found, place), cartText };
  const known = found.parkedSales.get(parkedSale.id);
  if (known) return isSame(known, put) ? alreadySo(known.parkedSale.version) : idReused('parked sale');

  const before = replaces === null ? undefined : found.parkedSales.get(replaces);
  if (!before) return accepted(place, { parkedSales: [put] });
  if (isElsewhere(before.parkedSale, place)) {
    const clashing = { ...put, parkedSale: { ...put.parkedSale, clash: true } };
    return accepted(place, { parkedSales: [clashing, clashed(before, place)] });
  }
  if (!isInQueue(before.parkedSale)) {
    // Completed or removed here by an earlier mutation, or elsewhere: then the same cart may be sold twice.
    return accepted(place, { parkedSales: [{ ...put, parkedSale: { ...put.parkedSale, clash: true } }] });
  }
  const replaced = { parkedSale: versioned(ended(before.parkedSale, 'replaced', Date.parse(place.now)), place), cartText: null };
  return accepted(place, { parkedSales: [put, replaced] });
}

/**
 * Opens it at the register, where nobody else has it open. A lease that has run out frees nothing by itself: another
 * register has to take over. One that resumed it without asking has it already: that it clashes then shows on the sale.
 */
export function judgeClaim(mutation: Claim, found: MerchantRecords, place: JudgePlace): Judgement {
  const held = inReach(mutation, found, place);
  if (!held) return notFound('parked sale');
  const { parkedSale, cartText } = held;
  const hasLapsed = parkedSale.claim !== null && parkedSale.claim.leaseUntil <= place.now;
  const isTaken = isElsewhere(parkedSale, place) && !(mutation.takeOver && hasLapsed);
  if (mutation.offline && (isTaken || cartText === null || !isInQueue(parkedSale))) {
    const message = 'This parked sale was resumed offline while another register had it.';
    return rejected('parked-sale-taken', message, { parkedSales: [clashed(held, place)] });
  }
  if (cartText === null || !isInQueue(parkedSale)) return notFound('parked sale in the queue');
  if (isTaken) return rejected('claimed-elsewhere', 'Another register has this parked sale open.');
  const since = isOpenHere(parkedSale, place) ? (parkedSale.claim?.since ?? place.now) : place.now;
  const claim = {
    register: place.register,
    here: false,
    cashierId: mutation.cashierId,
    since,
    leaseUntil: leaseUntil(mutation.leaseMs, place),
  };
  return accepted(place, { parkedSales: [{ parkedSale: versioned({ ...parkedSale, state: 'open', claim }, place), cartText }] });
}

/** Holds it longer. What is no longer open here has nothing to renew, and nothing that follows may wait for that. */
export function judgeRenew(mutation: Renew, found: MerchantRecords, place: JudgePlace): Judgement {
  const held = inReach(mutation, found, place);
  if (!held) return notFound('parked sale');
  const { parkedSale, cartText } = held;
  if (!isOpenHere(parkedSale, place) || parkedSale.claim === null) return alreadySo(parkedSale.version);
  const claim = { ...parkedSale.claim, leaseUntil: leaseUntil(mutation.leaseMs, place) };
  return accepted(place, { parkedSales: [{ parkedSale: versioned({ ...parkedSale, claim }, place), cartText }] });
}

/** Back into the queue, or out of it with its cart. What another register has open stays open. */
export function judgeLeave(mutation: Leave, found: MerchantRecords, place: JudgePlace): Judgement {
  const held = inReach(mutation, found, place);
  if (!held) return notFound('parked sale');
  const { parkedSale, cartText } = held;
  const isRelease = mutation.kind === 'parked-sale-release';
  if (!isInQueue(parkedSale) || (isRelease && parkedSale.state !== 'open')) return alreadySo(parkedSale.version);
  if (isElsewhere(parkedSale, place)) return rejected('claimed-elsewhere', 'Another register has this parked sale open.');
  const nowMs = Date.parse(place.now);
  const after = isRelease ? released(parkedSale, nowMs) : ended(parkedSale, 'removed', nowMs);
  return accepted(place, { parkedSales: [{ parkedSale: versioned(after, place), cartText: isRelease ? cartText : null }] });
}

/** Those of other locations are just absent. */
function inReach(
  { parkedSaleId }: Claim | Renew | Leave,
  { parkedSales }: MerchantRecords,
  { locationIds }: JudgePlace,
): HeldParkedSale | null {
  const held = parkedSales.get(parkedSaleId);
  return held && locationIds.includes(held.parkedSale.locationId) ? held : null;
}

function parkedOf(given: ParkedSale, found: MerchantRecords, { n, register }: JudgePlace): ParkedSale {
  const put: ParkedSale = {
    ...given,
    version: n,
    originRegisterId: register.id,
    registerId: register.id,
    state: 'waiting',
    claim: null,
    clash: false,
  };
  const customer = given.customerId === null ? undefined : survivorOf(found, given.customerId);
  if (customer?.erased) return erasedParkedSale(put);
  return customer ? { ...put, customerId: customer.customer.id } : put;
}

function isSame(known: HeldParkedSale, { parkedSale, cartText }: HeldParkedSale): boolean {
  const { state, claim, clash, updatedAt, version } = known.parkedSale;
  const given = { ...parkedSale, state, claim, clash, updatedAt, version };
  return isSameContent(given, known.parkedSale) && (known.cartText === null || known.cartText === cartText);
}

function clashed({ parkedSale, cartText }: HeldParkedSale, place: JudgePlace): HeldParkedSale {
  return { parkedSale: versioned({ ...parkedSale, clash: true }, place), cartText };
}

function versioned(parkedSale: ParkedSale, { n, now }: JudgePlace): ParkedSale {
  return { ...parkedSale, version: n, updatedAt: now };
}

/** One that has expired, whose cart is still kept, is not lost either. */
function isInQueue({ state }: ParkedSale): boolean {
  return state === 'waiting' || state === 'open' || state === 'expired';
}

function isOpenHere({ state, claim }: ParkedSale, { register }: JudgePlace): boolean {
  return state === 'open' && claim?.register.id === register.id;
}

function isElsewhere({ state, claim }: ParkedSale, { register }: JudgePlace): boolean {
  return state === 'open' && claim !== null && claim.register.id !== register.id;
}

function leaseUntil(leaseMs: number, { now }: JudgePlace): string {
  const wanted = Number.isFinite(leaseMs) ? Math.max(0, leaseMs) : LEASE_MS;
  return toTimestamp(Date.parse(now) + Math.min(wanted, LONGEST_LEASE_MS));
}
