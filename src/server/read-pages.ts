import type { Change, CustomerWhole } from '../domain/change.js';
import type { CustomerId, Id } from '../domain/id.js';
import { changeOf, sequenceAt, wholeOf } from '../domain/merchant/changes.js';
import { type FeedKey, MerchantState } from '../domain/merchant/merchant-state.js';
import type { PullAnswer, SnapshotPage, SyncScope } from '../domain/remote-answer.js';
import { type Caller, type Core, dayOf } from './core.js';
import { readCounter } from './counter.js';
import { expired, type Place, readCursor, writeCursor } from './cursor.js';
import type { Sql } from './sql.js';
import { inSight, seenCondition, type Sight } from './in-scope.js';
import { rowColumns } from './load-records.js';
import { heldCustomer, holdRows, type RecordRow } from './record-row.js';
import { holdRegisters, registersOf } from './registers.js';

/** Customers a page: with accounts and consents they are about a megabyte. */
const SNAPSHOT_PAGE = 1_000;

/** What changed after a cursor, of one moment; a page ends between two mutations. */
export async function pullPage(
  core: Core,
  caller: Caller,
  cursor: string,
  limit: number,
): Promise<Omit<PullAnswer, 'serverTime'>> {
  const from = readCursor(cursor);
  const { merchantId, locationIds } = caller;
  return core.database.read(merchantId, async (sql) => {
    const { n: last, epoch, pruned } = await readCounter(sql, merchantId);
    if (from.epoch !== epoch || from.n > last || from.n < pruned || !isSame(from.locationIds, locationIds)) throw expired();
    const { rows, n } = await rowsAfter(sql, merchantId, from.n, last, limit);
    const sight = { scope: from.scope, locationIds, today: dayOf(core, merchantId).today };
    const changes = await changesOf(sql, merchantId, await inSight(sql, merchantId, rows, sight));
    return { changes, cursor: writeCursor({ ...from, n }), passed: [sequenceAt(n)], more: n < last };
  });
}

/** Rows by number, whole numbers only: one that is more than the limit is a page of its own. */
async function rowsAfter(sql: Sql, merchantId: string, from: number, last: number, limit: number) {
  const rows = await sql<RecordRow[]>`select ${rowColumns(sql)} from regulars.records r
    where r.merchant = ${merchantId} and r.n > ${from} and r.n <= ${last} order by r.n limit ${limit + 1}`;
  if (rows.length <= limit) return { rows: inOrder(rows), n: last };
  const cut = rows.at(-1)?.n ?? last;
  const whole = rows.filter(({ n }) => n < cut);
  if (whole.length > 0) return { rows: inOrder(whole), n: cut - 1 };
  const all = await sql<
    RecordRow[]
  >`select ${rowColumns(sql)} from regulars.records r where r.merchant = ${merchantId} and r.n = ${cut}`;
  return { rows: inOrder(all), n: cut };
}

function inOrder(rows: readonly RecordRow[]): RecordRow[] {
  return [...rows].sort((one, other) => one.n - other.n || one.place - other.place);
}

/** A page of all customers, by id. The cursor is that of the first page. */
export async function snapshotPage(
  core: Core,
  caller: Caller,
  scope: SyncScope,
  after: Id | null,
): Promise<Omit<SnapshotPage, 'serverTime'>> {
  const { merchantId, locationIds } = caller;
  const sight: Sight = { scope, locationIds, today: dayOf(core, merchantId).today };
  const begun = after === null ? null : await begunSnapshot(core, caller, sight);
  const { n, epoch, ...page } = await core.database.read(merchantId, async (sql) => {
    const counter = await readCounter(sql, merchantId);
    if (begun !== null && begun.epoch !== counter.epoch) throw expired();
    const customers = await sql<RecordRow[]>`select ${rowColumns(sql)} from regulars.records r
      where r.merchant = ${merchantId} and r.kind = 'customer' and r.live and (${after}::uuid is null or r.id > ${after})
        and ${seenCondition(sql, sight)} order by r.id limit ${SNAPSHOT_PAGE + 1}`;
    const rows = customers.slice(0, SNAPSHOT_PAGE);
    const isLast = customers.length <= SNAPSHOT_PAGE;
    return {
      ...{ n: counter.n, epoch: counter.epoch, remaining: null },
      customers: await wholesOf(sql, merchantId, counter.n, rows),
      others: isLast ? await othersOf(sql, merchantId, sight) : [],
      after: isLast ? null : (rows.at(-1)?.id ?? null),
    };
  });
  // Of the very moment that the first page is of: what happened a little later comes by a pull, and counts once.
  const cursor = begun?.cursor ?? (await beginSnapshot(core, caller, sight, { n, epoch }));
  return { ...page, cursor };
}

/** Keeps where a snapshot began, by register and scope, so that any process can go on with it. */
async function beginSnapshot(
  { database }: Core,
  { merchantId, registerId, locationIds }: Caller,
  { scope }: Sight,
  { n, epoch }: Pick<Place, 'n' | 'epoch'>,
): Promise<string> {
  const cursor = writeCursor({ epoch, scope, locationIds, n } satisfies Place);
  await database.write(merchantId, (sql) =>
    sql`insert into regulars.snapshots (merchant, register, scope, cursor, epoch)
      values (${merchantId}, ${registerId}, ${nameOf(scope, locationIds)}, ${cursor}, ${epoch})
      on conflict (merchant, register, scope) do update set cursor = excluded.cursor, epoch = excluded.epoch`.execute(),
  );
  return cursor;
}

async function begunSnapshot({ database }: Core, { merchantId, registerId, locationIds }: Caller, { scope }: Sight) {
  return database.read(merchantId, async (sql) => {
    const [known] = await sql<{ cursor: string; epoch: string }[]>`select cursor, epoch from regulars.snapshots
      where merchant = ${merchantId} and register = ${registerId} and scope = ${nameOf(scope, locationIds)}`;
    if (!known) throw expired();
    return known;
  });
}

function nameOf(scope: SyncScope, locationIds: readonly string[]): string {
  return JSON.stringify([scope, locationIds]);
}

/** Who waits and is open, managers, and whoever was erased: a register may still have something of them to send. */
async function othersOf(sql: Sql, merchantId: string, sight: Sight): Promise<Change[]> {
  const rows = await sql<RecordRow[]>`
    select ${rowColumns(sql)} from regulars.records r where r.merchant = ${merchantId} and r.kind = 'parked' and r.live
    union all select ${rowColumns(sql)} from regulars.records r where r.merchant = ${merchantId} and r.kind = 'manager' and r.live
    union all select ${rowColumns(sql)} from regulars.records r where r.merchant = ${merchantId} and r.kind = 'erasure'
    union all select ${rowColumns(sql)} from regulars.records e
      join regulars.records r on r.merchant = e.merchant and r.kind = 'customer' and r.id = e.id
      where e.merchant = ${merchantId} and e.kind = 'erasure'`;
  return changesOf(sql, merchantId, inOrder(await inSight(sql, merchantId, rows, sight)));
}

/** What registers are told of these. */
async function changesOf(sql: Sql, merchantId: string, rows: readonly RecordRow[]): Promise<Change[]> {
  const state = new MerchantState<unknown>();
  const owners = rows.flatMap(({ kind, live, customer }) =>
    kind === 'document' && !live && customer !== null ? [customer] : [],
  );
  const [registers, erased] = await Promise.all([
    rows.some(({ kind }) => kind === 'erasure') ? registersOf(sql, merchantId) : [],
    owners.length > 0 ? customersOf(sql, merchantId, owners) : [],
  ]);
  holdRegisters(state, registers);
  holdRows(state, [...erased, ...rows]);
  return rows.flatMap(({ kind, id }) => changeOf(state, `${kind} ${id}` satisfies FeedKey) ?? []);
}

async function customersOf(sql: Sql, merchantId: string, ids: readonly CustomerId[]): Promise<RecordRow[]> {
  return sql<RecordRow[]>`select ${rowColumns(sql)} from regulars.records r
    where r.merchant = ${merchantId} and r.kind = 'customer' and r.id = any(${[...ids]}::uuid[])`;
}

/** Customers with all that hangs on them and their accounts, as they are at `n`. */
export async function wholesOf(
  sql: Sql,
  merchantId: string,
  n: number,
  customers: readonly RecordRow[],
): Promise<CustomerWhole[]> {
  if (customers.length === 0) return [];
  const state = new MerchantState<unknown>(n);
  const parts = await sql<RecordRow[]>`select ${rowColumns(sql)} from regulars.records r
    where r.merchant = ${merchantId} and r.customer = any(${customers.map(({ id }) => id)}::uuid[])
      and r.kind in ('document', 'consent') and r.live`;
  holdRows(state, parts);
  // Of the state only what hangs on them is asked: to hold thousands of customers takes longer than to write them.
  return customers.map((row) => wholeOf(state, heldCustomer(row)));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
