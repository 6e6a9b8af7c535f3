import { phoneDigits } from './contact.js';
import { foldDigits } from './digits.js';
import { remembering } from './remembering.js';

/** Firefox has it since 125, our floor is 115. */
const graphemes = 'Segmenter' in Intl ? new Intl.Segmenter() : null;

/** First letter or digit of a name as people see it, accents and all, in upper case. Empty where there is none. */
export function initialOf(displayName: string, locale?: string): string {
  // Most names begin so, and in every language a capital is its own.
  if (/^[A-Z\d\u00c0-\u00d6\u00d8-\u00de][ -~\u00c0-\u024f]/.test(displayName)) return displayName.charAt(0);
  const found = /[\p{L}\p{N}]\p{M}*/u.exec(displayName);
  if (!found) return '';
  // Segmenting costs more than the rest of a summary, and every character of these stands alone.
  if (/^[ -~\u00c0-\u024f]+$/.test(displayName)) return found[0].toLocaleUpperCase(locale);
  return (firstGrapheme(displayName.slice(found.index)) || found[0]).toLocaleUpperCase(locale);
}

const firstGrapheme = remembering(256, (text) => {
  const first = graphemes?.segment(text)[Symbol.iterator]().next();
  return first?.done === false ? first.value.segment : '';
});

/** What was typed into search, as the field of a new customer it belongs to. */
export type TypedField = { readonly phone: string } | { readonly email: string } | { readonly displayName: string };

/** Whether somebody typed a phone number, an e-mail address (also one not yet finished) or a name. */
export function splitTyped(text: string): TypedField {
  const typed = text.trim();
  if (/^[^\s@]+@[^\s@]*$/.test(typed)) return { email: typed };
  const isPhone = /^[\d\s+()./#*–-]+$/.test(foldDigits(typed)) && phoneDigits(typed).length >= 3;
  return isPhone ? { phone: typed } : { displayName: typed };
}
