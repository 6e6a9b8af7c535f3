import type { Account } from '../../domain/account.js';
import { EMPTY_ACCOUNT } from '../../domain/account.js';
import type { LocalPage, PeriodQuery } from '../../domain/customer-query.js';
import { id as checkId, readInput } from '../../domain/entry-check.js';
import type { CustomerId } from '../../domain/id.js';
import type { LedgerRow } from '../../domain/ledger.js';
import type { LoyaltyEntry } from '../../domain/loyalty.js';
import { requireSight } from '../../domain/policy.js';
import type { StoreCreditEntry } from '../../domain/store-credit.js';
import type { ClientContext } from '../client-context.js';
import { readCursor, writeCursor } from '../past-cursor.js';
import { olderThan } from '../past-end.js';
import { type PastPeriod, type ReadQuery, readPastQuery, ROWS_A_READ } from '../past-query.js';
import type { PastPlace, PastRange, Store } from '../store/store.js';
import type { Take } from '../store/stored-record.js';

/** One of the two ledgers, as far as paging it differs. */
export interface LedgerKind<Entry extends LoyaltyEntry | StoreCreditEntry> {
  readonly name: string;
  read(
    store: Store,
    customerId: CustomerId,
    range: PastRange,
  ): Promise<readonly { readonly entry: Entry; readonly takes: readonly Take[] }[]>;
  /** What stands in the account, by unit: a currency, or points. */
  standOf(account: Account): Map<string, number>;
  unitOf(entry: Entry): string;
  figureOf(entry: Entry): number;
}

/** How often a page is read again because the account changed under it. */
const MOST_TRIES = 5;

/**
 * A page of entries, newest first, each with what stood in the account after it. That is counted downward from the account,
 * so that the first page of 50,000 entries costs no more than of 50.
 */
export async function ledgerPage<Entry extends LoyaltyEntry | StoreCreditEntry>(
  { store, settings }: ClientContext,
  kind: LedgerKind<Entry>,
  customerId: CustomerId,
  input?: PeriodQuery & { readonly currency?: string },
): Promise<LocalPage<LedgerRow<Entry>>> {
  requireSight(settings.cashier, 'history');
  const id = readInput(checkId, customerId, 'customerId');
  const query = readPastQuery(input, settings.timeZone);
  const asked = [kind.name, id, ...query.asked];
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor, asked);

  const { stand, entries } = await store.use(async (open) => {
    const pager = new Pager(open, kind, id);
    return cursor ? { stand: new Map(cursor.stand), entries: await pager.read(query, cursor.place) } : pager.first(query);
  });
  const rows = entries.slice(0, query.limit).map((entry): LedgerRow<Entry> => {
    const unit = kind.unitOf(entry);
    const balanceAfter = stand.get(unit) ?? 0;
    stand.set(unit, balanceAfter - kind.figureOf(entry));
    return { entry, balanceAfter };
  });
  const last = rows.at(-1)?.entry;
  const next = last && entries.length > query.limit ? writeCursor(asked, { place: last, stand }) : null;
  return { rows, next, older: olderThan(settings, next, last, query.period) };
}

class Pager<Entry extends LoyaltyEntry | StoreCreditEntry> {
  constructor(
    private readonly store: Store,
    private readonly kind: LedgerKind<Entry>,
    private readonly customerId: CustomerId,
  ) {}

  /** The first page with what the account held then: both as of one moment, which the row's number tells. */
  async first(query: ReadQuery): Promise<{ stand: Map<string, number>; entries: readonly Entry[] }> {
    for (let tries = 1; ; tries += 1) {
      const [row] = await this.store.readCustomers([this.customerId]);
      const stand = this.kind.standOf(row?.account ?? EMPTY_ACCOUNT);
      const { until } = query.period;
      if (until !== undefined) await this.goBack(stand, { from: until });
      const entries = await this.read(query);
      const [after] = await this.store.readCustomers([this.customerId]);
      if (after?.n === row?.n || tries === MOST_TRIES) return { stand, entries };
    }
  }

  /** One more than a page has, where there are so many. */
  async read({ period, limit, currency }: ReadQuery, before?: PastPlace): Promise<readonly Entry[]> {
    const entries: Entry[] = [];
    const atOnce = currency === undefined ? limit + 1 : ROWS_A_READ;
    for await (const batch of this.batches(period, atOnce, before)) {
      for (const entry of batch) if (currency === undefined || this.kind.unitOf(entry) === currency) entries.push(entry);
      if (entries.length > limit) break;
    }
    return entries.slice(0, limit + 1);
  }

  /** Takes off what came in a period. */
  private async goBack(stand: Map<string, number>, period: PastPeriod): Promise<void> {
    for await (const batch of this.batches(period, ROWS_A_READ)) {
      for (const entry of batch) {
        const unit = this.kind.unitOf(entry);
        stand.set(unit, (stand.get(unit) ?? 0) - this.kind.figureOf(entry));
      }
    }
  }

  private async *batches(period: PastPeriod, limit: number, from?: PastPlace): AsyncGenerator<readonly Entry[]> {
    let before = from;
    for (;;) {
      const range = { ...period, limit, ...(before && { before: { occurredAt: before.occurredAt, id: before.id } }) };
      const rows = await this.kind.read(this.store, this.customerId, range);
      const entries = rows.map(({ entry }) => entry);
      yield entries;
      before = entries.at(-1);
      if (rows.length < limit || !before) return;
    }
  }
}
