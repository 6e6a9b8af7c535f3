import type { LocalDate } from './clock.js';
import type { ConsentChoice } from './consent.js';
import type { Address, CustomField } from './customer.js';
import type { ImportProblem, ImportRow } from './customer-import.js';
import type { ColumnPlan, ImportTarget } from './import-format.js';
import { importDate, importFieldValue } from './import-value.js';
import type { DateOrder } from './local-date.js';

/** A problem of one row, before the row has its number. */
export type RowProblem = Omit<ImportProblem, 'row'>;

/** What reading a row needs to know of the shop. */
export interface RowReading {
  readonly today: LocalDate;
  /** In which order the shop's country writes dates. */
  readonly order: DateOrder;
  /** Whose ids the file holds; null where nobody said, and then its ids are not taken. */
  readonly origin: string | null;
  readonly customerTypes: readonly { readonly id: string; readonly label?: string }[];
  readonly customFields: readonly CustomField[];
}

/** A row as it will be taken; what its id is made from, null where the row has nothing of its own. */
export interface ReadRow {
  readonly draft: ImportRow;
  readonly key: string | null;
  readonly problems: readonly RowProblem[];
}

type Drafted = { -readonly [Name in keyof ImportRow]: ImportRow[Name] };

/** Fields that take the text of their column as it stands. */
const TEXTS = ['displayName', 'givenName', 'familyName', 'nickname', 'code', 'phone', 'email'] as const;

/**
 * Makes a draft of the cells of one row. A value that its field cannot hold goes into the note under the file's own
 * header, so that nothing is lost, and is listed; nothing is guessed.
 */
export function readRow(cells: readonly string[], plan: ColumnPlan, reading: RowReading): ReadRow {
  const row = new RowReader(cells, plan);
  const draft: Drafted = {};

  for (const field of TEXTS) {
    const text = row.text(field);
    if (text !== null) draft[field] = text;
  }
  const company = row.text('company');
  const named = [draft.displayName, draft.givenName, draft.familyName, draft.nickname].some((name) => name !== undefined);
  if (company !== null && !named) draft.displayName = company;

  const address = readAddress(row);
  if (address) draft.address = address;
  const birthDate = readBirthDate(row, reading);
  if (birthDate !== null) draft.birthDate = birthDate;
  const customerType = readCustomerType(row, reading);
  if (customerType !== null) draft.customerType = customerType;
  const custom = readCustom(row, reading, named ? company : null);
  if (Object.keys(custom).length > 0) draft.custom = custom;
  const consents = readConsents(row);
  if (consents.length > 0) draft.consents = consents;

  const externalId = reading.origin === null ? null : row.text('externalId');
  if (reading.origin !== null && externalId !== null) draft.externalIds = { [reading.origin]: externalId };
  const note = [row.text('note'), ...row.kept].filter((line) => line !== null).join('\n');
  if (note !== '') draft.note = note;
  return { draft, key: reading.origin === null ? null : (row.text('key') ?? externalId), problems: row.problems };
}

/** Whether anything is there by which a customer could be told. */
export function isSomebody(draft: ImportRow): boolean {
  return [draft.displayName, draft.givenName, draft.familyName, draft.nickname, draft.phone, draft.email, draft.code].some(
    (value) => value?.trim(),
  );
}

/** The cells of one row by what they become, and what had to be said about them. */
class RowReader {
  /** Values that no field could hold, each under its header. */
  readonly kept: string[] = [];
  readonly problems: RowProblem[] = [];

  constructor(
    private readonly cells: readonly string[],
    private readonly plan: ColumnPlan,
  ) {}

  /** Every value there is for a target, the better column first. */
  values(target: ImportTarget): { text: string; header: string }[] {
    const columns = this.plan.targets.find((planned) => planned.target === target)?.columns ?? [];
    return columns.flatMap((column) => {
      const text = cellText(this.cells[column] ?? '', target === 'note');
      return text === '' ? [] : [{ text, header: this.plan.headers[column]?.trim() ?? '' }];
    });
  }

  /** The one value of a target; another one from a second column is kept in the note. */
  text(target: ImportTarget): string | null {
    const [first, ...others] = this.values(target);
    for (const { text, header } of others) {
      if (text !== first?.text)
        this.keep(target, header, text, 'second-value', 'the file has two; the other one is kept in the note');
    }
    return first?.text ?? null;
  }

  /** Puts a value into the note, and says so. */
  keep(path: string, header: string, text: string, code: string, message: string): void {
    const line = `${header}: ${text}`;
    if (!this.kept.includes(line)) this.kept.push(line);
    this.problems.push({ path, code, message, outcome: 'changed' });
  }
}

/**
 * A cell without the white space around it, invisible characters, and the apostrophe that spreadsheets are shown
 * in front of what they would else calculate or shorten.
 */
function cellText(cell: string, manyLines: boolean): string {
  const unguarded = /^'[-+=@\d\t]/.test(cell) ? cell.slice(1) : cell;
  const unseen = manyLines ? /[\u0000-\u0009\u000B-\u001F\u007F\uFEFF]+/g : /[\u0000-\u001F\u007F\uFEFF]+/g;
  return unguarded.replace(unseen, ' ').trim().normalize('NFC');
}

function readAddress(row: RowReader): Address | null {
  const part = (name: keyof Address): Address => {
    const texts = row.values(`address.${name}`).map(({ text }) => text);
    // A suburb has no field of its own: it stands behind the second line.
    return texts.length === 0 ? {} : { [name]: [...new Set(texts)].join(', ') };
  };
  const address = {
    ...part('line1'),
    ...part('line2'),
    ...part('city'),
    ...part('region'),
    ...part('postalCode'),
    ...part('country'),
  };
  return Object.keys(address).length > 0 ? address : null;
}

function readBirthDate(row: RowReader, reading: RowReading): LocalDate | null {
  const [found] = row.values('birthDate');
  if (!found) return null;
  const date = importDate(found.text, reading);
  if (date !== null && date <= reading.today) return date;
  const future = date !== null;
  row.keep(
    'birthDate',
    found.header,
    found.text,
    future ? 'future' : 'invalid',
    future ? 'lies in the future; kept in the note' : 'is no whole date; kept in the note',
  );
  return null;
}

function readCustomerType(row: RowReader, { customerTypes }: RowReading): string | null {
  const [found] = row.values('customerType');
  if (!found) return null;
  const text = found.text.toLowerCase();
  const type = customerTypes.find(({ id, label }) => id.toLowerCase() === text || label?.toLowerCase() === text);
  if (!type) row.keep('customerType', found.header, found.text, 'invalid', 'is no customer type here; kept in the note');
  return type?.id ?? null;
}

function readCustom(row: RowReader, reading: RowReading, company: string | null): Record<string, string | number | boolean> {
  const values: [string, string | number | boolean][] = company === null ? [] : [['company', company]];
  for (const field of reading.customFields) {
    const [found] = row.values(`custom.${field.id}`);
    if (!found) continue;
    const value = importFieldValue(field, found.text, reading);
    if (value !== null) values.push([field.id, value]);
    else
      row.keep(
        `custom.${field.id}`,
        found.header,
        found.text,
        'invalid',
        `is no ${field.type} as the field wants it; kept in the note`,
      );
  }
  return Object.fromEntries(values);
}

const YES = /^(?:yes|y|true|1|subscribed|si|sí|oui)$/i;
const NO = /^(?:no|n|false|0|unsubscribed|non)$/i;

/** Only a clear yes or no becomes a consent: unknown, pending and empty leave the customer unasked. */
function readConsents(row: RowReader): ConsentChoice[] {
  const choices: ConsentChoice[] = [];
  for (const channel of ['email', 'sms'] as const) {
    const answer = row.values(`${channel}Consent`)[0]?.text ?? '';
    if (YES.test(answer)) choices.push({ channel, state: 'subscribed', source: 'import' });
    if (NO.test(answer)) choices.push({ channel, state: 'unsubscribed', source: 'import' });
  }
  // Nobody has opted in by not being on a list of refusals.
  const refusal = row.values('emailRefusal')[0]?.text ?? '';
  if (YES.test(refusal)) choices.push({ channel: 'email', state: 'unsubscribed', source: 'import' });
  return choices;
}
