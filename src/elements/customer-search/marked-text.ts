import { html } from 'lit';
import type { Match } from '../../domain/customer-query.js';

/** A run of a text, in UTF-16 offsets. */
export type Run = Pick<Match, 'start' | 'end'>;

/**
 * A text with what was typed marked in it, from a place on. One template a run: a list of texts and marks would have three
 * nodes more for each.
 */
export function markedText(text: string, runs: readonly Run[], from = 0): unknown {
  const [run] = runs.filter(({ end }) => end > from).sort((one, other) => one.start - other.start);
  if (!run) return text.slice(from);
  const start = Math.max(run.start, from);
  return html`${text.slice(from, start)}<mark part="match">${text.slice(start, run.end)}</mark>${markedText(text, runs, run.end)}`;
}
