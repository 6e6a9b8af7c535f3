import type { Customer } from '../domain/customer.js';
import type { CustomerId, Id } from '../domain/id.js';
import type { HeldGrantUse, MerchantPuts } from '../domain/merchant/merchant-records.js';
import { type FeedKey, MerchantState, type Outcome } from '../domain/merchant/merchant-state.js';
import type { OfflineUse } from '../domain/offline-approval.js';
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
  /** As they are stored. */
  private readonly before = new Map<CustomerId, Customer>();
  /** In the order it was written. */
  private readonly written = new Set<FeedKey>();
  private readonly erasedFor = new Map<FeedKey, number>();
  private readonly usesMade: HeldGrantUse[] = [];
  private readonly forgotten = new Set<CustomerId>();
  /** Outcomes that are stored. */
  private readonly known = new Set<Id>();
  private readonly keysMade = new Map<string, string>();
  private readonly usedOffline = new Map<string, readonly OfflineUse[]>();

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
    let at = 0;
    const write = (key: FeedKey): void => {
      this.written.add(key);
      if (!this.places.has(key)) this.places.set(key, n * PLACES_A_NUMBER + at);
      at += 1;
    };
    for (const { customer } of puts.customers ?? []) write(`customer ${customer.id}`);
    for (const { document } of puts.documents ?? []) write(`document ${document.id}`);
    for (const { id } of puts.removedDocuments ?? []) write(`document ${id}`);
    for (const { id } of puts.consents ?? []) write(`consent ${id}`);
    for (const { entry } of puts.loyaltyEntries ?? []) write(`loyalty ${entry.id}`);
    for (const { entry } of puts.storeCreditEntries ?? []) write(`credit ${entry.id}`);
    for (const { id } of puts.sales ?? []) write(`sale ${id}`);
    for (const { parkedSale } of puts.parkedSales ?? []) write(`parked ${parkedSale.id}`);
    for (const { id } of puts.auditEntries ?? []) write(`audit ${id}`);
    // These have no version of their own: the number they were written under is theirs.
    for (const key of [...(puts.erasures ?? []).map(({ customerId }): FeedKey => `erasure ${customerId}`), ...more]) {
      write(key);
      this.erasedFor.set(key, n);
    }
    for (const id of puts.removedConsentsOf ?? []) this.forgotten.add(id);
    this.usesMade.push(...(puts.grantUses ?? []));
    if (puts.enrolled) this.keysMade.set(puts.enrolled.registerId, puts.enrolled.publicKey);
    if (puts.offlineUsed) this.usedOffline.set(puts.offlineUsed.registerId, puts.offlineUsed.uses);
  }

  /** Nobody has it for longer than a push takes: freezing it all would be a good part of that. */
  protected override kept<Held>(held: Held): Held {
    return held;
  }

  /** What has to be stored, as it is by now, beyond what was taken before. Whoever takes it stores it. */
  takeChanged() {
    const rows: RecordRow[] = [];
    for (const key of this.written) {
      const row = rowOf(this, key, this.places.get(key) ?? 0);
      const n = this.erasedFor.get(key);
      if (row) rows.push(n === undefined ? row : { ...row, n });
    }
    const outcomes = [...this.outcomes].filter(([id]) => !this.known.has(id));
    const changed = {
      n: this.feed.n,
      rows,
      customers: this.takeCustomers(rows),
      /** Of whom no consent stays. */
      forgotten: [...this.forgotten],
      grantUses: [...this.usesMade],
      publicKeys: [...this.keysMade],
      offlineUses: [...this.usedOffline],
      outcomes,
    };
    for (const [id] of outcomes) this.known.add(id);
    for (const taken of [this.written, this.forgotten, this.keysMade, this.usedOffline]) taken.clear();
    this.usesMade.length = 0;
    return changed;
  }

  /** Whose rows these are, with how they are stored: undefined for who is new. */
  private takeCustomers(rows: readonly RecordRow[]): { readonly now: Customer; readonly before: Customer | undefined }[] {
    return rows.flatMap(({ kind, id }) => {
      const now = kind === 'customer' ? this.customers.get(id)?.customer : undefined;
      if (!now) return [];
      const before = this.before.get(id);
      this.before.set(id, now);
      return [{ now, before }];
    });
  }
}

export type Changed = ReturnType<LoadedState['takeChanged']>;
