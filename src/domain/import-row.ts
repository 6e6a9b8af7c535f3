import type { LocalDate } from './clock.js';
import type { ConsentChoice } from './consent.js';
import { isEmail } from './contact.js';
import type { Address, CustomField } from './customer.js';
import type { ImportProblem, ImportRow } from './customer-import.js';
import { FIELD_LIMITS, PART_LIMITS } from './field-rules.js';
import type { ColumnPlan } from './import-format.js';
import type { ImportTarget } from './import-target.js';
import { importDate, importFieldValue } from './import-value.js';
import { ageOn, type DateOrder } from './local-date.js';

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
  /** What the file says for each of the draft's consents, in the same order: the wording they are evidence of. */
  readonly said: readonly string[];
  readonly problems: readonly RowProblem[];
}

type Drafted = { -readonly [Name in keyof ImportRow]: ImportRow[Name] };

const NAMES = ['displayName', 'givenName', 'familyName', 'nickname'] as const;
const OLDEST_YEARS = 125;

/**
 * Makes a draft of the cells of one row. A value that its field cannot hold goes into the note under the file's own
 * header, so that nothing is lost, and is listed; nothing is guessed.
 */
export function readRow(cells: readonly string[], plan: ColumnPlan, reading: RowReading): ReadRow {
  const row = new RowReader(cells, plan);
  const draft: Drafted = {};

  for (const field of NAMES) setText(draft, field, row.shortened(field, field, FIELD_LIMITS[field]));
  const named = NAMES.some((name) => draft[name] !== undefined);
  const company = row.shortened('company', 'company', FIELD_LIMITS.displayName);
  if (!named) setText(draft, 'displayName', company);

  setText(draft, 'code', row.whole('code', FIELD_LIMITS.code));
  setText(draft, 'phone', row.whole('phone', FIELD_LIMITS.phone));
  setText(draft, 'email', row.whole('email', FIELD_LIMITS.email, isEmail));
  setText(draft, 'birthDate', readBirthDate(row, reading));
  setText(draft, 'customerType', readCustomerType(row, reading));
  const address = readAddress(row);
  if (Object.keys(address).length > 0) draft.address = address;
  const custom = readCustom(row, reading, named ? company : null);
  if (Object.keys(custom).length > 0) draft.custom = custom;
  const { choices, said } = readConsents(row);
  if (choices.length > 0) draft.consents = choices;

  const externalId = reading.origin === null ? null : row.text('externalId');
  if (reading.origin !== null && externalId !== null) draft.externalIds = { [reading.origin]: externalId };
  setText(draft, 'note', row.note());
  return { draft, key: reading.origin === null ? null : (row.text('key') ?? externalId), said, problems: row.problems };
}

/** Whether anything is there by which a customer could be told. */
export function isSomebody(draft: ImportRow): boolean {
  const telling = [draft.displayName, draft.givenName, draft.familyName, draft.nickname, draft.phone, draft.email, draft.code];
  return telling.some((value) => value?.trim());
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
  values(target: ImportTarget): CellValue[] {
    const columns = this.plan.targets.get(target) ?? [];
    return columns.flatMap((column) => {
      const text = cellText(this.cells[column] ?? '', target === 'note');
      return text === '' ? [] : [{ text, header: this.plan.headers[column]?.trim() ?? '' }];
    });
  }

  /** The one value of a target; another one from a second column is kept in the note. */
  text(target: ImportTarget): string | null {
    return this.found(target)?.text ?? null;
  }

  /** A text that is cut where its field ends, the whole of it then in the note. */
  shortened(target: ImportTarget, path: string, limit: number): string | null {
    const found = this.found(target);
    if (!found || found.text.length <= limit) return found?.text ?? null;
    this.keep(path, found, 'too-long', 'is too long; cut, and kept whole in the note');
    return cut(found.text, limit);
  }

  /** A text that means nothing when cut: one that is too long or not valid goes into the note. */
  whole(target: ImportTarget, limit: number, isValid: (text: string) => boolean = () => true): string | null {
    const found = this.found(target);
    if (!found) return null;
    if (found.text.length > limit) this.keep(target, found, 'too-long', 'is too long; kept in the note');
    else if (isValid(found.text)) return found.text;
    else this.keep(target, found, 'invalid', 'is not valid; kept in the note');
    return null;
  }

  /** The file's own note and what was kept. */
  note(): string | null {
    const note = [this.text('note'), ...this.kept].filter((line) => line !== null).join('\n');
    if (note.length <= FIELD_LIMITS.note) return note || null;
    this.problems.push({
      path: 'note',
      code: 'too-long',
      message: `is cut at ${FIELD_LIMITS.note} characters`,
      outcome: 'changed',
    });
    return cut(note, FIELD_LIMITS.note);
  }

  /** Puts a value into the note, and says so. */
  keep(path: string, { text, header }: CellValue, code: string, message: string): void {
    const line = `${header}: ${text}`;
    if (!this.kept.includes(line)) this.kept.push(line);
    this.problems.push({ path, code, message, outcome: 'changed' });
  }

  private found(target: ImportTarget): CellValue | undefined {
    const [first, ...others] = this.values(target);
    for (const other of others) {
      if (other.text !== first?.text)
        this.keep(target, other, 'second-value', 'stands twice in the file; the other one is kept in the note');
    }
    return first;
  }
}

/** A cell that says something, and what stands above it. */
interface CellValue {
  readonly text: string;
  readonly header: string;
}

function setText<Field extends keyof ImportRow>(draft: Drafted, field: Field, value: ImportRow[Field] | null): void {
  if (value !== null) draft[field] = value;
}

/** No half of a surrogate pair stays behind. */
function cut(text: string, limit: number): string {
  return text
    .slice(0, limit)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
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

function readAddress(row: RowReader): Address {
  const part = (name: keyof Address): Address => {
    const [first, ...others] = row.values(`address.${name}`);
    if (!first) return {};
    // A suburb has no field of its own: it stands behind the second line.
    const text = [...new Set([first, ...others].map((value) => value.text))].join(', ');
    if (text.length > PART_LIMITS.address) {
      row.keep(`address.${name}`, { text, header: first.header }, 'too-long', 'is too long; cut, and kept whole in the note');
    }
    return { [name]: cut(text, PART_LIMITS.address) };
  };
  return {
    ...part('line1'),
    ...part('line2'),
    ...part('city'),
    ...part('region'),
    ...part('postalCode'),
    ...part('country'),
  };
}

function readBirthDate(row: RowReader, reading: RowReading): LocalDate | null {
  const [found] = row.values('birthDate');
  if (!found) return null;
  const date = importDate(found.text, reading);
  if (date !== null && date > reading.today) row.keep('birthDate', found, 'future', 'lies in the future; kept in the note');
  else if (date === null || ageOn(date, reading.today) > OLDEST_YEARS) {
    row.keep('birthDate', found, 'invalid', 'is no whole date of a birth; kept in the note');
  } else return date;
  return null;
}

function readCustomerType(row: RowReader, { customerTypes }: RowReading): string | null {
  const [found] = row.values('customerType');
  if (!found) return null;
  const text = found.text.toLowerCase();
  const type = customerTypes.find(({ id, label }) => id.toLowerCase() === text || label?.toLowerCase() === text);
  if (!type) row.keep('customerType', found, 'invalid', 'is no customer type here; kept in the note');
  return type?.id ?? null;
}

function readCustom(row: RowReader, reading: RowReading, company: string | null): Record<string, string | number | boolean> {
  const values: [string, string | number | boolean][] = company === null ? [] : [['company', company]];
  for (const field of reading.customFields) {
    const [found] = row.values(`custom.${field.id}`);
    if (!found) continue;
    const value = importFieldValue(field, found.text, reading);
    if (value !== null) values.push([field.id, value]);
    else row.keep(`custom.${field.id}`, found, 'invalid', 'is not what the field takes; kept in the note');
  }
  return Object.fromEntries(values);
}

const YES = /^(?:yes|y|true|1|subscribed|si|sí|oui)$/i;
const NO = /^(?:no|n|false|0|unsubscribed|non)$/i;

/** Only a clear yes or no becomes a consent: unknown, pending and empty leave the customer unasked. */
function readConsents(row: RowReader): { choices: ConsentChoice[]; said: string[] } {
  const choices: ConsentChoice[] = [];
  const said: string[] = [];
  const choose = (channel: ConsentChoice['channel'], state: ConsentChoice['state'], { header, text }: CellValue): void => {
    choices.push({ channel, state, source: 'import' });
    said.push(`${header}: ${text}`);
  };
  for (const channel of ['email', 'sms'] as const) {
    const [answer] = row.values(`${channel}Consent`);
    if (answer && YES.test(answer.text)) choose(channel, 'subscribed', answer);
    if (answer && NO.test(answer.text)) choose(channel, 'unsubscribed', answer);
  }
  // Nobody has opted in by not being on a list of refusals.
  const [refusal] = row.values('emailRefusal');
  if (refusal && YES.test(refusal.text)) choose('email', 'unsubscribed', refusal);
  return { choices, said };
}
