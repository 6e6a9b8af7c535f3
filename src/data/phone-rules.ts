import { getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import type { PhoneReader } from '../domain/contact.js';

const COUNTRIES = getCountries(metadata);

/** The rules of the world's phone numbers. Large: reached by `import()` alone. */
export const phoneReader: PhoneReader = {
  read: (typed, country) => {
    const number = parse(typed, country);
    return number?.isValid() ? number.number : null;
  },
  national: (e164) => parse(e164)?.formatNational() ?? e164,
  international: (e164) => parse(e164)?.formatInternational() ?? e164,
  countryOf: (e164) => parse(e164)?.country ?? null,
};

function parse(typed: string, country?: string): ReturnType<typeof parsePhoneNumberFromString> {
  const known = COUNTRIES.find((code) => code === country);
  // `extract: false`: a sentence with a number in it is no number.
  return parsePhoneNumberFromString(typed, known ? { extract: false, defaultCountry: known } : { extract: false }, metadata);
}
