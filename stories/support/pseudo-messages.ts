import { accountEn } from '../../src/ui/i18n/account/en.js';
import { commonEn } from '../../src/ui/i18n/common/en.js';
import { formEn } from '../../src/ui/i18n/form/en.js';
import { panelEn } from '../../src/ui/i18n/panel/en.js';
import { searchEn } from '../../src/ui/i18n/search/en.js';
import type { Message, Phrasing } from '../../src/ui/i18n/words.js';

const LETTERS = new Map([...'aceilnorsuyACEILNORSUY'].map((letter, at) => [letter, [...'áçéíļñöřšúýÁÇÉÍĻÑÖŘŠÚÝ'][at] ?? letter]));

/** Says a placeholder as the placeholder: what a message does with its arguments shows in its text. */
const values = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
const phrasing: Phrasing = {
  locale: 'en',
  number: String,
  plural: (_, forms) => forms.other,
};

/** Every English message with accents and a third more length, in brackets: what is not translated, or cut, shows at once. */
export function pseudoMessages(): Record<string, string> {
  const all: Record<string, unknown> = { ...commonEn, ...searchEn, ...formEn, ...accountEn, ...panelEn };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, message]) => {
      const text = textOf(message as Message);
      return text === null ? [] : [[key, pseudo(text)]];
    }),
  );
}

/** Null for one that does more with its arguments than to say them. */
function textOf(message: Message): string | null {
  if (typeof message === 'string') return message;
  try {
    return message(values as never, phrasing);
  } catch {
    return null;
  }
}

function pseudo(text: string): string {
  const accented = text
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith('{') ? part : [...part].map((letter) => LETTERS.get(letter) ?? letter).join('')))
    .join('');
  return `[${accented}${'·'.repeat(Math.ceil(text.length / 3))}]`;
}
