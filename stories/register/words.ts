import type { Language } from './settings.js';
import { en } from './words/en.js';
import type { Words } from './words/en.js';
import { es } from './words/es.js';
import { fr } from './words/fr.js';

const LANGUAGES: Readonly<Record<Language, Words>> = { en, es, fr };
let language: Language = 'en';

/** Speaks this language from now on, and re-reads every `data-word` of the page. */
export function speak(chosen: Language): void {
  language = chosen;
  document.documentElement.lang = chosen;
  document.title = say('page.title');
  translate(document);
  for (const template of document.querySelectorAll('template')) translate(template.content);
}

/** A sentence of the page, with its placeholders filled in. */
export function say(word: keyof Words, values: Readonly<Record<string, string>> = {}): string {
  return LANGUAGES[language][word].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** As `say()`, for a word that comes from elsewhere; undefined where this page does not have it. */
export function sayIfKnown(word: string): string | undefined {
  return isWord(word) ? say(word) : undefined;
}

/** A sentence that counts, in the language's own plural. English, Spanish and French need two forms. */
export function sayCount(word: 'cart.count' | 'customers.count', count: number): string {
  const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
  return say(`${word}.${form}`, { count: number(count) });
}

export function number(value: number): string {
  return isolated(new Intl.NumberFormat(region()).format(value));
}

/** An amount in minor units of the shop's currency. */
export function money(amountMinor: number): string {
  const format = new Intl.NumberFormat(region(), { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' });
  return isolated(format.format(amountMinor / 100));
}

/** The day and time of a moment. */
export function time(timestamp: string): string {
  return new Intl.DateTimeFormat(region(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(timestamp));
}

/** A share such as 0.0825, with two decimals at most. */
export function percent(share: number): string {
  return isolated(new Intl.NumberFormat(region(), { style: 'percent', maximumFractionDigits: 2 }).format(share));
}

/** The language as this shop's country writes it: Spanish with a decimal point. */
function region(): string {
  return `${language}-US`;
}

/** Keeps a figure in one piece where the page runs right to left: "$" would else wander to its other side. */
function isolated(figure: string): string {
  return document.documentElement.dir === 'rtl' ? `\u2068${figure}\u2069` : figure;
}

function translate(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-word]')) {
    const { word } = element.dataset;
    if (isWord(word)) element.textContent = say(word);
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-label]')) {
    const { label } = element.dataset;
    if (isWord(label)) element.setAttribute('aria-label', say(label));
  }
}

function isWord(word: string | undefined): word is keyof Words {
  return word !== undefined && word in en;
}
