import { phoneDigits, withoutCallingCode } from '../../domain/contact.js';
import type { SearchAnswer, SearchResult } from '../../domain/customer-query.js';

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
  const national = whole.startsWith('+') ? withoutCallingCode(all) : all;
  return digits !== '' && [all, `00${all}`, `011${all}`, national, `0${national}`].includes(digits);
}
