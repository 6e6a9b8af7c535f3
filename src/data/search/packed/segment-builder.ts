import { compareByName } from '../../../domain/customer-list.js';
import { foldText } from '../../../domain/search-text.js';
import type { IndexEntry, Packable } from '../index-entry.js';
import { EMAIL_MARK, emailParts, nameWordsOf, PHONE_END_MARK, PHONE_MARK, phoneForms, reversed } from '../terms.js';
import { packEmails } from './pack-emails.js';
import { extraOf, packExtras } from './pack-extras.js';
import { packIds } from './pack-ids.js';
import { packListed } from './pack-listed.js';
import { packPhones } from './pack-phones.js';
import { packWords } from './pack-words.js';
import { type PackedNumber, packedNumberOf } from './packed-number.js';
import type { SegmentData } from './segment-data.js';
import { sortByKey } from './sort-by-key.js';
import type { Sliced } from './sort-in-slices.js';
import { keyOfText } from './text-bytes.js';
import { TextColumnWriter } from './text-column.js';

/** A customer on the way into a segment. */
export interface BuiltCustomer {
  readonly entry: IndexEntry;
  readonly words: readonly string[];
  readonly number: PackedNumber | null;
  readonly email: { readonly address: string; readonly local: string; readonly domain: string } | null;
  readonly extra: string;
}

/** How a customer is read for a segment. */
export function builtCustomer(customer: Packable): BuiltCustomer {
  const entry = { ...customer, foldedName: foldText(customer.displayName) };
  const number = packedNumberOf(entry.phone);
  const email = entry.email ? emailParts(entry.email) : null;
  const words = nameWordsOf(entry);
  if (email) words.push(...email.parts.map((part) => EMAIL_MARK + part));
  words.push(...numberWords(entry.phone, number));
  return { entry, words: [...new Set(words)], number, email, extra: extraOf(entry) };
}

/** Packs up to `SEGMENT_SIZE` customers, each of whom is there once. */
export function* packSegment(customers: readonly BuiltCustomer[]): Sliced<SegmentData> {
  const sorted = yield* sortByKey(customers, nameKeyOf, compareBuilt);
  const names = new TextColumnWriter(sorted.length);
  const nameKeys = new Float64Array(sorted.length);
  const changes = new Uint32Array(sorted.length);
  for (const [place, { entry }] of sorted.entries()) {
    names.add(entry.displayName);
    nameKeys[place] = nameKeyOf({ entry });
    changes[place] = entry.n;
    if (place % 2_048 === 0) yield;
  }
  return {
    ...(yield* packIds(sorted)),
    changes,
    names: names.done(),
    nameKeys,
    words: yield* packWords(sorted),
    phones: yield* packPhones(sorted),
    emails: yield* packEmails(sorted),
    extras: packExtras(sorted),
    listed: yield* packListed(sorted),
  };
}

function nameKeyOf({ entry }: Pick<BuiltCustomer, 'entry'>): number {
  return keyOfText(entry.foldedName);
}

function compareBuilt(a: BuiltCustomer, b: BuiltCustomer): number {
  return compareByName(a.entry, b.entry);
}

/** The spellings of a number that the packed table does not hold, as words. */
function numberWords(phone: IndexEntry['phone'], number: PackedNumber | null): string[] {
  if (!phone) return [];
  const forms = phoneForms(phone);
  if (!number) return [...forms.map((form) => PHONE_MARK + form), PHONE_END_MARK + reversed(forms[0] ?? '')];
  const { digits, callingCode } = number;
  const packed = [digits, digits.slice(callingCode)];
  return forms.filter((form) => !packed.includes(form)).map((form) => PHONE_MARK + form);
}
