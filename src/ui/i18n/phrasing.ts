import type { Phrasing } from './words.js';

const made = new Map<string, Phrasing>();

/** The phrasing of a locale. One that the browser does not know speaks English. */
export function phrasingOf(locale: string): Phrasing {
  let phrasing = made.get(locale);
  if (!phrasing) {
    phrasing = makePhrasing(isLocale(locale) ? locale : 'en');
    made.set(locale, phrasing);
  }
  return phrasing;
}

/** Whether a text is written as BCP 47 wants it. */
export function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function makePhrasing(locale: string): Phrasing {
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  return {
    locale,
    number: (value) => numbers.format(value),
    plural: (count, forms) => forms[plurals.select(count)] ?? forms.other,
  };
}
