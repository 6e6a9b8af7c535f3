import { foldDigits } from './digits.js';

/** Letters that do not come apart into a plain one and an accent, as they are typed without their key. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
};
const SPELLED_LETTERS = new RegExp(`[${Object.keys(SPELLED).join('')}]`, 'g');

/** Marks that come off, but only of these letters: elsewhere U+0300 to U+036F may be part of the spelling. */
const ACCENTS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u0300-\u036f]+/gu;

// Apostrophes of every shape; Hebrew points; Arabic harakat with the hamzas and maddas of decomposed letters, Quranic
// signs, tatweel; variation selectors; characters nobody sees.
const DROPPED_RANGES =
  "'`\\u2018\\u2019\\u201b\\u2032\\u02b9-\\u02bf\\u02c8\\ua78b\\ua78c\\u05f3\\u05f4\\uff07" +
  '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7' +
  '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u08d3-\\u08ff' +
  '\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}\\p{Cf}';
const DROPPED = new RegExp(`[${DROPPED_RANGES}]+`, 'gu');
/** ASCII. */
const PLAIN = /^[ -~]*$/;
/** Texts of which each character folds on its own: with the letters of western Europe besides. */
const WESTERN = /^[ -~\u00c0-\u024f]*$/;
/** Words of which every character folds to one. */
const PLAIN_WORDS = /^[a-z0-9]+(?:[ .-][a-z0-9]+)*$/i;
/** For as long a text. */
const PLACES = Array.from({ length: 128 }, (_, place) => place);
const PLAIN_NO_WORD = /[^a-z0-9]+/g;
const NO_WORD = /[^\p{L}\p{N}\p{M}]+/gu;

/** What hangs on the character before it: marks, what is dropped, and compatibility forms that become one of these. */
const HANGING = `[\\p{M}´\\u0374\\u1fef\\u2033\\u2034\\u2057\\ufcf2-\\ufcf4\\ufe70-\\ufe7f\\uff40\\uff9e\\uff9f${DROPPED_RANGES}]*`;
// Hangul letters that become one syllable with what follows them, in every form they are written in: conjoining,
// compatibility, half-width, circled.
const HANGUL_LEAD =
  '[\\u1100-\\u1112\\u3131\\u3132\\u3134\\u3137-\\u3139\\u3141-\\u3143\\u3145-\\u314e\\u3260-\\u326d' +
  '\\uffa1\\uffa2\\uffa4\\uffa7-\\uffa9\\uffb1-\\uffb3\\uffb5-\\uffbe]';
const HANGUL_VOWEL = '[\\u1161-\\u1175\\u314f-\\u3163\\uffc2-\\uffc7\\uffca-\\uffcf\\uffd2-\\uffd7\\uffda-\\uffdc]';
const HANGUL_TAIL = '[\\u11a8-\\u11c2\\u3133\\u3135\\u3136\\u313a-\\u313f\\uffa3\\uffa5\\uffa6\\uffaa-\\uffaf]';
const HANGUL_SYLLABLE = '[\\uac00-\\ud7a3\\u326e-\\u327e]';
/** What folds on its own: a character with all that hangs on it, or the parts of one Hangul syllable. */
const CLUSTER = new RegExp(
  `(?:(?:${HANGUL_LEAD}${HANGING}${HANGUL_VOWEL}|${HANGUL_SYLLABLE})(?:${HANGING}${HANGUL_TAIL})?|.)${HANGING}`,
  'gsu',
);

const APOSTROPHE = /['`´‘’ʼ′＇]/;
const APOSTROPHES = new RegExp(APOSTROPHE, 'g');
const HYPHEN = /[-‐‑·־]/;
const HYPHENS = new RegExp(HYPHEN, 'g');

/**
 * One folding for names of every script, the same for what is stored and what is typed:
 *
 * - compatibility forms become plain ones: full-width, ligatures, Arabic presentation forms, half-width kana
 * - case goes, as do accents of Latin, Greek and Cyrillic letters; letters with a stroke and the like are spelled plainly
 * - Hebrew points, Arabic harakat and tatweel go; the forms of alef, yeh, kaf and heh become one each
 * - vowel signs and tone marks of every other script stay: in Thai and Indic names they are letters
 * - apostrophes and invisible characters go (*O’Brien* is `obrien`), any other punctuation is a space
 *
 * Folding what is folded changes nothing.
 */
export function foldText(text: string): string {
  return spaced(foldLetters(text)).trim();
}

/** A folded text that knows where it came from. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where what it was made from starts in the source. */
  readonly starts: readonly number[];
  /** And where that ends: a match of `[from, to)` is the source's `[starts[from], ends[to - 1])`. */
  readonly ends: readonly number[];
}

/** As `foldText`, with the way back to the source, so that a match can be marked in it. */
export function foldWithMap(source: string): FoldedText {
  const { length } = source;
  if (length < PLACES.length && PLAIN_WORDS.test(source))
    return { text: foldText(source), starts: PLACES.slice(0, length), ends: PLACES.slice(1, length + 1) };
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let space = false;
  const add = (folded: string, start: number, end: number): void => {
    for (let at = 0; at < folded.length; at += 1) {
      const unit = folded.charAt(at);
      if (unit === ' ') {
        space = text !== '';
        continue;
      }
      if (space) {
        text += ' ';
        starts.push(start);
        ends.push(start);
        space = false;
      }
      text += unit;
      starts.push(start);
      ends.push(end);
    }
  };
  if (WESTERN.test(source)) {
    for (let start = 0, end = 1; start < source.length; start = end, end += 1) {
      // What is dropped belongs to the letter before it.
      while (/['`]/.test(source.charAt(end))) end += 1;
      add(foldAlone(source.charAt(start)), start, end);
    }
  } else {
    for (const { 0: cluster, index } of source.matchAll(CLUSTER)) {
      add(spaced(foldLetters(cluster)), index, index + cluster.length);
    }
  }
  return { text, starts, ends };
}

/** The folded words of a text. Scripts written without spaces give one word, found by its beginning. */
export function tokenize(text: string): string[] {
  const folded = foldText(text);
  return folded === '' ? [] : folded.split(' ');
}

/**
 * The words a name is found by: its own, what stands behind an apostrophe (*Brien*), and words joined by a hyphen
 * as one (*Annemarie*). Queries take `tokenize`.
 */
export function indexTokens(text: string): string[] {
  const tokens = tokenize(text);
  if (APOSTROPHE.test(text)) tokens.push(...tokenize(text.replace(APOSTROPHES, ' ')));
  if (HYPHEN.test(text)) tokens.push(...tokenize(text.replace(HYPHENS, '')));
  return [...new Set(tokens)];
}

/**
 * The digits of a text as numbers of a phone or code: spaces and phone punctuation inside a number do not part it,
 * letters do. `(555) 010-0147` is one, `jane 0147` has one.
 */
export function digitRuns(text: string): string[] {
  const runs = foldDigits(text).match(/\d(?:[\s().+/·–-]*\d)*/g) ?? [];
  return runs.map((run) => run.replace(/\D+/g, ''));
}

function foldLetters(text: string): string {
  if (!WESTERN.test(text)) return foldAny(text);
  return text
    .replace(/[^ -~]/g, foldWestern)
    .toLowerCase()
    .replace(/['`]+/g, '');
}

function foldAny(text: string): string {
  return text
    .replaceAll('´', "'")
    .normalize('NFKD')
    .replace(DROPPED, '')
    .replace(ACCENTS, '$1')
    .toLowerCase()
    .replace(SPELLED_LETTERS, (letter) => SPELLED[letter] ?? letter)
    .normalize('NFC');
}

/** Each of the few hundred once: most names with an accent have no other. */
const western = new Map<string, string>();

function foldWestern(letter: string): string {
  let folded = western.get(letter);
  if (folded === undefined) western.set(letter, (folded = foldAny(letter)));
  return folded;
}

/** Everything but letters, digits and their marks as one space each. */
function spaced(folded: string): string {
  return folded.replace(PLAIN.test(folded) ? PLAIN_NO_WORD : NO_WORD, ' ');
}

/** Each character of `WESTERN` once. */
const alone = new Map<string, string>();

function foldAlone(character: string): string {
  let folded = alone.get(character);
  if (folded === undefined) alone.set(character, (folded = spaced(foldLetters(character))));
  return folded;
}
