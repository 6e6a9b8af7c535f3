import type { CustomerFields } from './customer.js';

const FAMILY_FIRST = /^(?:hu|ja|ko|vi|zh)\b/;
/** Scripts whose names are written together, the family first, whatever language the register speaks. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]+$/u;

/**
 * What a customer is called: the display name, else given and family name in the locale's order, else the nickname,
 * else what a record without any name can be told by. Empty only where nothing of all that is given.
 */
export function displayNameOf(fields: Partial<CustomerFields>, locale = ''): string {
  const { givenName, familyName, displayName, nickname, code, email, phone } = fields;
  const names = [familyName, givenName].map((name) => name?.trim() ?? '').filter((name) => name !== '');
  const unspaced = names.every((name) => UNSPACED.test(name));
  const fullName = (unspaced || FAMILY_FIRST.test(locale) ? names : names.reverse()).join(unspaced ? '' : ' ');
  const candidates = [displayName, fullName, nickname, code, email, phone];
  return candidates.find((candidate) => candidate?.trim())?.trim() ?? '';
}
