import Papa from 'papaparse';

/** One record of a CSV file: its cells, or null where its quotes do not match. */
export type CsvRecord = readonly string[] | null;

/** Longer than any record of a customer: a quote that was never closed would else swallow the rest of the file. */
const MAX_RECORD_LENGTH = 100_000;

/** As much of what papaparse answers as is used; its types say `any`. */
interface Parsed {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly row: number }[];
  readonly meta: { readonly cursor: number };
}

/**
 * Reads CSV text as it comes, in pieces that may end anywhere, also inside of a quoted cell.
 *
 * A record whose quotes do not match is answered as null, and reading goes on at the next line: one bad line never
 * takes others with it.
 */
export class CsvReader {
  private rest = '';

  constructor(private readonly delimiter: string) {}

  /** The records that are complete by now; with `last`, what is left as well. */
  *read(text: string, last = false): Generator<CsvRecord> {
    // A carriage return at the end may be half of a line end: it waits for the other half.
    this.rest = lineFeeds(this.rest + text, last);
    while (this.rest !== '') {
      const length = this.rest.length;
      yield* this.readWhole(last);
      if (this.rest.length === length) return;
    }
  }

  private *readWhole(last: boolean): Generator<CsvRecord> {
    const { data, errors, meta } = this.parse(this.rest, { ignoreLast: !last });
    // A fault in what is not yet a whole record may only be its missing end.
    const bad = errors.find(({ row }) => row < data.length)?.row;
    if (bad === undefined) {
      // Behind the last line end papaparse finds one more record, which is none.
      yield* this.rest.endsWith('\n') && last ? data.slice(0, -1) : data;
      this.rest = last ? '' : this.rest.slice(meta.cursor);
      if (this.rest.length > MAX_RECORD_LENGTH) yield* this.skipLine();
      return;
    }
    if (bad > 0) this.rest = this.rest.slice(this.parse(this.rest, { count: bad }).meta.cursor);
    yield* data.slice(0, bad);
    yield* this.skipLine();
  }

  private *skipLine(): Generator<CsvRecord> {
    const end = this.rest.indexOf('\n');
    this.rest = end < 0 ? '' : this.rest.slice(end + 1);
    yield null;
  }

  private parse(text: string, { ignoreLast = false, count = 0 }: { ignoreLast?: boolean; count?: number }): Parsed {
    const parser = new Papa.Parser({ delimiter: this.delimiter, newline: '\n', preview: count });
    return parser.parse(text, 0, ignoreLast) as Parsed;
  }
}

/** The first record that is not blank, read with each delimiter; empty where there is none. */
export function firstRecord(text: string, delimiter: string): readonly string[] {
  for (const record of new CsvReader(delimiter).read(text, true)) {
    if (record?.some((cell) => cell.trim() !== '')) return record;
  }
  return [];
}

/** Every line end as a line feed. */
function lineFeeds(text: string, last: boolean): string {
  const held = !last && text.endsWith('\r');
  const whole = (held ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n');
  return held ? `${whole}\r` : whole;
}
