import { phoneDigits } from './contact.js';
import type { Customer } from './customer.js';
import { foldText } from './search-text.js';

/** Whether a text that somebody typed elsewhere names the person. */
export type NamesPerson = (text: string) => boolean;

/** Shorter ones stand in half of all texts. */
const SHORTEST_PHONE = 7;

/**
 * Tells texts that name this customer: those that are one of their names, contacts or addresses, and those in which the
 * whole name, the e-mail or the phone stands. A family name alone is a word like others: *Lee Jeans* names nobody.
 */
export function namesPerson(customer: Customer | null): NamesPerson {
  if (!customer) return () => false;
  const { displayName, givenName, familyName, nickname, phone, email, address, birthDate, code, note } = customer;
  const own = [displayName, givenName, familyName, nickname, email, birthDate, code, note];
  const { line1, line2, city, postalCode } = address ?? {};
  const custom = Object.values(customer.custom).filter((value) => typeof value === 'string');
  const phones = [phone?.typed, phone?.e164].filter((text) => text !== undefined && text !== null);
  const whole = new Set(
    [...own, line1, line2, city, postalCode, ...custom, ...phones].flatMap((text) => (text ? foldText(text) : [])),
  );
  whole.delete('');
  const numbers = new Set(phones.map(phoneDigits).filter(({ length }) => length >= SHORTEST_PHONE));
  const names = displayName.trim().includes(' ') ? [displayName] : [];
  const parts = [...names, ...phones.filter((text) => phoneDigits(text).length >= SHORTEST_PHONE), ...(email ? [email] : [])];
  const within = parts.map((text) => foldText(text)).filter((text) => text !== '');
  return (text) => {
    const folded = foldText(text);
    return whole.has(folded) || numbers.has(phoneDigits(text)) || within.some((part) => standsIn(folded, part));
  };
}

/** Whether it stands there by itself, and is no part of a longer word or number. */
function standsIn(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const [before, behind] = [text.slice(0, at), text.slice(at + part.length)];
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(behind)) return true;
  }
  return false;
}
