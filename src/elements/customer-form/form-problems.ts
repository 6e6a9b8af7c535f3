import type { CustomerDraft, FieldProblem, FieldProblemCode } from '../../domain/customer.js';
import type { CustomerId } from '../../domain/id.js';
import { isMedical } from '../../domain/identity-document.js';
import { ADDRESS_NAMES, CUSTOMERS_OWN, DOCUMENTS } from './form-fields.js';
import type { FieldName } from './form-fields.js';

/** A field's problem or warning, by the name the form knows it under; null where the form has no such field. */
export interface FieldIssue {
  readonly field: FieldName | null;
  readonly code: FieldProblemCode | 'opt-in-without';
  /** The host's own words where the code is `host`. */
  readonly message: string;
  /** Where it stands in the draft. */
  readonly path: string;
  readonly customerIds: readonly CustomerId[];
}

export function issueOf(problem: FieldProblem, draft: CustomerDraft): FieldIssue {
  const { path, code, message, customerIds = [] } = problem;
  return { field: fieldOf(path, draft), code, message, path, customerIds };
}

/** The field of the form behind a path of the draft. */
export function fieldOf(path: string, draft: CustomerDraft): FieldName | null {
  const [head = '', second = '', third = ''] = path.split('.');
  const own = CUSTOMERS_OWN.find((name) => name === head);
  if (own) return own;
  if (head === 'custom' && second !== '') return `custom.${path.slice('custom.'.length)}`;
  if (head === 'address') return ADDRESS_NAMES.find((name) => name === second) ?? 'line1';
  if (head === 'identityDocuments') return documentField(draft, Number(second), third);
  if (head === 'consents') return draft.consents?.[Number(second)]?.channel === 'email' ? 'email' : 'phone';
  return null;
}

/** A document that is missing is named by a place behind the last: only the medical card is ever asked for. */
function documentField(draft: CustomerDraft, index: number, part: string): FieldName | null {
  const type = draft.identityDocuments?.[index]?.type ?? 'medical-card';
  const fields = DOCUMENTS.find((known) => known.type === type || (known.kind === 'medical' && isMedical(type)));
  if (!fields) return null;
  if (part === 'expiresOn') return fields.expiresOn;
  if (part === 'issuingRegion') return fields.region;
  return fields.number;
}

/**
 * Which problems a cashier sees: those of fields that were left once, and all of them from *Save* on.
 */
export class FormProblems {
  /** Whether *Save* was pressed, so that the summary shows. */
  isSaveRefused = false;
  private problems: readonly FieldIssue[] = [];
  private warnings: readonly FieldIssue[] = [];
  private readonly left = new Set<FieldName>();

  /** What stops a save, in the order of the draft's judge. */
  get all(): readonly FieldIssue[] {
    return this.problems;
  }

  take(problems: readonly FieldIssue[], warnings: readonly FieldIssue[]): void {
    this.problems = problems;
    this.warnings = warnings;
    if (problems.length === 0) this.isSaveRefused = false;
  }

  leave(field: FieldName): void {
    this.left.add(field);
  }

  /** The first problem of a field that shows. */
  shown(field: FieldName): FieldIssue | undefined {
    return this.isSaveRefused || this.left.has(field) ? this.problems.find((issue) => issue.field === field) : undefined;
  }

  /** Who else has this phone or e-mail. */
  duplicate(field: FieldName): FieldIssue | undefined {
    return this.warnings.find((issue) => issue.field === field && issue.code.startsWith('duplicate-'));
  }

  get duplicates(): readonly FieldIssue[] {
    return this.warnings.filter((issue) => issue.customerIds.length > 0);
  }

  clear(): void {
    this.take([], []);
    this.isSaveRefused = false;
    this.left.clear();
  }
}
