import { consentState } from '../../domain/consent.js';
import { normalizeEmail } from '../../domain/contact.js';
import type { ConsentChoice, ConsentState } from '../../domain/consent.js';
import type { CustomerDetails, CustomerPhone } from '../../domain/customer.js';
import { phoneKey } from '../../domain/national-phone.js';

export type OptInChannel = 'sms' | 'email';

/** What was chosen at the switch, and for which number or address. */
export interface OptInChoice {
  readonly state: 'subscribed' | 'unsubscribed';
  /** Empty where the switch came before the number: it then counts for the first one typed. */
  readonly contactPoint: string;
}

/** Text of a contact point as two spellings of it compare. */
export function contactKey(channel: OptInChannel, text: string): string {
  return channel === 'sms' ? phoneKey(text) : normalizeEmail(text);
}

/** What is on record for the number or address that stands in the field now. */
export function recordedState(channel: OptInChannel, text: string, details: CustomerDetails | null): ConsentState {
  if (text.trim() === '' || details === null) return 'not-asked';
  return consentState(details.consents, channel, pointOf(channel, text, details.customer.phone));
}

/** What the switch shows: a choice made here, as long as it stands beside what it was made for, else what is on record. */
export function shownState(
  channel: OptInChannel,
  text: string,
  details: CustomerDetails | null,
  choice: OptInChoice | undefined,
): ConsentState {
  return choice && choiceCounts(channel, text, choice) ? choice.state : recordedState(channel, text, details);
}

/** Whether a choice was made for this number or address. */
export function choiceCounts(channel: OptInChannel, text: string, choice: OptInChoice): boolean {
  return choice.contactPoint === '' || choice.contactPoint === contactKey(channel, text);
}

/** The choice that pressing the switch makes; undefined where it only takes the last press back. */
export function choiceOf(
  channel: OptInChannel,
  text: string,
  on: boolean,
  details: CustomerDetails | null,
): OptInChoice | undefined {
  const recorded = recordedState(channel, text, details);
  if (on ? recorded === 'subscribed' : recorded !== 'subscribed' && recorded !== 'pending') return undefined;
  return { state: on ? 'subscribed' : 'unsubscribed', contactPoint: contactKey(channel, text) };
}

/** As `save` takes it. Purpose, wording and who asked are evidence that the client adds. */
export function consentChoice(channel: OptInChannel, choice: OptInChoice): ConsentChoice {
  return { channel, state: choice.state };
}

// Evidence of a number is kept under its E.164, which the form knows of the stored number alone.
function pointOf(channel: OptInChannel, text: string, stored: CustomerPhone | null): string {
  return channel === 'sms' && stored && isSameNumber(text, stored) ? (stored.e164 ?? stored.typed) : text;
}

function isSameNumber(text: string, stored: CustomerPhone): boolean {
  const key = phoneKey(text);
  return key === phoneKey(stored.typed) || (stored.e164 !== null && key === phoneKey(stored.e164));
}
