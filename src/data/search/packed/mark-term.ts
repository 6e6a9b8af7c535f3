import { rankFor } from '../score.js';
import { type CompiledTerm, levelOf, type Meaning } from './compiled-term.js';
import { type Marks, withMarks } from './marks.js';
import type { WordSources } from './sources.js';

/** A look at one customer costs as much as stepping over so many in a list of them. */
export const STEPS_A_LOOK = 16;

/** Whether to step over so many in lists is cheaper than to look at so many customers. */
export function isListCheaper(steps: number, looks: number): boolean {
  return steps < looks * STEPS_A_LOOK;
}

/** Marks everybody whom a term matches by how well it does: see `rankFor`. */
export function markTerm(marks: Marks, { byName, weak }: CompiledTerm): void {
  markMeaning(marks, byName, rankFor(2, 0), rankFor(1, 0));
  markMeaning(marks, weak, rankFor(0, 2), rankFor(0, 1));
}

/** Marks everybody who may have all words of the term exactly. */
export function markExact(marks: Marks, { byName, weak }: CompiledTerm): void {
  for (const words of [...byName.alternatives, ...weak.alternatives]) {
    const rarest = words.reduce((least, word) => (word.exactSize < least.exactSize ? word : least));
    for (const source of rarest.exact) marks.markAll(source, 1);
  }
}

function markMeaning(marks: Marks, { alternatives }: Meaning, exact: number, beginning: number): void {
  for (const [rarest, ...others] of alternatives) {
    if (others.length === 0) markWord(marks, rarest, exact, beginning);
    else markAllOf(marks, rarest, others, exact, beginning);
  }
}

function markWord(marks: Marks, { begins, exact }: WordSources, exactMark: number, mark: number): void {
  for (const source of exact) marks.markAll(source, exactMark);
  if (begins !== exact) for (const source of begins) marks.markAll(source, mark);
}

/** Who has all the words, as well as the one that matches worst. */
function markAllOf(marks: Marks, rarest: WordSources, others: readonly WordSources[], exact: number, beginning: number): void {
  withMarks((levels) => {
    markWord(levels, rarest, 2, 1);
    for (const word of others) {
      if (!isListCheaper(word.size, levels.count)) levels.replace((place, level) => Math.min(level, levelOf(word, place)));
      else {
        withMarks((own) => {
          markWord(own, word, 2, 1);
          levels.replace((place, level) => Math.min(level, own.values[place] ?? 0));
        });
      }
    }
    for (let at = 0; at < levels.count; at += 1) {
      const place = levels.places[at] ?? 0;
      marks.mark(place, levels.values[place] === 2 ? exact : beginning);
    }
  });
}
