import { phoneDigits } from '../../domain/contact.js';
import type { SearchAnswer, SearchResult } from '../../domain/customer-query.js';

/** Calling codes by their first digits: 1 and 7, forty-odd of two digits, else three. */
const CALLING_CODE = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/**
 * The one customer whose whole phone, e-mail or code was typed: all that Enter may take without a choice.
 * A name is never enough, and two who share a phone are two.
 */
export function wholeMatch({ text, results, total }: SearchAnswer): SearchResult | null {
  const [only] = results;
  if (!only || total !== 1) return null;
  const typed = text.trim();
  return only.matches.some(({ field, text: whole }) => {
    if (field === 'phone') return isWholePhone(typed, whole);
    return (field === 'email' || field === 'code') && whole.toLowerCase() === typed.toLowerCase();
  })
    ? only
    : null;
}

function isWholePhone(typed: string, whole: string): boolean {
  const digits = phoneDigits(typed);
  const all = phoneDigits(whole);
  // At home people leave the calling code out, and in some countries dial a 0 in its place.
  const national = whole.startsWith('+') ? all.replace(CALLING_CODE, '') : all;
  return digits !== '' && [all, `00${all}`, `011${all}`, national, `0${national}`].includes(digits);
}
