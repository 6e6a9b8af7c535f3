import { consentState, contactPointOf, makeConsent, type Consent } from '../../domain/consent.js';
import { applyDraft } from '../../domain/customer-change.js';
import type { Customer } from '../../domain/customer.js';
import type { ImportProblem, ImportRow } from '../../domain/customer-import.js';
import { deriveId } from '../../domain/derived-id.js';
import type { CustomerId } from '../../domain/id.js';
import type { RowProblem } from '../../domain/import-row.js';
import type { WriteDecision, WriteFound } from '../store/store.js';
import type { ImportRecord } from '../store/stored-record.js';
import type { Batch, BatchResult, PreparedRow } from './batch.js';
import { importMutations } from './import-mutations.js';

/**
 * Says what one batch writes. Rows that another tab has done by now are passed over; a customer that is here already
 * is left alone or updated, and listed where the file says something else.
 */
export function decideBatch(batch: Batch, found: WriteFound): WriteDecision<BatchResult> {
  const before = recordOf(batch, found.importRecord);
  const write = new BatchWrite(batch, found);
  if (before.lines === 0) for (const problem of batch.sourceProblems) write.list(1, problem);
  for (const row of batch.rows) if (row.row >= before.nextRow) write.take(row);
  if (write.missing.length > 0) return { result: { missing: write.missing } };

  const { created, updated, unchanged, refused, problems } = write;
  const record: ImportRecord = {
    ...before,
    nextRow: Math.max(before.nextRow, batch.nextRow),
    created: before.created + created,
    updated: before.updated + updated,
    unchanged: before.unchanged + unchanged,
    refused: before.refused + refused,
    lines: before.lines + problems.length,
    finishedAt: batch.isLast ? batch.now : before.finishedAt,
  };
  const customers = [...write.customers.values()];
  return {
    puts: {
      customers,
      consents: write.consents,
      importRecord: record,
      reportRows: problems.map((problem, index) => ({ ...problem, importId: batch.importId, place: before.lines + index })),
      mutations: batch.travels ? importMutations(batch, customers, write.consents, found.customers) : [],
    },
    result: { record },
  };
}

/** The record to go on from: that of this run or of one that was not finished, else a new one. */
function recordOf({ importId, startedAt }: Batch, found: ImportRecord | null): ImportRecord {
  if (found && (found.finishedAt === null || found.startedAt === startedAt)) return found;
  return { id: importId, nextRow: 0, created: 0, updated: 0, unchanged: 0, refused: 0, lines: 0, startedAt, finishedAt: null };
}

/** What becomes of the rows of a batch, one after the other. */
class BatchWrite {
  /** As they then are, by id: a file may name one twice. */
  readonly customers = new Map<CustomerId, Customer>();
  readonly consents: Consent[] = [];
  readonly problems: ImportProblem[] = [];
  readonly missing: CustomerId[] = [];
  created = 0;
  updated = 0;
  unchanged = 0;
  refused = 0;

  constructor(
    private readonly batch: Batch,
    private readonly found: WriteFound,
  ) {}

  list(shown: number, problem: RowProblem): void {
    this.problems.push({ row: shown, ...problem });
  }

  take(row: PreparedRow): void {
    if (!row.draft) {
      for (const problem of row.problems) this.list(row.shown, problem);
      this.refused += 1;
      return;
    }
    const current = this.customers.get(row.id) ?? this.found.customers.get(row.id) ?? null;
    const { now, registerId, locale, customerType } = this.batch;
    const draft = current ? addedTo(current, row.draft) : row.draft;
    const customer = applyDraft(current, draft, { id: row.id, now, registerId, e164: row.e164, customerType, locale });
    if (current && (this.batch.onMatch === 'skip' || isGone(current))) this.skip(row, current, customer);
    else this.put(row, current, customer);
  }

  private skip(row: PreparedRow, current: Customer, customer: Customer): void {
    this.unchanged += 1;
    if (isGone(current)) this.list(row.shown, { ...HERE, message: 'this customer was merged or removed here; left as it is' });
    else if (customer !== current) this.list(row.shown, HERE);
  }

  private put(row: PreparedRow, current: Customer | null, customer: Customer): void {
    const consents = this.newConsents(row, current, customer);
    for (const problem of row.problems) this.list(row.shown, problem);
    if (customer !== current) this.customers.set(customer.id, customer);
    this.consents.push(...consents);
    if (!current) this.created += 1;
    else if (customer !== current || consents.length > 0) this.updated += 1;
    else this.unchanged += 1;
  }

  /** Only where nothing was chosen for this contact point: a choice made at a register is newer than a file, or weighs more. */
  private newConsents(row: PreparedRow, current: Customer | null, customer: Customer): Consent[] {
    const choices = row.draft?.consents ?? [];
    if (choices.length === 0) return [];
    const known = this.found.consents.get(row.id);
    if (current && !known && !this.customers.has(row.id)) {
      this.missing.push(row.id);
      return [];
    }
    const all = [...(known ?? []), ...this.consents.filter(({ customerId }) => customerId === row.id)];
    return choices.flatMap((choice, index) => {
      const contactPoint = contactPointOf(choice.channel, customer);
      if (contactPoint === null || consentState(all, choice.channel, contactPoint, choice.purpose) !== 'not-asked') return [];
      const { now, cashierId, registerId, locationId, locale } = this.batch;
      const said = row.said[index] ?? '';
      return makeConsent(
        { ...choice, source: 'import' },
        {
          // The same choice of the same file is the same evidence on every register. The contact point is not in it: ids tell nobody's phone.
          id: deriveId(
            customer.id,
            `consent ${this.batch.importId} ${row.row} ${choice.channel} ${choice.purpose ?? 'marketing'}`,
          ),
          customerId: customer.id,
          contactPoint,
          wording: { text: said, version: 'import' },
          locale,
          now,
          cashierId,
          registerId,
          locationId,
        },
      );
    });
  }
}

const HERE: RowProblem = {
  path: '',
  code: 'already-here',
  message: 'this customer is already here with other details; left as it is',
  outcome: 'skipped',
};

function isGone({ deletedAt, status }: Customer): boolean {
  return deletedAt !== undefined || status === 'merged';
}

/** What the file says beside what is here: a note is added to, not written over. */
function addedTo(current: Customer, draft: ImportRow): ImportRow {
  if (!draft.note || !current.note) return draft;
  return { ...draft, note: current.note.includes(draft.note) ? current.note : `${current.note}\n${draft.note}` };
}
