import type { CustomerId, Id } from '../domain/id.js';
import type { MerchantReads } from '../domain/merchant/merchant-records.js';
import type { FeedType } from '../domain/merchant/merchant-state.js';
import type { Sql } from './sql.js';
import type { RecordRow } from './record-row.js';

type Key = readonly [FeedType, Id];

/** Columns of a `RecordRow`. */
export function rowColumns(sql: Sql) {
  return sql`r.kind, r.id, r.n, r.place, r.customer, r.parent, r.location, r.at, r.lapse, r.live, r.body, r.held, r.secret`;
}

/** What mutations name by its own id. */
const NAMED: readonly (readonly [Exclude<keyof MerchantReads, 'lapsed'>, FeedType])[] = [
  ['customers', 'customer'],
  ['documents', 'document'],
  ['loyaltyEntries', 'loyalty'],
  ['storeCreditEntries', 'credit'],
  ['sales', 'sale'],
  ['parkedSales', 'parked'],
  ['erasures', 'erasure'],
];
const PARTS: readonly FeedType[] = ['document', 'consent'];
const ALL: readonly FeedType[] = [...PARTS, 'loyalty', 'credit', 'sale', 'parked'];

/**
 * All rows that a whole push must have at hand, in as many statements for two hundred mutations as for one.
 *
 * @param merges - Whom the push itself merges into whom: what comes behind a merge names the one and means the other.
 */
export async function loadRecords(
  sql: Sql,
  merchantId: string,
  reads: readonly MerchantReads[],
  merges: readonly (readonly [CustomerId, CustomerId])[],
): Promise<RecordRow[]> {
  const loading = new Loading(sql, merchantId);
  const all = <Wanted>(wantedOf: (one: MerchantReads) => readonly Wanted[] | undefined): Wanted[] =>
    reads.flatMap((one) => wantedOf(one) ?? []);
  const partsOf = all((one) => one.partsOf);
  const allOf = all((one) => one.allOf);
  const lapsed = all((one) => one.lapsed);

  const named = NAMED.flatMap(([name, kind]) => all((one) => one[name]).map((id): Key => [kind, id]));
  const alsoNamed = [...partsOf, ...allOf, ...lapsed.map(({ customerId }) => customerId), ...merges.flat()];
  await Promise.all([
    loading.byId([...named, ...alsoNamed.map((id): Key => ['customer', id])]),
    loading.byParent(
      ['sale', 'loyalty', 'credit'],
      all((one) => one.causedBy),
    ),
  ]);
  await loading.survivors();

  const families = [...partsOf, ...allOf];
  if (families.length > 0) await loading.families(loading.upFrom(families, merges));
  await Promise.all([
    loading.partsOf(PARTS, loading.familyOf(partsOf, merges)),
    loading.partsOf(ALL, loading.familyOf(allOf, merges)),
    loading.lapsed(
      lapsed.flatMap(({ customerId, since }) => [...loading.upFrom([customerId], merges)].map((id) => [id, since] as const)),
    ),
  ]);
  // Whoever the entries found by their customers are of is known; those found by a family may have been merged too.
  await loading.survivors();
  return [...loading.rows.values()];
}

class Loading {
  readonly rows = new Map<string, RecordRow>();
  private readonly asked = new Set<string>();

  constructor(
    private readonly sql: Sql,
    private readonly merchantId: string,
  ) {}

  async byId(keys: readonly Key[]): Promise<void> {
    const wanted = new Map(keys.map((key) => [key.join(' '), key]));
    for (const key of this.asked) wanted.delete(key);
    if (wanted.size === 0) return;
    for (const key of wanted.keys()) this.asked.add(key);
    const { sql, merchantId } = this;
    const [kinds, ids] = [[...wanted.values()].map(([kind]) => kind), [...wanted.values()].map(([, id]) => id)];
    this.keep(
      await sql<RecordRow[]>`
        select ${rowColumns(sql)} from unnest(${kinds}::text[], ${ids}::uuid[]) as w (kind, id)
        join regulars.records r on r.merchant = ${merchantId} and r.kind = w.kind collate "C" and r.id = w.id`,
    );
  }

  async byParent(kinds: readonly FeedType[], parents: readonly Id[]): Promise<void> {
    if (parents.length === 0) return;
    const { sql, merchantId } = this;
    this.keep(
      await sql<RecordRow[]>`select ${rowColumns(sql)} from regulars.records r
        where r.merchant = ${merchantId} and r.parent = any(${[...parents]}::uuid[]) and r.kind = any(${[...kinds]}::text[])`,
    );
  }

  async partsOf(kinds: readonly FeedType[], customers: ReadonlySet<CustomerId>): Promise<void> {
    if (customers.size === 0) return;
    const { sql, merchantId } = this;
    this.keep(
      await sql<RecordRow[]>`select ${rowColumns(sql)} from regulars.records r
        where r.merchant = ${merchantId} and r.customer = any(${[...customers]}::uuid[]) and r.kind = any(${[...kinds]}::text[])`,
    );
  }

  async lapsed(wanted: readonly (readonly [CustomerId, string])[]): Promise<void> {
    if (wanted.length === 0) return;
    const { sql, merchantId } = this;
    const [customers, days] = [wanted.map(([id]) => id), wanted.map(([, since]) => since)];
    this.keep(
      await sql<RecordRow[]>`
        select distinct on (r.kind, r.id) ${rowColumns(sql)}
        from unnest(${customers}::uuid[], ${days}::text[]) as w (customer, since)
        join regulars.records r on r.merchant = ${merchantId} and r.customer = w.customer and r.lapse >= w.since collate "C"`,
    );
  }

  /** Whoever records are of, and whoever they were merged into, to the end. */
  async survivors(): Promise<void> {
    for (;;) {
      const named = [...this.rows.values()].map(({ kind, customer, parent }) => (kind === 'customer' ? parent : customer));
      const unasked = named.flatMap((id): Key[] => (id !== null && !this.asked.has(`customer ${id}`) ? [['customer', id]] : []));
      if (unasked.length === 0) return;
      await this.byId(unasked);
    }
  }

  /** All who were merged into these, however far. */
  async families(ids: ReadonlySet<CustomerId>): Promise<void> {
    const { sql, merchantId } = this;
    const rows = await sql<RecordRow[]>`
      with recursive family (id) as (
        select unnest(${[...ids]}::uuid[])
        union
        select s.id from regulars.records s join family f on s.parent = f.id where s.merchant = ${merchantId} and s.kind = 'customer'
      )
      select ${rowColumns(sql)} from family f join regulars.records r on r.merchant = ${merchantId} and r.kind = 'customer' and r.id = f.id`;
    for (const { id } of rows) this.asked.add(`customer ${id}`);
    this.keep(rows);
  }

  /** These and whoever they were, or are about to be, merged into. */
  upFrom(ids: readonly CustomerId[], merges: readonly (readonly [CustomerId, CustomerId])[]): Set<CustomerId> {
    const up = new Set(ids);
    for (const id of up) {
      const into = this.rows.get(`customer ${id}`)?.parent;
      if (into) up.add(into);
      for (const [source, survivor] of merges) if (source === id) up.add(survivor);
    }
    return up;
  }

  /** These, whoever they are now, and all who were merged into that one. */
  familyOf(ids: readonly CustomerId[], merges: readonly (readonly [CustomerId, CustomerId])[]): Set<CustomerId> {
    const family = this.upFrom(ids, merges);
    const edges = [
      ...[...this.rows.values()].flatMap(({ kind, id, parent }) =>
        kind === 'customer' && parent !== null ? [[id, parent] as const] : [],
      ),
      ...merges,
    ];
    if (ids.length > 0) for (const member of family) for (const [source, into] of edges) if (into === member) family.add(source);
    return family;
  }

  private keep(rows: readonly RecordRow[]): void {
    for (const row of rows) this.rows.set(`${row.kind} ${row.id}`, row);
  }
}
