import type { Customer } from '../domain/customer.js';
import type { CustomerId, Id } from '../domain/id.js';
import type { HeldGrantUse, MerchantPuts } from '../domain/merchant/merchant-records.js';
import { type FeedKey, MerchantState, type Outcome } from '../domain/merchant/merchant-state.js';
import type { PushResult } from '../domain/remote-answer.js';
import { type DocumentNumbers, holdRows, type RecordRow, rowOf } from './record-row.js';

/** More than any mutation writes. */
const PLACES_A_NUMBER = 65_536;

/**
 * As much of a merchant as a push has to know, in memory: mutations are judged over it one by one, each seeing what those before
 * it wrote, and what they wrote comes out as rows.
 */
export class LoadedState extends MerchantState<PushResult> {
  private readonly places = new Map<FeedKey, number>();
  private readonly before = new Map<CustomerId, Customer>();
  /** In the order it was written. */
  private readonly written = new Set<FeedKey>();
  private readonly erasedFor = new Map<FeedKey, number>();
  private readonly usesMade: HeldGrantUse[] = [];
  private readonly forgotten = new Set<CustomerId>();
  private readonly known = new Set<Id>();
  private readonly keysMade = new Map<string, string>();

  holdRows(rows: readonly RecordRow[], numbersOf: (row: RecordRow) => DocumentNumbers): void {
    holdRows(this, rows, numbersOf);
    for (const { kind, id, place } of rows) this.places.set(`${kind} ${id}`, place);
    for (const [id, { customer }] of this.customers) this.before.set(id, customer);
  }

  holdOutcome(id: Id, outcome: Outcome<PushResult>): void {
    this.outcomes.set(id, outcome);
    this.known.add(id);
  }

  override apply(puts: MerchantPuts, more: readonly FeedKey[] = []): void {
    super.apply(puts, more);
    const { n } = this.feed;
    const keys: FeedKey[] = [
      ...(puts.customers ?? []).map(({ customer }): FeedKey => `customer ${customer.id}`),
      ...(puts.documents ?? []).map(({ document }): FeedKey => `document ${document.id}`),
      ...(puts.removedDocuments ?? []).map(({ id }): FeedKey => `document ${id}`),
      ...(puts.consents ?? []).map(({ id }): FeedKey => `consent ${id}`),
      ...(puts.loyaltyEntries ?? []).map(({ entry }): FeedKey => `loyalty ${entry.id}`),
      ...(puts.storeCreditEntries ?? []).map(({ entry }): FeedKey => `credit ${entry.id}`),
      ...(puts.sales ?? []).map(({ id }): FeedKey => `sale ${id}`),
      ...(puts.parkedSales ?? []).map(({ parkedSale }): FeedKey => `parked ${parkedSale.id}`),
      ...(puts.auditEntries ?? []).map(({ id }): FeedKey => `audit ${id}`),
    ];
    const numbered = [...(puts.erasures ?? []).map(({ customerId }): FeedKey => `erasure ${customerId}`), ...more];
    [...keys, ...numbered].forEach((key, at) => {
      this.written.add(key);
      if (!this.places.has(key)) this.places.set(key, n * PLACES_A_NUMBER + at);
    });
    // These have no version of their own: the number they were written under is theirs.
    for (const key of numbered) this.erasedFor.set(key, n);
    for (const id of puts.removedConsentsOf ?? []) this.forgotten.add(id);
    this.usesMade.push(...(puts.grantUses ?? []));
    if (puts.enrolled) this.keysMade.set(puts.enrolled.registerId, puts.enrolled.publicKey);
  }

  /** What has to be stored, as it is after all. Made anew with each call. */
  changed() {
    const rows = [...this.written].flatMap((key) => {
      const row = rowOf(this, key, this.places.get(key) ?? 0);
      const n = this.erasedFor.get(key);
      return row ? [n === undefined ? row : { ...row, n }] : [];
    });
    return {
      n: this.feed.n,
      rows,
      /** Of whom no consent stays. */
      forgotten: [...this.forgotten],
      grantUses: this.usesMade,
      publicKeys: [...this.keysMade],
      outcomes: [...this.outcomes].filter(([id]) => !this.known.has(id)),
    };
  }

  /** As they were before all this; undefined for who is new. */
  customerBefore(id: CustomerId): Customer | undefined {
    return this.before.get(id);
  }
}

export type Changed = ReturnType<LoadedState['changed']>;
