import { type Clock, localDateOf, type Timestamp, toTimestamp } from '../domain/clock.js';
import { RegularsError } from '../domain/errors.js';
import type { Grant } from '../domain/grant.js';
import type { Id } from '../domain/id.js';
import type { MerchantRules } from '../domain/merchant/judgement.js';
import type { Database } from './database.js';
import type { HintPost } from './hint-post.js';
import type { Secrets } from './secrets.js';

/** What a merchant allows, and where its days begin. Every rule has a default. */
export interface BackendPolicy extends MerchantRules {
  /** IANA; UTC where not given. */
  readonly timeZone?: string;
}

/** What all parts of the backend work with. */
export interface Core {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly newId: () => Id;
  readonly hints: HintPost;
  readonly policyOf: (merchantId: string) => BackendPolicy;
  /** Whether a register that was enrolled signed this grant while it was alone. */
  readonly isSignedBy: (publicKey: string, grant: Grant) => Promise<boolean>;
}

/** Who calls, by the token alone. */
export interface Caller {
  readonly merchantId: string;
  readonly locationIds: readonly string[];
  readonly registerId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Timestamp;
}

/** The moment, and the merchant's day and zone. */
export function dayOf({ clock, policyOf }: Pick<Core, 'clock' | 'policyOf'>, merchantId: string) {
  const { timeZone = 'UTC' } = policyOf(merchantId);
  const nowMs = clock.now();
  return { nowMs, now: toTimestamp(nowMs), today: localDateOf(nowMs, timeZone), timeZone };
}

/** @throws {RegularsError} `not-found`, which does not say whether somebody else has it. */
export function absent(what: string): RegularsError {
  return new RegularsError('not-found', `There is no such ${what}.`);
}
