import type { CustomerClientSettings } from './client-options.js';
import { isExpired } from './clock.js';
import type { LocalDate } from './clock.js';
import { isEmail, isMasked } from './contact.js';
import type { PhoneReader } from './contact.js';
import type { CustomerDraft, CustomerFields, CustomField, FieldProblem, FieldProblemCode } from './customer.js';
import type { IdentityDocumentDraft } from './identity-document.js';
import { ageOn, isLocalDate } from './local-date.js';

/** What a draft is judged by. */
export interface DraftContext {
  readonly settings: Pick<
    CustomerClientSettings,
    'profile' | 'shop' | 'country' | 'requiredFields' | 'customFields' | 'customerTypes' | 'locale'
  >;
  readonly today: LocalDate;
  /** Null leaves phones unjudged. */
  readonly phones: PhoneReader | null;
  /** Whether a phone that is no valid number is no problem: an import keeps it as it stands. */
  readonly phoneMayBeInvalid?: boolean;
}

/** The most characters a field takes. */
export const FIELD_LIMITS = {
  displayName: 200,
  givenName: 100,
  familyName: 100,
  nickname: 100,
  phone: 50,
  email: 254,
  customerType: 200,
  code: 100,
  note: 5000,
} as const satisfies Partial<Record<keyof CustomerFields, number>>;

/** The most characters of a part of the address, a document's number and region, a text of the host's own. */
export const PART_LIMITS = { address: 200, number: 100, issuingRegion: 100, custom: 1000 } as const;

/** Nobody is known to have been older. */
const OLDEST_YEARS = 125;

export function problem(path: string, code: FieldProblemCode): FieldProblem {
  return { path, code, message: MESSAGES[code] };
}

const MESSAGES: Readonly<Record<FieldProblemCode, string>> = {
  required: 'A value is required here.',
  invalid: 'The value is not valid for this field.',
  'too-long': 'The value is longer than this field takes.',
  future: 'The date is still to come.',
  expired: 'The document has expired.',
  'duplicate-phone': 'Another customer has this phone.',
  'duplicate-email': 'Another customer has this e-mail.',
  host: 'A rule of the host refuses the value.',
};

/** What is wrong with the fields a draft changes. What it repeats was taken before and is not judged again. */
export function fieldProblems(draft: CustomerDraft, before: CustomerFields, context: DraftContext): FieldProblem[] {
  const { settings, today, phones, phoneMayBeInvalid = false } = context;
  const changed = <Field extends keyof CustomerFields>(field: Field): CustomerDraft[Field] =>
    draft[field] === before[field] ? undefined : draft[field];
  const problems: FieldProblem[] = [];

  for (const field of Object.keys(FIELD_LIMITS) as (keyof typeof FIELD_LIMITS)[]) {
    if ((changed(field)?.length ?? 0) > FIELD_LIMITS[field]) problems.push(problem(field, 'too-long'));
  }
  for (const [part, text] of Object.entries(changed('address') ?? {})) {
    if (typeof text === 'string' && text.length > PART_LIMITS.address) problems.push(problem(`address.${part}`, 'too-long'));
  }

  const email = changed('email');
  if (email && !isEmail(email)) problems.push(problem('email', 'invalid'));
  const phone = changed('phone');
  const isUnreadable = phone && phones && !phoneMayBeInvalid && phones.read(phone, settings.country) === null;
  if (phone && (isMasked(phone) || isUnreadable)) problems.push(problem('phone', 'invalid'));
  const birthDate = changed('birthDate');
  if (birthDate) problems.push(...birthProblems('birthDate', birthDate, today));
  const customerType = changed('customerType');
  if (customerType !== undefined && !settings.customerTypes.some(({ id }) => id === customerType))
    problems.push(problem('customerType', 'invalid'));

  for (const [id, value] of Object.entries(draft.custom ?? {})) {
    if (value === before.custom[id] || value === null) continue;
    const code = customCode(
      value,
      settings.customFields.find((field) => field.id === id),
    );
    if (code) problems.push(problem(`custom.${id}`, code));
  }
  return problems;
}

/** What is wrong with the documents of a draft, and which of them have expired. */
export function documentProblems(
  documents: readonly IdentityDocumentDraft[],
  today: LocalDate,
): { problems: FieldProblem[]; warnings: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const warnings: FieldProblem[] = [];
  documents.forEach((document, index) => {
    if (document.remove) return;
    const path = `identityDocuments.${index}`;
    for (const field of ['number', 'issuingRegion'] as const) {
      if ((document[field]?.length ?? 0) > PART_LIMITS[field]) problems.push(problem(`${path}.${field}`, 'too-long'));
    }
    if (document.birthDate) problems.push(...birthProblems(`${path}.birthDate`, document.birthDate, today));
    if (!document.expiresOn) return;
    if (!isLocalDate(document.expiresOn)) problems.push(problem(`${path}.expiresOn`, 'invalid'));
    else if (isExpired(document.expiresOn, today)) warnings.push(problem(`${path}.expiresOn`, 'expired'));
  });
  return { problems, warnings };
}

function birthProblems(path: string, birthDate: string, today: LocalDate): FieldProblem[] {
  if (!isLocalDate(birthDate) || ageOn(birthDate, today) > OLDEST_YEARS) return [problem(path, 'invalid')];
  return birthDate > today ? [problem(path, 'future')] : [];
}

function customCode(value: string | number | boolean, field: CustomField | undefined): FieldProblemCode | null {
  if (!field) return 'invalid';
  const type = field.type === 'number' || field.type === 'boolean' ? field.type : 'string';
  if (typeof value !== type) return 'invalid';
  if (typeof value !== 'string' || value === '') return null;
  if (field.type === 'date' && !isLocalDate(value)) return 'invalid';
  if (field.type === 'choice' && !field.choices?.includes(value)) return 'invalid';
  return value.length > (field.maxLength ?? PART_LIMITS.custom) ? 'too-long' : null;
}
