import type { CustomerClientSettings } from '../../domain/client-options.js';
import { localDateOf } from '../../domain/clock.js';
import { deriveId } from '../../domain/derived-id.js';
import type { Id } from '../../domain/id.js';
import { planColumns, type ColumnPlan } from '../../domain/import-format.js';
import { readRow, type RowReading } from '../../domain/import-row.js';
import { dateOrder } from '../../domain/local-date.js';
import { surveyFile, textOf, unreadable, type FileSurvey } from './file-text.js';
import type { CheckedOptions } from './import-options.js';
import type { RowSource, SourceRow } from './import-source.js';
import type { Pacer } from '../pacer.js';

const DELIMITERS = [',', ';', '\t', '|'];

/** Spreadsheets write this line above the header to say which delimiter they used. */
const SEP_LINE = /^sep=(.)\r?\n/i;

/**
 * A CSV file as a source of rows.
 *
 * @returns Null where the import was stopped before the file was read once.
 * @throws {RegularsError} `unreadable-file`: no text, an unknown encoding, or no column that names a person.
 */
export async function openFile(
  file: Blob,
  options: CheckedOptions,
  settings: CustomerClientSettings,
  root: Id,
  pacer: Pacer,
  stopped: () => boolean,
): Promise<RowSource | null> {
  const survey = await surveyFile(file, pacer, stopped);
  if (stopped()) return null;
  const csv = await import('../csv-rules.js');

  const head = await headOf(file, survey);
  const skipped = SEP_LINE.exec(head)?.[0].length ?? 0;
  const plans = DELIMITERS.flatMap((delimiter) => {
    const headers = csv.firstRecord(head.slice(skipped), delimiter);
    const plan = planColumns(headers, { ...options, customFields: settings.customFields });
    return plan ? [{ delimiter, plan }] : [];
  });
  // The delimiter under which most columns make sense: no counting of commas in other people's notes.
  const [best] = plans.sort((a, b) => takenColumns(b.plan) - takenColumns(a.plan));
  if (!best) throw unreadable('no column of its first row names a person');

  const origin = options.origin ?? (best.plan.format === 'plain' ? null : best.plan.format);
  const reading = readingOf(settings, origin);
  const rowSpace = deriveId(root, `file ${survey.hash}`);
  const about = JSON.stringify([best.plan.format, origin, options.onMatch, Object.entries(options.columns).sort()]);
  return {
    importId: options.id ?? deriveId(rowSpace, `import ${about}`),
    keySpace: origin === null ? null : deriveId(root, `source ${origin}`),
    rowSpace,
    problems: notTakenOf(best.plan, origin),
    rows,
  };

  async function* rows(): AsyncGenerator<SourceRow> {
    const reader = new csv.CsvReader(best?.delimiter ?? ',');
    let row = -1;
    let shown = 0;
    let skip = skipped;
    for await (const { text, bytes } of textOf(file, survey.encoding)) {
      const piece = text.slice(skip);
      skip = 0;
      for (const record of reader.read(piece, bytes === file.size)) {
        const isBlank = record?.every((cell) => cell.trim() === '') ?? false;
        shown += 1;
        // The header is the first record that is not blank, as it was when the columns were planned.
        if (row < 0 && isBlank) continue;
        if (row >= 0 && best)
          yield { ...sourceRow(record, isBlank, best.plan, reading), row, shown, fraction: bytes / file.size };
        row += 1;
      }
    }
  }
}

type RowContent = Omit<SourceRow, 'row' | 'shown' | 'fraction'>;

function sourceRow(record: readonly string[] | null, isBlank: boolean, plan: ColumnPlan, reading: RowReading): RowContent {
  const nothing = { draft: null, key: null, said: [] };
  if (isBlank) return { ...nothing, problems: [] };
  if (!record) return refusal('quotes', 'its quotation marks do not match');
  // A comma too many moves every cell behind it: whose phone is whose can no longer be told.
  if (record.slice(plan.headers.length).some((cell) => cell.trim() !== ''))
    return refusal('too-many-cells', 'it has more cells than the header');
  return readRow(record, plan, reading);
}

function refusal(code: string, message: string): RowContent {
  return { draft: null, key: null, said: [], problems: [{ path: '', code, message, outcome: 'refused' }] };
}

function readingOf(settings: CustomerClientSettings, origin: string | null): RowReading {
  return {
    today: localDateOf(settings.environment.clock.now(), settings.timeZone),
    // `und-GB` says the country's own language. The cashier's language says nothing about who wrote the file.
    order: dateOrder(new Intl.Locale(`und-${settings.country}`).maximize().toString()),
    origin,
    customerTypes: settings.customerTypes,
    customFields: settings.customFields,
  };
}

function takenColumns(plan: ColumnPlan): number {
  return plan.headers.length - plan.notTaken.length;
}

function notTakenOf(plan: ColumnPlan, origin: string | null): RowSource['problems'] {
  const ids = origin === null ? [...(plan.targets.get('key') ?? []), ...(plan.targets.get('externalId') ?? [])] : [];
  const unnamed = ids.map((column) => plan.headers[column] ?? '');
  return [
    ...plan.notTaken
      .filter((header) => header.trim() !== '')
      .map((header) => ({
        path: header,
        code: 'column-not-taken',
        message: 'nothing here has such a column',
        outcome: 'changed' as const,
      })),
    ...unnamed.map((header) => ({
      path: header,
      code: 'column-not-taken',
      message: 'ids of another system are taken where options.origin names it',
      outcome: 'changed' as const,
    })),
  ];
}

/** The first piece of the file, which has the header in it. */
async function headOf(file: Blob, { encoding }: FileSurvey): Promise<string> {
  for await (const { text } of textOf(file, encoding)) return text;
  return '';
}
