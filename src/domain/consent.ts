import type { Timestamp } from './clock.js';
import type { CustomerId } from './id.js';
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
