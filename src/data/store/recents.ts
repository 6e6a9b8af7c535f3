import type { CustomerId } from '../../domain/id.js';
import type { Recent } from './stored-record.js';

/** Those that show while nothing is typed. */
export const RECENTS_SHOWN = 20;
/** Those that are remembered, and come first among equals. */
export const RECENTS_KEPT = 300;
/** A visit counts half as much so long after. */
const HALF_LIFE_MS = 28 * 24 * 60 * 60 * 1_000;
/** Who is put on a sale, taken off and put on again has come once. */
const SAME_VISIT_MS = 30 * 60 * 1_000;

/** A customer put on a sale. */
export type Visit = Pick<Recent, 'customerId' | 'at'>;

/**
 * The recent customers with a visit more, most recent first. Beyond `RECENTS_KEPT` those go who rank last of all but the
 * `RECENTS_SHOWN` most recent.
 */
export function withVisit(recents: readonly Recent[], { customerId, at }: Visit): readonly Recent[] {
  const before = recents.find((recent) => recent.customerId === customerId);
  const visits = before ? visitsWith(before, at) : 1;
  const others = recents.filter((recent) => recent !== before);
  const all = [{ customerId, at, visits }, ...others].sort(latestFirst);
  const [shown, rest] = [all.slice(0, RECENTS_SHOWN), ranked(all.slice(RECENTS_SHOWN))];
  return [...shown, ...rest.slice(0, RECENTS_KEPT - RECENTS_SHOWN)].sort(latestFirst);
}

/** Who came most and latest first; among equals as they are given. */
export function byVisits(recents: readonly Recent[]): readonly CustomerId[] {
  return ranked(recents).map(({ customerId }) => customerId);
}

function latestFirst(a: Recent, b: Recent): number {
  return b.at - a.at;
}

function ranked(recents: readonly Recent[]): Recent[] {
  return [...recents].sort((a, b) => rankOf(b) - rankOf(a));
}

/**
 * All counts decay alike, so that of two customers the same comes first at any time: each is compared by the half-lives that
 * pass, from one moment for all, until its count is down to one.
 */
function rankOf({ at, visits = 1 }: Recent): number {
  return at / HALF_LIFE_MS + Math.log2(visits);
}

function visitsWith({ at: before, visits = 1 }: Recent, at: number): number {
  // A clock that was set back makes no visit count for more.
  const elapsedMs = Math.max(0, at - before);
  return visits * 0.5 ** (elapsedMs / HALF_LIFE_MS) + (elapsedMs < SAME_VISIT_MS ? 0 : 1);
}
