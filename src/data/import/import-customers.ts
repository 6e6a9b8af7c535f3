import { toTimestamp } from '../../domain/clock.js';
import type { PhoneReader } from '../../domain/contact.js';
import type { ImportProblem, ImportReport } from '../../domain/customer-import.js';
import { deriveId } from '../../domain/derived-id.js';
import { RegularsError } from '../../domain/errors.js';
import type { Grant } from '../../domain/grant.js';
import type { Id } from '../../domain/id.js';
import { isSomebody } from '../../domain/import-row.js';
import { type Permission, permissionOf, requirePermission } from '../../domain/policy.js';
import { BatchSize } from '../batch-size.js';
import type { ClientContext } from '../client-context.js';
import type { ImportOptions, ImportSource } from '../customer-client.js';
import type { Store } from '../store/store.js';
import type { ImportRecord } from '../store/stored-record.js';
import type { Batch, BatchResult, PreparedRow } from './batch.js';
import { openBatches } from './batch-source.js';
import { decideBatch } from './decide-batch.js';
import { openFile } from './file-source.js';
import { checkOptions, type CheckedOptions } from './import-options.js';
import type { RowSource, SourceRow } from './import-source.js';
import { Pacer } from '../pacer.js';

/** Namespace of all ids that imports derive. */
const ROOT: Id = '6b0f2c1e-8f0b-4a53-9d0e-2f7c61f0a5d4';

/**
 * Imports customers batch by batch. A batch and how far it came are one strict transaction, and only then progress:
 * cancelled or killed, the same import goes on behind the last whole batch.
 *
 * Customers are named by the other system's ids, else by the file and the row, so that the same file makes nobody
 * twice, also on another register.
 *
 * @throws {RegularsError} `unreadable-file`, `invalid-input`, `locked`, `not-allowed`, `grant-required`, `grant-invalid`, `store-*`, `closed`.
 */
export async function importCustomers(
  context: ClientContext,
  source: ImportSource,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const checked = checkOptions(options);
  await requireApproved(context, checked, options.grant);
  return new Import(context, source, checked, options).run();
}

/**
 * One approval serves a whole import, however long that takes: of action `create`, or `edit` where only changing customers
 * needs one. Its `entryId` is the import's id, which the host therefore has to give.
 */
async function requireApproved(context: ClientContext, { id, onMatch }: CheckedOptions, grant?: Grant): Promise<void> {
  const { cashier } = context.settings;
  const needed: readonly Permission[] = onMatch === 'update' ? ['create', 'edit'] : ['create'];
  for (const permission of needed) if (permissionOf(cashier, permission) !== 'grant') requirePermission(cashier, permission);
  const permission = needed.find((each) => permissionOf(cashier, each) === 'grant') ?? 'create';
  if (grant && id === null) {
    throw new RegularsError('invalid-input', 'options.id must be given: it is what the grant was given for.', {
      path: 'options.id',
      expected: 'the entryId of the grant',
    });
  }
  const { checkGrant } = await import('../approval/check-grant.js');
  const wanted = { permission, action: permission, entryId: id ?? '', customerId: null, body: onMatch };
  const checked = await checkGrant(context, wanted, grant);
  if (grant) await context.store.write(checked.reads, (found) => ({ puts: checked.decide(found), result: null }));
}

/** How long rows are read in one go: the answers of the write that goes on meanwhile come between. */
const READ_MS = 4;
/** A row takes less than a tenth of a millisecond, of which looking at the clock would be a part. */
const ROWS_A_LOOK = 8;

class Import {
  private readonly settings;
  private readonly startedMs: number;
  private readonly pacer: Pacer;
  private readonly size: BatchSize;
  private phones: PhoneReader | null = null;
  /** The write that goes on while the next rows are read. */
  private writing: Promise<ImportRecord | null> = Promise.resolve(null);

  constructor(
    private readonly context: ClientContext,
    private readonly source: ImportSource,
    private readonly options: CheckedOptions,
    private readonly calls: Pick<ImportOptions, 'signal' | 'onProgress'>,
  ) {
    this.settings = context.settings;
    this.startedMs = this.settings.environment.clock.monotonic();
    this.pacer = new Pacer(this.settings.environment.clock, READ_MS);
    this.size = new BatchSize(this.settings.environment.clock);
  }

  async run(): Promise<ImportReport> {
    const source = await this.open();
    if (!source) return this.report(this.options.id ?? this.settings.environment.newId(), null, []);
    try {
      return await this.context.store.use((store) => this.take(source, store));
    } finally {
      await this.writing.catch(() => undefined);
      // Also what was written before it broke off is found.
      await this.context.store.settle();
    }
  }

  private async open(): Promise<RowSource | null> {
    const { source, options, settings } = this;
    if (typeof source === 'string') return openFile(new Blob([source]), options, settings, ROOT, this.pacer, this.isStopped);
    if (source instanceof Blob) return openFile(source, options, settings, ROOT, this.pacer, this.isStopped);
    if (isIterable(source)) return openBatches(source, options, settings, ROOT);
    throw new RegularsError('invalid-input', 'There is nothing to import from.', {
      path: 'source',
      expected: 'a File or Blob, CSV text, or batches of rows',
    });
  }

  private async take(source: RowSource, store: Store): Promise<ImportReport> {
    const earlier = await store.readImport(source.importId);
    const stops = await (await store.erasures()).readStops();
    const saidStop = stops.size > 0 ? new (await import('./said-stop.js')).SaidStop(this.context, stops) : null;
    // One that was finished begins anew: customers may have gone since.
    let record = earlier?.finishedAt === null ? earlier : null;
    const startedAt = record?.startedAt ?? toTimestamp(this.settings.environment.clock.now());
    let rows: PreparedRow[] = [];
    let nextRow = 0;
    let fraction: number | null = null;

    for await (const row of source.rows()) {
      if (row.row % ROWS_A_LOOK === 0 && this.pacer.due) await this.pacer.breathe();
      if (this.isStopped()) break;
      nextRow = row.row + 1;
      fraction = row.fraction;
      if (record && row.row < record.nextRow) continue;
      if (row.draft ?? row.problems.length > 0) {
        const prepared = await this.prepared(row, source);
        rows.push(saidStop ? await saidStop.heeded(prepared) : prepared);
      }
      if (rows.length < this.size.rows) continue;
      record = (await this.writing) ?? record;
      this.writing = this.write({ rows, nextRow, isLast: false }, fraction, source, store, startedAt);
      // What goes wrong is thrown where it is waited for.
      this.writing.catch(() => undefined);
      rows = [];
    }
    record = (await this.writing) ?? record;
    if (!this.isStopped()) {
      record = await this.write({ rows, nextRow, isLast: true }, fraction === null ? null : 1, source, store, startedAt);
    }
    const lines = record ? (await store.readReport(source.importId)).slice(0, record.lines) : [];
    return this.report(source.importId, record, lines);
  }

  /** Reads the phone, and names the customer. */
  private async prepared({ row, shown, draft, key, said, problems }: SourceRow, source: RowSource): Promise<PreparedRow> {
    const space = key === null ? null : source.keySpace;
    const id = draft?.id ?? (space === null ? deriveId(source.rowSpace, `row ${row}`) : deriveId(space, key ?? ''));
    const refused = { row, shown, id, draft: null, e164: null, said: [] };
    if (!draft) return { ...refused, problems };
    if (!isSomebody(draft)) {
      const nobody = { path: '', code: 'nobody', message: 'it has no name, phone, e-mail or code', outcome: 'refused' } as const;
      return { ...refused, problems: [...problems, nobody] };
    }
    const typed = draft.phone ?? null;
    const e164 = typed === null ? null : await this.readPhone(typed);
    const kept = { path: 'phone', code: 'invalid', message: 'is no valid phone number', outcome: 'kept-as-typed' } as const;
    return {
      row,
      shown,
      id,
      said,
      e164,
      draft: this.settings.persist === 'minimal' ? { ...draft, birthDate: null, note: null } : draft,
      problems: typed !== null && e164 === null ? [...problems, kept] : problems,
    };
  }

  /** E.164 is taken as it is; the rules of the world's numbers are loaded for the first that is not. */
  private async readPhone(typed: string): Promise<string | null> {
    if (/^\+[1-9]\d{6,14}$/.test(typed)) return typed;
    this.phones ??= (await import('../phone-rules.js')).phoneReader;
    return this.phones.read(typed, this.settings.country);
  }

  private async write(
    part: Pick<Batch, 'rows' | 'nextRow' | 'isLast'>,
    fraction: number | null,
    source: RowSource,
    store: Store,
    startedAt: string,
  ): Promise<ImportRecord> {
    const { settings, options } = this;
    const { registerId, schema } = store.meta;
    const batch: Batch = {
      ...part,
      importId: source.importId,
      startedAt,
      onMatch: options.onMatch,
      sourceProblems: source.problems,
      travels: this.context.settings.remote !== undefined,
      now: toTimestamp(settings.environment.clock.now()),
      schema,
      registerId,
      locationId: settings.locationId,
      cashierId: settings.cashier?.id ?? null,
      registerName: settings.registerName,
      locale: settings.locale ?? '',
      customerType: settings.customerTypes[0]?.id ?? 'retail',
    };
    const customers = part.rows.flatMap(({ id, draft }) => (draft ? [id] : []));
    let partsOf: readonly string[] = [];
    for (;;) {
      const reads = { customers, partsOf, importId: source.importId };
      const result: BatchResult = await this.size.timed(part.rows.length, () =>
        this.context.store.write(reads, (found) => decideBatch(batch, found)),
      );
      if ('record' in result) {
        this.tell(result.record, fraction);
        return result.record;
      }
      partsOf = [...partsOf, ...result.missing];
    }
  }

  private tell(record: ImportRecord, fraction: number | null): void {
    this.calls.onProgress?.({ rows: rowsOf(record), fraction });
  }

  private report(id: Id, record: ImportRecord | null, problems: readonly ImportProblem[]): ImportReport {
    const { created = 0, updated = 0, unchanged = 0, refused = 0, nextRow = 0 } = record ?? {};
    return {
      id,
      rows: record ? rowsOf(record) : 0,
      created,
      updated,
      unchanged,
      refused,
      cancelled: this.isStopped() && (record?.finishedAt ?? null) === null,
      nextRow,
      durationMs: this.settings.environment.clock.monotonic() - this.startedMs,
      problems: problems.map(({ row, path, code, message, outcome }) => ({ row, path, code, message, outcome })),
    };
  }

  private readonly isStopped = (): boolean => this.calls.signal?.aborted ?? false;
}

/** Hosts without types hand over anything. */
function isIterable(source: unknown): boolean {
  return typeof source === 'object' && source !== null && (Symbol.iterator in source || Symbol.asyncIterator in source);
}

/** Rows that said something. */
function rowsOf({ created, updated, unchanged, refused }: ImportRecord): number {
  return created + updated + unchanged + refused;
}
