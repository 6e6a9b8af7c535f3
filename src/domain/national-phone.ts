import { phoneDigits } from './contact.js';

/** Countries of the North American plan that write numbers in this way. */
const NORTH_AMERICA = new Set(['US', 'CA', 'PR']);

/**
 * A number as people write it at home: `(505) 555-0147`. Numbers of other plans stay as they are: their rules are large
 * and with the client, which judges every number.
 *
 * @param country Of the shop, ISO 3166-1.
 */
export function nationalPhone(text: string, country: string): string {
  const match = /^1?(\d{3})(\d{3})(\d{4})$/.exec(phoneDigits(text));
  const isNorthAmerican = NORTH_AMERICA.has(country) && (!text.trim().startsWith('+') || text.trim().startsWith('+1'));
  if (!match || !isNorthAmerican || /[a-z#*,;]/i.test(text)) return text;
  const [, area = '', exchange = '', line = ''] = match;
  return `(${area}) ${exchange}-${line}`;
}

/** Digits by which two spellings of a number compare: with and without the 1 of North America. */
export function phoneKey(text: string): string {
  return phoneDigits(text).replace(/^1(?=\d{10}$)/, '');
}
