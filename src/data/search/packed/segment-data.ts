import type { TextColumn } from './text-column.js';
import type { WordTable } from './word-table.js';

/**
 * Customers packed to be searched: they never change, and stand in the order of the list, so that a place in it is a rank.
 * Nothing but typed arrays, so that they can be kept and handed over as they are.
 */
export interface SegmentData extends PackedIds {
  /** The change each is as of. */
  readonly changes: Uint32Array<ArrayBuffer>;
  readonly names: TextColumn;
  /** The first bytes of the folded names, which the list goes by. */
  readonly nameKeys: Float64Array<ArrayBuffer>;
  readonly words: PackedWords;
  readonly phones: PackedPhones;
  readonly emails: PackedEmails;
  readonly extras: PackedExtras;
  readonly listed: PackedListed;
}

export interface PackedIds {
  /** 16 bytes each. */
  readonly ids: Uint8Array<ArrayBuffer>;
  /** Places in the order of the ids. */
  readonly byId: Uint16Array<ArrayBuffer>;
  /** The first bytes of every 16th of these. */
  readonly idKeys: Float64Array<ArrayBuffer>;
}

/** Words of names, codes and parts of e-mails, and who has them. */
export interface PackedWords {
  readonly table: WordTable;
  /** Where the places of each word's customers begin in `places`. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly places: Uint16Array<ArrayBuffer>;
  /** Where the words of each customer begin in `ofCustomers`. */
  readonly customerStarts: Uint32Array<ArrayBuffer>;
  readonly ofCustomers: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
}

/** Numbers of up to 15 digits: each as a number with zeros behind to that length. */
export interface PackedPhones {
  readonly numbers: Float64Array<ArrayBuffer>;
  /** How many digits; 0 where there is none here. */
  readonly lengths: Uint8Array<ArrayBuffer>;
  /** How many of them are the calling code; 0 where it is no valid number. */
  readonly callingCodes: Uint8Array<ArrayBuffer>;
  readonly byNumber: Uint16Array<ArrayBuffer>;
  /** Without the calling code; those that have one. */
  readonly byNational: Uint16Array<ArrayBuffer>;
  /** From the last digit to the first. */
  readonly byEnd: Uint16Array<ArrayBuffer>;
}

export interface PackedEmails {
  /** What stands before the @, in lower case; empty where there is no e-mail. */
  readonly locals: TextColumn;
  /** Which domain, counted from 1; 0 where there is none. */
  readonly domains: Uint16Array<ArrayBuffer>;
  readonly domainTable: WordTable;
  readonly byAddress: Uint16Array<ArrayBuffer>;
  /** The first bytes of every 16th of these. */
  readonly addressKeys: Float64Array<ArrayBuffer>;
  readonly domainStarts: Uint32Array<ArrayBuffer>;
  readonly byDomain: Uint16Array<ArrayBuffer>;
}

/** What few customers have, as JSON. */
export interface PackedExtras {
  readonly places: Uint16Array<ArrayBuffer>;
  readonly texts: TextColumn;
}

/** What a list shows and filters by. */
export interface PackedListed {
  readonly statuses: Uint8Array<ArrayBuffer>;
  readonly types: Uint16Array<ArrayBuffer>;
  readonly typeNames: TextColumn;
  /** Milliseconds since 1970, each moment once: whole imports share one. */
  readonly moments: Float64Array<ArrayBuffer>;
  /** Which of these. */
  readonly createdAt: Uint16Array<ArrayBuffer>;
  /** Who has documents, and their expiries: see `daysOf`. */
  readonly documentPlaces: Uint16Array<ArrayBuffer>;
  readonly identityExpiries: Int32Array<ArrayBuffer>;
  readonly medicalExpiries: Int32Array<ArrayBuffer>;
  /** Who has an account, and what is in it. */
  readonly accountPlaces: Uint16Array<ArrayBuffer>;
  readonly points: Float64Array<ArrayBuffer>;
  /** See `daysOf`. */
  readonly pointsUntil: Int32Array<ArrayBuffer>;
  readonly creditUntil: Int32Array<ArrayBuffer>;
  /** 1: has store credit; 2: overspent. */
  readonly accountFlags: Uint8Array<ArrayBuffer>;
  /** Milliseconds since 1970; NaN where there was no sale. */
  readonly lastSaleAt: Float64Array<ArrayBuffer>;
}
