import { type Consent, kindOf } from '../consent.js';
import { isSameContent } from '../same-content.js';
import type { Judgement, JudgePlace } from './judgement.js';
import {
  accepted,
  alreadySo,
  bumped,
  foreignLocation,
  idReused,
  type MutationOf,
  notFound,
  personOf,
  stale,
  survivorAnswer,
} from './judging.js';
import type { MerchantReads, MerchantRecords } from './merchant-records.js';

type Append = MutationOf<'consent-append'>;

export function consentReads({ consent: { customerId } }: Append): MerchantReads {
  return { customers: [customerId], partsOf: [customerId] };
}

/**
 * Evidence of a choice. Yes counts only from a register that had seen the latest no for the same contact point: what was
 * said in ignorance of it came before it. No always counts.
 *
 * The customer's version grows with it, so that a register which has the customer has seen the choice.
 */
export function judgeConsent({ consent, seen }: Append, found: MerchantRecords, place: JudgePlace): Judgement {
  if (!place.locationIds.includes(consent.locationId)) return foreignLocation();
  const held = personOf(found, consent.customerId);
  if (!held) return notFound('customer');
  const answer = survivorAnswer(consent.customerId, held);
  const consents = found.consentsOf.get(held.customer.id) ?? [];
  const put = consentOf(consent, held.customer.id, place);
  const known = consents.find(({ id }) => id === consent.id);
  if (known) return isSameConsent(known, put) ? alreadySo(known.version, answer) : idReused('consent');
  if (consent.state !== 'unsubscribed' && consents.some((other) => isUnseenStop(other, consent, seen, place))) {
    return stale('consent');
  }
  return accepted(place, { customers: [bumped(held, place)], consents: [put] }, answer);
}

/** As the merchant keeps it. */
export function consentOf(consent: Consent, customerId: Consent['customerId'], { n, register }: JudgePlace): Consent {
  return { ...consent, customerId, version: n, originRegisterId: register.id, registerId: register.id };
}

function isUnseenStop(other: Consent, consent: Consent, seen: number, { register }: JudgePlace): boolean {
  const isStop = other.state === 'unsubscribed' && kindOf(other) === kindOf(consent);
  return isStop && other.version > seen && other.registerId !== register.id;
}

function isSameConsent(one: Consent, other: Consent): boolean {
  return isSameContent({ ...one, version: 0 }, { ...other, version: 0 });
}
