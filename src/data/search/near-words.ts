import { firstWhere } from './packed/text-column.js';

/** Words in order. */
export type Vocabulary = readonly string[];

/** Letters looked at; in a vocabulary where that is not enough, what was found by then counts. */
const MOST_STEPS = 20_000;

/**
 * Every beginning of a word that is near to what was typed but not the same, with whether it is a whole word. An edit puts in,
 * leaves out or replaces a letter, or swaps two.
 *
 * @param most - Edits: one, or two; of two a beginning that is no whole word must be as long as what was typed.
 */
export function nearTo(typed: string, vocabulary: Vocabulary, most: 1 | 2 = 1): Map<string, boolean> {
  const found = new Map<string, boolean>();
  const width = typed.length + 1;
  const deepest = typed.length + most;
  /** A row a letter of the word: how many edits it is from each beginning of what was typed. Further than `most` is all one. */
  const edits = new Uint8Array((deepest + 1) * width).fill(most + 1);
  for (let column = 0; column <= most; column += 1) edits[column] = column;
  const editsAt = (depth: number, column: number): number => (column < 0 ? most + 1 : (edits[depth * width + column] ?? 0));
  let steps = 0;

  /** Fills the row of one more letter, behind `before`; the least in it. */
  const fill = (depth: number, unit: number, before: number): number => {
    let least = most + 1;
    for (let column = Math.max(0, depth - most); column <= Math.min(typed.length, depth + most); column += 1) {
      const letter = column === 0 ? -1 : typed.charCodeAt(column - 1);
      let next = Math.min(editsAt(depth - 1, column), editsAt(depth, column - 1)) + 1;
      next = Math.min(next, editsAt(depth - 1, column - 1) + (letter === unit ? 0 : 1), most + 1);
      const isSwap = column > 1 && depth > 1 && letter === before && typed.charCodeAt(column - 2) === unit;
      if (isSwap) next = Math.min(next, editsAt(depth - 2, column - 2) + 1);
      edits[depth * width + column] = next;
      least = Math.min(least, next);
    }
    return least;
  };
  /** The only letters that may come behind those of a row which has no edit left. */
  const lettersLeft = (depth: number, before: number): number[] => {
    const letters: number[] = [];
    for (let column = Math.max(0, depth - most); column <= Math.min(typed.length - 1, depth + most); column += 1) {
      if (editsAt(depth, column) <= most) letters.push(typed.charCodeAt(column));
      const isSwap = column > 0 && typed.charCodeAt(column) === before && editsAt(depth - 1, column - 1) < most;
      if (isSwap) letters.push(typed.charCodeAt(column - 1));
    }
    return letters.filter((letter, place) => letters.indexOf(letter) === place);
  };
  /** The words of a range, alike so far, by their next letters. */
  const walk = (from: number, to: number, depth: number, before: number, least: number): void => {
    const word = vocabulary[from] ?? '';
    const isWhole = word.length === depth;
    const here = editsAt(depth, typed.length);
    if (here > 0 && here <= most && (isWhole || most === 1 || depth >= typed.length)) found.set(word.slice(0, depth), isWhole);
    if (depth === deepest) return;
    /** Goes on with the words that have this letter next, the first of which is at `low`; gives the place behind them. */
    const goOn = (unit: number, low: number): number => {
      // Deep down most ranges are of one word.
      const isLast = unitAt(vocabulary, to - 1, depth) === unit;
      const high = isLast ? to : firstWhere(low, to, (place) => unitAt(vocabulary, place, depth) > unit);
      const leastNext = (steps += 1) > MOST_STEPS ? most + 1 : fill(depth + 1, unit, before);
      if (leastNext <= most) walk(low, high, depth + 1, unit, leastNext);
      return high;
    };
    if (least === most) {
      for (const unit of lettersLeft(depth, before)) {
        const low = firstWhere(from, to, (place) => unitAt(vocabulary, place, depth) >= unit);
        if (low < to && unitAt(vocabulary, low, depth) === unit) goOn(unit, low);
      }
      return;
    }
    const start = isWhole ? firstWhere(from, to, (place) => unitAt(vocabulary, place, depth) >= 0) : from;
    for (let low = start; low < to && steps <= MOST_STEPS;) low = goOn(unitAt(vocabulary, low, depth), low);
  };
  walk(0, vocabulary.length, 0, -1, 0);
  return found;
}

/** -1 behind the end, so that shorter words come first. */
function unitAt(vocabulary: Vocabulary, place: number, depth: number): number {
  const unit = vocabulary[place]?.charCodeAt(depth) ?? Number.NaN;
  return Number.isNaN(unit) ? -1 : unit;
}
