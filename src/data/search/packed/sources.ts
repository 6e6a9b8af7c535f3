import { ADDRESSES_A_KEY } from './pack-emails.js';
import { endNumber, nationalNumber } from './packed-number.js';
import type { QueryDigits, QueryText, QueryWord } from './query-word.js';
import type { PackedEmails, PackedPhones, PackedWords, SegmentData } from './segment-data.js';
import { firstKeyFrom, firstWhere } from './text-column.js';
import { beginningWith, type WordRange, wordItself } from './word-table.js';

/** Customers of a segment who have one thing: `[from, to)` of a list of places, in which one may come twice. */
export interface Source {
  readonly places: Uint16Array;
  readonly from: number;
  readonly to: number;
  readonly has: (place: number) => boolean;
}

/** Who has a word: those of whose words one begins so, and those who have the very word. */
export interface WordSources {
  readonly begins: readonly Source[];
  readonly exact: readonly Source[];
  /** As many as `begins` lists. */
  readonly size: number;
  /** As many as `exact` lists. */
  readonly exactSize: number;
}

const AT_SIGN = 0x40;
export const NO_SOURCES: WordSources = { begins: [], exact: [], size: 0, exactSize: 0 };

/** Where a word of a query leads in a segment. Contacts go by the whole alone where a part would give them away. */
export function sourcesOf(data: SegmentData, word: QueryWord, wholeContactsOnly: boolean): WordSources {
  const { text, isContact, email, digits, isWhole } = word;
  if (!isContact) return inWords(data.words, text);
  if (wholeContactsOnly && !isWhole) return NO_SOURCES;
  const here = email ? inEmails(data.emails, email) : inPhones(data.phones, digits);
  const words = inWords(data.words, text);
  const exact = both(words.exact, here.exact);
  return wordSources(wholeContactsOnly ? exact : both(words.begins, here.begins), exact);
}

export function wordSources(begins: readonly Source[], exact: readonly Source[]): WordSources {
  return { begins, exact, size: sizeOf(begins), exactSize: sizeOf(exact) };
}

function sizeOf(sources: readonly Source[]): number {
  let size = 0;
  for (const { from, to } of sources) size += to - from;
  return size;
}

function both(some: readonly Source[], others: readonly Source[]): readonly Source[] {
  if (some.length === 0) return others;
  return others.length === 0 ? some : [...some, ...others];
}

function inWords(words: PackedWords, text: QueryText): WordSources {
  const range = beginningWith(words.table, text);
  if (range.from === range.to) return NO_SOURCES;
  const itself = wordItself(words.table, range, text.bytes);
  return wordSources([wordSource(words, range)], itself.from < itself.to ? [wordSource(words, itself)] : []);
}

function wordSource({ starts, places, customerStarts, ofCustomers }: PackedWords, { from, to }: WordRange): Source {
  const has = (place: number): boolean => {
    const behind = customerStarts[place + 1] ?? 0;
    for (let at = customerStarts[place] ?? 0; at < behind; at += 1) {
      const word = ofCustomers[at] ?? 0;
      if (word >= from && word < to) return true;
    }
    return false;
  };
  return { places, from: starts[from] ?? 0, to: starts[to] ?? 0, has };
}

function inPhones(phones: PackedPhones, digits: QueryDigits | null): WordSources {
  if (!digits) return NO_SOURCES;
  const { numbers, lengths, callingCodes, byNumber, byNational, byEnd } = phones;
  const numberAt = (place: number): number => numbers[place] ?? 0;
  const lengthAt = (place: number): number => lengths[place] ?? 0;
  const codeAt = (place: number): number => callingCodes[place] ?? 0;
  if (digits.isEnd) return inNumbers(byEnd, (place) => endNumber(numberAt(place), lengthAt(place)), lengthAt, digits);
  const whole = inNumbers(byNumber, numberAt, lengthAt, digits);
  const national = inNumbers(
    byNational,
    (place) => nationalNumber(numberAt(place), codeAt(place)),
    (place) => (codeAt(place) === 0 ? 0 : lengthAt(place) - codeAt(place)),
    digits,
  );
  return wordSources(both(whole.begins, national.begins), both(whole.exact, national.exact));
}

/** Of places in the order of their keys those with a key within `[low, high)` that have so many digits. */
function inNumbers(
  places: Uint16Array,
  key: (place: number) => number,
  lengthAt: (place: number) => number,
  { length, low, high }: QueryDigits,
): WordSources {
  const from = firstWhere(0, places.length, (at) => key(places[at] ?? 0) >= low);
  const to = firstWhere(from, places.length, (at) => key(places[at] ?? 0) >= high);
  if (from === to) return NO_SOURCES;
  // Zeros behind a shorter number are none of its digits: it has the same key as the number that ends in them.
  const behind = firstWhere(from, to, (at) => key(places[at] ?? 0) > low);
  const alike = places.subarray(from, behind);
  const isWhole = (place: number): boolean => lengthAt(place) === length && key(place) === low;
  const exact = alike.filter(isWhole);
  const exactSource = { places: exact, from: 0, to: exact.length, has: isWhole };
  const begins = alike.filter((place) => lengthAt(place) >= length);
  const isShorter = begins.length < alike.length;
  const has = (place: number): boolean => lengthAt(place) >= length && key(place) >= low && key(place) < high;
  const sources = [{ places, from: isShorter ? behind : from, to, has }];
  if (isShorter) sources.push({ places: begins, from: 0, to: begins.length, has });
  return wordSources(sources, exact.length > 0 ? [exactSource] : []);
}

function inEmails(emails: PackedEmails, text: QueryText): WordSources {
  if (text.bytes.length === 0) return wordSources([wholeSource(emails)], []);
  const addresses = inAddresses(emails, text);
  const { domainTable, domainStarts, byDomain, domains } = emails;
  const { from, to } = beginningWith(domainTable, text);
  if (from === to) return addresses;
  const domainSource = (behind: number): Source => {
    const has = (place: number): boolean => {
      const domain = (domains[place] ?? 0) - 1;
      return domain >= from && domain < behind;
    };
    return { places: byDomain, from: domainStarts[from + 1] ?? 0, to: domainStarts[behind + 1] ?? 0, has };
  };
  const itself = wordItself(domainTable, { from, to }, text.bytes);
  const exact = itself.from < itself.to ? [...addresses.exact, domainSource(itself.to)] : addresses.exact;
  return wordSources([...addresses.begins, domainSource(to)], exact);
}

/** Whoever has an e-mail. */
function wholeSource({ byAddress, locals, domains }: PackedEmails): Source {
  const has = (place: number): boolean =>
    (domains[place] ?? 0) > 0 || (locals.starts[place + 1] ?? 0) > (locals.starts[place] ?? 0);
  return { places: byAddress, from: 0, to: byAddress.length, has };
}

function inAddresses(emails: PackedEmails, { bytes, low, high }: QueryText): WordSources {
  const { byAddress, addressKeys } = emails;
  const compare = (place: number): number => compareAddress(emails, place, bytes);
  const [lowKey, highKey] = [firstKeyFrom(addressKeys, low, 0), firstKeyFrom(addressKeys, high, 0)];
  const fromLow = Math.max(0, lowKey - 1) * ADDRESSES_A_KEY;
  const toHigh = Math.min(byAddress.length, highKey * ADDRESSES_A_KEY);
  const fromHigh = Math.max(toHigh, Math.min(byAddress.length, lowKey * ADDRESSES_A_KEY));
  const from = firstWhere(fromLow, fromHigh, (candidate) => compare(byAddress[candidate] ?? 0) >= 0);
  if (from >= toHigh || compare(byAddress[from] ?? 0) !== 0) return NO_SOURCES;
  // A key tells no more than the first letters: those that have them may well stand behind.
  const to = firstWhere(from, toHigh, (candidate) => compare(byAddress[candidate] ?? 0) > 0);
  const has = (place: number): boolean => compare(place) === 0;
  const isWhole = (place: number): boolean => has(place) && addressLength(emails, place) === bytes.length;
  const begins = [{ places: byAddress, from, to, has }];
  if (!isWhole(byAddress[from] ?? 0)) return wordSources(begins, []);
  // The address itself comes before those that go on.
  const behind = firstWhere(from, to, (candidate) => !isWhole(byAddress[candidate] ?? 0));
  return wordSources(begins, [{ places: byAddress, from, to: behind, has: isWhole }]);
}

/** How the beginning of an address compares with a text: at zero where it begins so. */
function compareAddress(
  { locals, domains, domainTable: { words: names } }: PackedEmails,
  place: number,
  wanted: Uint8Array,
): number {
  const start = locals.starts[place] ?? 0;
  const localLength = (locals.starts[place + 1] ?? 0) - start;
  const domain = domains[place] ?? 0;
  const domainStart = domain === 0 ? 0 : (names.starts[domain - 1] ?? 0);
  const domainEnd = domain === 0 ? 0 : (names.starts[domain] ?? 0);
  for (let at = 0; at < wanted.length; at += 1) {
    let byte = -1;
    if (at < localLength) byte = locals.bytes[start + at] ?? -1;
    else if (domain > 0 && at === localLength) byte = AT_SIGN;
    else if (domain > 0 && domainStart + at - localLength - 1 < domainEnd) {
      byte = names.bytes[domainStart + at - localLength - 1] ?? -1;
    }
    const difference = byte - (wanted[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function addressLength({ locals, domains, domainTable: { words: names } }: PackedEmails, place: number): number {
  const local = (locals.starts[place + 1] ?? 0) - (locals.starts[place] ?? 0);
  const domain = domains[place] ?? 0;
  return domain === 0 ? local : local + 1 + (names.starts[domain] ?? 0) - (names.starts[domain - 1] ?? 0);
}
