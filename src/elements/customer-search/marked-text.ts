import { html } from 'lit';
import type { Match } from '../../domain/customer-query.js';

/** A run of a text, in UTF-16 offsets. */
export type Run = Pick<Match, 'start' | 'end'>;

/** A text with what was typed marked in it. */
export function markedText(text: string, runs: readonly Run[]): unknown {
  const parts: unknown[] = [];
  let at = 0;
  for (const { start, end } of [...runs].sort((one, other) => one.start - other.start)) {
    const from = Math.max(start, at);
    if (end <= from) continue;
    parts.push(text.slice(at, from), html`<mark part="match">${text.slice(from, end)}</mark>`);
    at = end;
  }
  return [...parts, text.slice(at)];
}
