import type { Timestamp } from './clock.js';
import { normalizeEmail, phoneDigits } from './contact.js';
import type { Customer } from './customer.js';
import type { CustomerId, Id } from './id.js';
import type { RecordBase } from './record.js';

export type ConsentChannel = 'sms' | 'email' | 'phone' | 'post';
export type ConsentPurpose = 'marketing' | 'receipts' | 'loyalty';

/** What was chosen. Purpose is `marketing` and source `register` where none is given. */
export interface ConsentChoice {
  readonly channel: ConsentChannel;
  readonly state: 'subscribed' | 'pending' | 'unsubscribed';
  readonly purpose?: ConsentPurpose;
  readonly source?: 'register' | 'customer-display' | 'import' | 'api';
}

/** Evidence of one choice; append-only. It counts for its `contactPoint` alone. */
export interface Consent extends RecordBase, Required<ConsentChoice> {
  readonly customerId: CustomerId;
  /** The number (E.164 where valid) or address the choice was made for. */
  readonly contactPoint: string;
  /** The exact sentence shown. */
  readonly wording: string;
  readonly wordingVersion: string;
  /** Language of the wording, BCP 47. */
  readonly locale: string;
  readonly recordedAt: Timestamp;
  readonly recordedBy: string | null;
  readonly registerId: string;
  readonly locationId: string;
}

/** The sentence a customer agrees to, and its version. */
export interface ConsentWording {
  readonly text: string;
  readonly version: string;
}

/** What a consent is when nothing was ever chosen for the present contact point. */
export type ConsentState = ConsentChoice['state'] | 'not-asked';

/** What surrounds a choice when it is made. */
export interface ConsentCircumstances {
  readonly id: Id;
  readonly customerId: CustomerId;
  readonly contactPoint: string;
  readonly wording: ConsentWording;
  /** BCP 47, of the wording. */
  readonly locale: string;
  readonly now: Timestamp;
  readonly cashierId: string | null;
  readonly registerId: string;
  readonly locationId: string;
}

/** What holds for a contact point: the newest choice made for it. Another number or address was not asked. */
export function consentState(
  consents: readonly Consent[],
  channel: ConsentChannel,
  contactPoint: string | null,
  purpose: ConsentPurpose = 'marketing',
): ConsentState {
  if (contactPoint === null) return 'not-asked';
  const kind = kindOf({ channel, purpose, contactPoint });
  return newestConsents(consents).find((consent) => kindOf(consent) === kind)?.state ?? 'not-asked';
}

/** The newest consent of each channel, purpose and contact point. */
export function newestConsents(consents: readonly Consent[]): Consent[] {
  const newest = new Map<string, Consent>();
  for (const consent of consents) {
    const other = newest.get(kindOf(consent));
    if (!other || isNewer(consent, other)) newest.set(kindOf(consent), consent);
  }
  return [...newest.values()];
}

/** The evidence of one choice. */
export function makeConsent(choice: ConsentChoice, circumstances: ConsentCircumstances): Consent {
  const { id, customerId, contactPoint, wording, locale, now, cashierId, registerId, locationId } = circumstances;
  return {
    id,
    version: 0,
    createdAt: now,
    updatedAt: now,
    originRegisterId: registerId,
    customerId,
    channel: choice.channel,
    state: choice.state,
    purpose: choice.purpose ?? 'marketing',
    source: choice.source ?? 'register',
    contactPoint,
    wording: wording.text,
    wordingVersion: wording.version,
    locale,
    recordedAt: now,
    recordedBy: cashierId,
    registerId,
    locationId,
  };
}

/** What a channel reaches a customer by: E.164 where the number is valid. Null where there is none. */
export function contactPointOf(channel: ConsentChannel, customer: Pick<Customer, 'phone' | 'email' | 'address'>): string | null {
  if (channel === 'email') return customer.email;
  if (channel !== 'post') return customer.phone && (customer.phone.e164 ?? customer.phone.typed);
  const { line1, line2, city, region, postalCode, country } = customer.address ?? {};
  return [line1, line2, city, region, postalCode, country].filter(Boolean).join(', ') || null;
}

/** For what somebody said stop, each as one text: channel, purpose and contact point. */
export function stopsOf(consents: readonly Consent[]): string[] {
  return newestConsents(consents).flatMap((consent) => (consent.state === 'unsubscribed' ? kindOf(consent) : []));
}

/** What a choice is about, however its contact point was typed. */
export function kindOf({ channel, purpose, contactPoint }: Pick<Consent, 'channel' | 'purpose' | 'contactPoint'>): string {
  const point =
    channel === 'sms' || channel === 'phone' ? phoneDigits(contactPoint) || contactPoint : normalizeEmail(contactPoint);
  return `${channel} ${purpose} ${point}`;
}

/** Ids sort by time where two choices fall into one millisecond. */
function isNewer(consent: Consent, other: Consent): boolean {
  return consent.recordedAt === other.recordedAt ? consent.id > other.id : consent.recordedAt > other.recordedAt;
}
