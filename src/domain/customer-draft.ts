import { customerFields, EMPTY_FIELDS, mergedFields } from './customer-change.js';
import { displayNameOf } from './display-name.js';
import type { CustomerDetails, CustomerDraft, CustomerFields, CustomField, FieldProblem } from './customer.js';
import { draftSchema } from './draft-schema.js';
import { asRegularsError, RegularsError } from './errors.js';
import { documentProblems, fieldProblems, problem } from './field-rules.js';
import type { DraftContext } from './field-rules.js';
import { isMedical } from './identity-document.js';

/** What stops a save, and what does not. */
export interface DraftVerdict {
  readonly problems: readonly FieldProblem[];
  readonly warnings: readonly FieldProblem[];
}

/**
 * A draft as a fresh object: texts in NFC and trimmed, empty ones null, nothing in it that a draft does not have.
 *
 * @throws {RegularsError} `invalid-input` with path and expected, never the value, for what no cashier can have typed.
 */
export function readDraft(input: unknown): CustomerDraft {
  let read: ReturnType<typeof draftSchema.safeParse>;
  try {
    read = draftSchema.safeParse(input);
  } catch (error) {
    throw asRegularsError(error, 'invalid-input', 'The draft could not be read.');
  }
  if (read.success) return read.data;

  const [issue] = read.error.issues;
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = ['draft', ...(issue?.path ?? []), ...(unknownKey === undefined ? [] : [unknownKey])]
    .map(String)
    .join('.')
    .slice(0, 200);
  const expected = expectedBy(issue);
  throw new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
}

/**
 * Judges what a cashier may have mistyped. Required are what profile, shop and host require, of what the customer then
 * has; other rules ask only what the draft changes. A medical card that is missing is named by its place in the draft's
 * documents, or the one behind the last. Duplicates and the host's own `validate` are asked elsewhere.
 */
export function checkDraft(draft: CustomerDraft, current: CustomerDetails | null, context: DraftContext): DraftVerdict {
  const before = current ? customerFields(current.customer) : EMPTY_FIELDS;
  const documents = documentProblems(draft.identityDocuments ?? [], context.today);
  const problems = [...requiredProblems(draft, before, context), ...fieldProblems(draft, before, context), ...documents.problems];
  if (context.settings.shop === 'medical' && !hasMedicalNumber(draft, current))
    problems.push(problem(medicalPath(draft), 'required'));
  return { problems, warnings: documents.warnings };
}

/** Booleans always have a value; ids of other systems and own fields have rules of their own. */
const NEVER_REQUIRED: readonly (keyof CustomerFields)[] = ['oneName', 'detailsShown', 'customerType', 'externalIds', 'custom'];

function requiredProblems(draft: CustomerDraft, before: CustomerFields, { settings }: DraftContext): FieldProblem[] {
  const after = mergedFields(before, draft, settings.locale);
  const required = new Set<keyof CustomerFields>(settings.requiredFields);
  required.add(settings.profile === 'full-name' ? 'displayName' : 'givenName');
  if (settings.profile === 'given-family') required.add('phone').add('familyName');
  // One name is a whole name.
  if (after.oneName) required.delete('familyName');
  for (const choice of draft.consents ?? []) {
    if (choice.state !== 'unsubscribed') required.add(CONTACT_FIELDS[choice.channel]);
  }

  // A name made up from the phone is no name a cashier gave.
  const name = displayNameOf({
    ...after,
    displayName: draft.displayName === undefined ? before.displayName : draft.displayName,
    ...NO_CONTACT,
  });
  const fields: CustomerFields = { ...after, displayName: name };
  const missing = [...required].filter((field) => !NEVER_REQUIRED.includes(field) && !fields[field]);
  const missingOwn = settings.customFields.filter((field) => field.required && isMissing(field, after.custom[field.id]));
  return [...missing, ...missingOwn.map(({ id }) => `custom.${id}`)].map((path) => problem(path, 'required'));
}

const NO_CONTACT = { code: null, phone: null, email: null } as const;
const CONTACT_FIELDS = { sms: 'phone', phone: 'phone', email: 'email', post: 'address' } as const;

/** Whether a box that must be ticked is not, or a field that must be filled is empty. */
function isMissing({ type }: CustomField, value: unknown): boolean {
  return value === undefined || value === null || value === '' || (type === 'boolean' && value === false);
}

function hasMedicalNumber({ identityDocuments = [] }: CustomerDraft, current: CustomerDetails | null): boolean {
  const inDraft = identityDocuments.some(({ type, number, remove }) => isMedical(type) && number && !remove);
  const kept = current?.identityDocuments.some((document) => {
    const change = identityDocuments.find(({ id }) => id === document.id);
    const isLeft = !change || (!change.remove && change.number === undefined);
    return isMedical(document.type) && document.numberLast4 !== null && isLeft;
  });
  return inDraft || kept === true;
}

function medicalPath({ identityDocuments = [] }: CustomerDraft): string {
  const index = identityDocuments.findIndex(({ type, remove }) => isMedical(type) && !remove);
  return `identityDocuments.${index === -1 ? identityDocuments.length : index}.number`;
}

/** What the schema wanted, in words, without what it got. */
function expectedBy(issue: { readonly code: string; readonly message: string } | undefined): string {
  switch (issue?.code) {
    case 'invalid_type':
      return 'expected' in issue ? `of type ${String(issue.expected)}` : 'of another type';
    case 'invalid_value':
      return 'values' in issue && Array.isArray(issue.values) ? `one of ${issue.values.join(', ')}` : 'another value';
    case 'unrecognized_keys':
      return 'a field that a draft has';
    case 'custom':
    case 'too_big':
      return issue.message;
    default:
      return 'of another shape';
  }
}
