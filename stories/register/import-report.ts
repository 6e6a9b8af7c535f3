import type { ImportProblem, ImportReport } from 'regulars/client';
import { byId } from './page.js';
import { number, say, sayIfKnown } from './words.js';

/** As many as a person reads; the rest are in the file. */
const SHOWN_PROBLEMS = 100;

/** What became of the rows: how many of each, and those to look at with their reason. */
export function showProblems(report: ImportReport): void {
  const counts = (['created', 'updated', 'unchanged', 'refused'] as const).map((kind) => countOf(kind, report[kind]));
  byId('import-counts', HTMLElement).replaceChildren(...counts);

  const problems = report.problems.slice(0, SHOWN_PROBLEMS);
  byId('import-problems', HTMLElement).hidden = problems.length === 0;
  byId('import-download', HTMLElement).hidden = problems.length === 0;
  byId('import-fine', HTMLElement).hidden = problems.length > 0 || report.cancelled;
  byId('import-rows-table', HTMLTableSectionElement).replaceChildren(...problems.map((problem) => problemRow(problem)));

  const hidden = report.problems.length - problems.length;
  const more = byId('import-more', HTMLElement);
  more.hidden = hidden === 0;
  more.textContent = say('import.more', { count: number(hidden) });
}

function countOf(kind: 'created' | 'updated' | 'unchanged' | 'refused', count: number): HTMLElement {
  const group = document.createElement('div');
  const term = document.createElement('dt');
  term.textContent = say(`import.${kind}`);
  const amount = document.createElement('dd');
  amount.textContent = number(count);
  group.append(term, amount);
  return group;
}

function problemRow({ row, path, outcome, code, message }: ImportProblem): HTMLTableRowElement {
  const line = document.createElement('tr');
  // A code this page has no words for is told as the client tells it; the path of a column is its own header.
  const field = sayIfKnown(`import.field.${path}`) ?? path;
  const why = sayIfKnown(`import.why.${code}`) ?? message;
  // `changed` is a value that went into the note, but for what has no place at all.
  const what = sayIfKnown(`import.outcome.${code}`) ?? say(`import.outcome.${outcome}`);
  for (const text of [number(row), field, what, why]) {
    line.insertCell().textContent = text;
  }
  return line;
}
