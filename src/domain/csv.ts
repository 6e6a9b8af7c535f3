import type { ImportReport } from './customer-import.js';

export type CsvCell = string | number | boolean | null | undefined;

/** What a spreadsheet would run as a formula. */
const FORMULA = /^[-+=@\t\r]/;

/**
 * Rows as CSV text (RFC 4180, lines end in CRLF). A text that a spreadsheet would take for a formula gets an
 * apostrophe in front, as exports of that kind do; importing takes it off again.
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

/** An import's report as CSV text, by row: what was not taken or not taken as it stood, and why. It repeats no value of the file. */
export function reportToCsv(report: ImportReport): string {
  const problems = [...report.problems].sort((a, b) => a.row - b.row);
  return toCsv([
    ['Row', 'Field', 'Outcome', 'Code', 'Reason'],
    ...problems.map(({ row, path, outcome, code, message }) => [row, path, outcome, code, message]),
  ]);
}

function cellOf(cell: CsvCell): string {
  const text = typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell ?? '');
  return /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
