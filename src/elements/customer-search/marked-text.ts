import { html } from 'lit';
import type { Match } from '../../domain/customer-query.js';

/** A run of a text, in UTF-16 offsets. */
export type Run = Pick<Match, 'start' | 'end'>;

/** A text in three pieces, of which the second was typed; of what comes behind it more may be marked. */
export type MarkedText = readonly [before: string, typed: string, behind: unknown];

/**
 * A text with what was typed marked in it, from a place on. Whoever shows it has a mark for the first run, empty where there is
 * none, and only the others bring nodes of their own: those take a browser longer than texts.
 */
export function markedText(text: string, runs: readonly Run[], from = 0): MarkedText {
  const [run, more] = runs.filter(({ end }) => end > from).sort((one, other) => one.start - other.start);
  if (!run) return [text.slice(from), '', ''];
  const start = Math.max(run.start, from);
  const behind = more ? markAgain(markedText(text, runs, run.end)) : text.slice(run.end);
  return [text.slice(from, start), text.slice(start, run.end), behind];
}

function markAgain([before, typed, behind]: MarkedText): unknown {
  return html`${before}<mark part="match">${typed}</mark>${behind}`;
}
