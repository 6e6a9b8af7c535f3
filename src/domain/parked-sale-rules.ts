import { type Timestamp, toTimestamp } from './clock.js';
import type { ParkedSaleId } from './id.js';
import type { ReadParkedSale } from './parked-sale-input.js';
import type { ParkedSale, ParkedSaleClaim } from './parked-sale.js';
import type { Cashier } from './policy.js';
import type { RegisterName } from './record.js';

/** How long a claim holds without being renewed. */
export const LEASE_MS = 60_000;
/** How long the cart of an expired sale is still kept. */
export const EXPIRED_CART_MS = 7 * 24 * 60 * 60 * 1_000;
/** A sale that was open when its days ran out waits at least this long again. */
const WAITS_AGAIN_MS = 24 * 60 * 60 * 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
const DEFAULT_DAYS = 30;

/** Where and by whom something is done to the queue. */
export interface QueuePlace {
  readonly nowMs: number;
  readonly register: RegisterName;
  readonly cashier: Cashier | null;
  readonly locationId: string;
  /** Unclaimed, a sale expires after so many; 30 where not given. */
  readonly days?: number;
}

/** What is known of whoever had a sale open. */
export interface Holder {
  /** Whether it is this page. */
  readonly isThisPage: boolean;
  /** Whether no other page of this register that is alive has it; null where the browser cannot say. */
  readonly isGone: boolean | null;
}

/** Why a sale cannot be claimed; null where it can. `gone` is nothing that can be resumed. */
export type ClaimRefusal = 'gone' | 'claimed' | null;

/** A sale put into the queue. */
export function parkedSaleOf(id: ParkedSaleId, draft: ReadParkedSale, place: QueuePlace): ParkedSale {
  const { nowMs, register, cashier, locationId, days = DEFAULT_DAYS } = place;
  const now = toTimestamp(nowMs);
  const { label, customerId = null, itemCount, total } = draft;
  return {
    id,
    version: 0,
    createdAt: now,
    updatedAt: now,
    originRegisterId: register.id,
    state: 'waiting',
    claim: null,
    clash: false,
    label,
    customerId,
    itemCount,
    total,
    parkedBy: cashier && { id: cashier.id, ...(cashier.name !== undefined && { name: cashier.name }) },
    parkedAt: now,
    expiresAt: toTimestamp(nowMs + days * DAY_MS),
    registerId: register.id,
    locationId,
  };
}

/**
 * Whether a sale can be opened here. Time alone never frees a cart: what another register has open comes by taking over,
 * once its lease has run out. What a page of this register had open is free as soon as that page is gone.
 */
export function claimRefusal(
  { state, claim }: ParkedSale,
  hasCart: boolean,
  { nowMs, register }: QueuePlace,
  { isThisPage, isGone }: Holder,
  takesOver: boolean,
): ClaimRefusal {
  if (!hasCart) return 'gone';
  // One that has expired, whose cart is still kept, is not lost either.
  if (state === 'waiting' || state === 'expired') return null;
  if (state !== 'open') return 'gone';
  if (claim === null || isThisPage) return null;
  const hasLapsed = Date.parse(claim.leaseUntil) <= nowMs;
  if (claim.register.id === register.id) return (isGone ?? hasLapsed) ? null : 'claimed';
  return takesOver && hasLapsed ? null : 'claimed';
}

/** Open at this register. Who had it open on this page already has it since then. */
export function claimed(parkedSale: ParkedSale, place: QueuePlace, isThisPage: boolean): ParkedSale {
  const { nowMs, register, cashier } = place;
  const now = toTimestamp(nowMs);
  const since = (isThisPage && parkedSale.claim?.since) || now;
  const claim: ParkedSaleClaim = { register, here: true, cashierId: cashier?.id ?? null, since, leaseUntil: leaseFrom(nowMs) };
  return { ...parkedSale, state: 'open', claim, updatedAt: now };
}

/** With its lease renewed; null where it is no longer open by that claim. */
export function renewed(parkedSale: ParkedSale, since: Timestamp, registerId: string, nowMs: number): ParkedSale | null {
  const { state, claim } = parkedSale;
  if (state !== 'open' || claim?.since !== since || claim.register.id !== registerId) return null;
  return { ...parkedSale, claim: { ...claim, leaseUntil: leaseFrom(nowMs) } };
}

/** Back in the queue as it was. */
export function released(parkedSale: ParkedSale, nowMs: number): ParkedSale {
  const soonest = toTimestamp(nowMs + WAITS_AGAIN_MS);
  const expiresAt = parkedSale.expiresAt > toTimestamp(nowMs) ? parkedSale.expiresAt : soonest;
  return { ...parkedSale, state: 'waiting', claim: null, expiresAt, updatedAt: toTimestamp(nowMs) };
}

/** Out of the queue. */
export function ended(parkedSale: ParkedSale, state: 'replaced' | 'removed' | 'expired', nowMs: number): ParkedSale {
  return { ...parkedSale, state, claim: null, updatedAt: toTimestamp(nowMs) };
}

/** By the sale it became; null where it is neither waiting nor open any more: it stays, and the sale is a fact all the same. */
export function completed(parkedSale: ParkedSale, now: Timestamp): ParkedSale | null {
  if (parkedSale.state !== 'waiting' && parkedSale.state !== 'open') return null;
  return { ...parkedSale, state: 'completed', claim: null, updatedAt: now };
}

/** Whether it has waited too long. What is open never expires. */
export function isOverdue({ state, expiresAt }: ParkedSale, nowMs: number): boolean {
  return state === 'waiting' && Date.parse(expiresAt) <= nowMs;
}

/** As this register sees it. */
export function seenFrom(parkedSale: ParkedSale, registerId: string): ParkedSale {
  const { claim } = parkedSale;
  return claim ? { ...parkedSale, claim: { ...claim, here: claim.register.id === registerId } } : parkedSale;
}

function leaseFrom(nowMs: number): Timestamp {
  return toTimestamp(nowMs + LEASE_MS);
}
