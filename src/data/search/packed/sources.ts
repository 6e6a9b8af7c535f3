import { EMAIL_MARK, PHONE_END_MARK, PHONE_MARK } from '../terms.js';
import { ADDRESSES_A_KEY } from './pack-emails.js';
import { endNumber, nationalNumber, NUMBER_LENGTH, numberBehind, paddedNumber } from './packed-number.js';
import type { PackedEmails, PackedPhones, PackedWords, SegmentData } from './segment-data.js';
import { encodeText, keyBehind, keyOf } from './text-bytes.js';
import { compareAt, firstWhere } from './text-column.js';
import { beginningWith, type WordRange, wordItself } from './word-table.js';

/** Customers of a segment who have one thing. */
export interface Source {
  /** As many as `each` looks at; one may come twice. */
  readonly size: number;
  each(visit: (place: number) => void): void;
  has(place: number): boolean;
}

/** Who has a word: those of whose words one begins so, and those who have the very word. */
export interface WordSources {
  readonly begins: readonly Source[];
  readonly exact: readonly Source[];
}

const AT_SIGN = 0x40;
const NOBODY: WordSources = { begins: [], exact: [] };

/** Where a word of a query leads in a segment. Contacts go by the whole alone where a part would give them away. */
export function sourcesOf(data: SegmentData, word: string, wholeContactsOnly: boolean): WordSources {
  const [mark, rest] = [word.charAt(0), word.slice(1)];
  const isContact = mark === EMAIL_MARK || mark === PHONE_MARK || mark === PHONE_END_MARK;
  if (!isContact) return inWords(data.words, word);
  const isWhole = mark === PHONE_MARK || (mark === EMAIL_MARK && rest.includes('@'));
  if (wholeContactsOnly && !isWhole) return NOBODY;
  const here = mark === EMAIL_MARK ? inEmails(data.emails, rest) : inPhones(data.phones, mark, rest);
  const words = inWords(data.words, word);
  const exact = [...words.exact, ...here.exact];
  return { begins: wholeContactsOnly ? exact : [...words.begins, ...here.begins], exact };
}

function inWords(words: PackedWords, word: string): WordSources {
  const bytes = encodeText(word);
  const range = beginningWith(words.table, bytes);
  if (range.from === range.to) return NOBODY;
  const itself = wordItself(words.table, range, bytes);
  return { begins: [wordSource(words, range)], exact: itself.from < itself.to ? [wordSource(words, itself)] : [] };
}

function wordSource({ starts, places, customerStarts, ofCustomers }: PackedWords, { from, to }: WordRange): Source {
  const [first, end] = [starts[from] ?? 0, starts[to] ?? 0];
  return {
    size: end - first,
    each: (visit) => {
      for (let at = first; at < end; at += 1) visit(places[at] ?? 0);
    },
    has: (place) => {
      const behind = customerStarts[place + 1] ?? 0;
      for (let at = customerStarts[place] ?? 0; at < behind; at += 1) {
        const word = ofCustomers[at] ?? 0;
        if (word >= from && word < to) return true;
      }
      return false;
    },
  };
}

function inPhones(phones: PackedPhones, mark: string, digits: string): WordSources {
  if (digits.length > NUMBER_LENGTH || digits === '') return NOBODY;
  const { numbers, lengths, callingCodes, byNumber, byNational, byEnd } = phones;
  const [low, high] = [paddedNumber(digits), numberBehind(digits)];
  const numberAt = (place: number): number => numbers[place] ?? 0;
  const lengthAt = (place: number): number => lengths[place] ?? 0;
  const codeAt = (place: number): number => callingCodes[place] ?? 0;
  const tables =
    mark === PHONE_END_MARK
      ? [{ places: byEnd, key: (place: number) => endNumber(numberAt(place), lengthAt(place)), length: lengthAt }]
      : [
          { places: byNumber, key: numberAt, length: lengthAt },
          {
            places: byNational,
            key: (place: number) => nationalNumber(numberAt(place), codeAt(place)),
            length: (place: number) => (codeAt(place) === 0 ? 0 : lengthAt(place) - codeAt(place)),
          },
        ];
  // Zeros behind a shorter number are none of its digits.
  const sources = tables.map(({ places, key, length }) => ({
    begins: rangeSource(places, key, [low, high], (place) => length(place) >= digits.length),
    exact: rangeSource(places, key, [low, low + 1], (place) => length(place) === digits.length),
  }));
  return { begins: sources.map(({ begins }) => begins), exact: sources.map(({ exact }) => exact) };
}

/** Of the places with a key within `[low, high)` those that `fits` as well. */
function rangeSource(
  places: Uint16Array,
  key: (place: number) => number,
  [low, high]: readonly [number, number],
  fits: (place: number) => boolean,
): Source {
  const from = firstWhere(0, places.length, (at) => key(places[at] ?? 0) >= low);
  const to = firstWhere(from, places.length, (at) => key(places[at] ?? 0) >= high);
  return {
    size: to - from,
    each: (visit) => {
      for (let at = from; at < to; at += 1) {
        const place = places[at] ?? 0;
        if (fits(place)) visit(place);
      }
    },
    has: (place) => fits(place) && key(place) >= low && key(place) < high,
  };
}

/** Of places that all have it. */
function placesSource(places: Uint16Array, from: number, to: number, has: (place: number) => boolean): Source {
  return {
    size: to - from,
    each: (visit) => {
      for (let at = from; at < to; at += 1) visit(places[at] ?? 0);
    },
    has,
  };
}

function inEmails(emails: PackedEmails, text: string): WordSources {
  if (text === '') return { begins: [wholeSource(emails)], exact: [] };
  const addresses = inAddresses(emails, text);
  const { domainNames, domainStarts, byDomain, domains } = emails;
  const bytes = encodeText(text);
  const count = domainNames.starts.length - 1;
  const from = firstWhere(0, count, (domain) => compareAt(domainNames, domain, bytes, true) >= 0);
  const to = firstWhere(from, count, (domain) => compareAt(domainNames, domain, bytes, true) > 0);
  if (from === to) return addresses;
  const domainSource = (behind: number): Source =>
    placesSource(byDomain, domainStarts[from + 1] ?? 0, domainStarts[behind + 1] ?? 0, (place) => {
      const domain = (domains[place] ?? 0) - 1;
      return domain >= from && domain < behind;
    });
  const isWhole = compareAt(domainNames, from, bytes, false) === 0;
  return {
    begins: [...addresses.begins, domainSource(to)],
    exact: isWhole ? [...addresses.exact, domainSource(from + 1)] : addresses.exact,
  };
}

/** Whoever has an e-mail. */
function wholeSource({ byAddress, locals, domains }: PackedEmails): Source {
  const has = (place: number): boolean =>
    (domains[place] ?? 0) > 0 || (locals.starts[place + 1] ?? 0) > (locals.starts[place] ?? 0);
  return placesSource(byAddress, 0, byAddress.length, has);
}

function inAddresses(emails: PackedEmails, text: string): WordSources {
  const { byAddress, addressKeys } = emails;
  const bytes = encodeText(text);
  const compare = (place: number): number => compareAddress(emails, place, bytes);
  const [low, high] = [keyOf(bytes, 0, bytes.length), keyBehind(bytes)];
  const keyed = (isBehind: (key: number) => boolean): readonly [number, number] => {
    const key = firstWhere(0, addressKeys.length, (candidate) => isBehind(addressKeys[candidate] ?? 0));
    return [Math.max(0, key - 1) * ADDRESSES_A_KEY, Math.min(byAddress.length, key * ADDRESSES_A_KEY)];
  };
  const [fromLow, fromHigh] = keyed((key) => key >= low);
  const [, toHigh] = keyed((key) => key >= high);
  const from = firstWhere(fromLow, Math.max(fromHigh, toHigh), (candidate) => compare(byAddress[candidate] ?? 0) >= 0);
  // A key tells no more than the first letters: those that have them may well stand behind.
  const to = firstWhere(from, toHigh, (candidate) => compare(byAddress[candidate] ?? 0) > 0);
  if (from >= to) return NOBODY;
  const has = (place: number): boolean => compare(place) === 0;
  const isWhole = (place: number): boolean => has(place) && addressLength(emails, place) === bytes.length;
  // The address itself comes before those that go on.
  const behind = firstWhere(from, to, (candidate) => !isWhole(byAddress[candidate] ?? 0));
  return {
    begins: [placesSource(byAddress, from, to, has)],
    exact: behind > from ? [placesSource(byAddress, from, behind, isWhole)] : [],
  };
}

/** How the beginning of an address compares with a text: at zero where it begins so. */
function compareAddress({ locals, domains, domainNames }: PackedEmails, place: number, wanted: Uint8Array): number {
  const start = locals.starts[place] ?? 0;
  const localLength = (locals.starts[place + 1] ?? 0) - start;
  const domain = domains[place] ?? 0;
  const domainStart = domain === 0 ? 0 : (domainNames.starts[domain - 1] ?? 0);
  const domainEnd = domain === 0 ? 0 : (domainNames.starts[domain] ?? 0);
  for (let at = 0; at < wanted.length; at += 1) {
    let byte = -1;
    if (at < localLength) byte = locals.bytes[start + at] ?? -1;
    else if (domain > 0 && at === localLength) byte = AT_SIGN;
    else if (domain > 0 && domainStart + at - localLength - 1 < domainEnd) {
      byte = domainNames.bytes[domainStart + at - localLength - 1] ?? -1;
    }
    const difference = byte - (wanted[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function addressLength({ locals, domains, domainNames }: PackedEmails, place: number): number {
  const local = (locals.starts[place + 1] ?? 0) - (locals.starts[place] ?? 0);
  const domain = domains[place] ?? 0;
  return domain === 0 ? local : local + 1 + (domainNames.starts[domain] ?? 0) - (domainNames.starts[domain - 1] ?? 0);
}
