import type { Account, LedgerState } from '../../domain/account.js';
import type { CustomerWhole } from '../../domain/change.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { expiriesOf } from '../../domain/identity-document.js';
import type { Opening } from '../../domain/ledger.js';
import type { Money } from '../../domain/money.js';
import type { SnapshotPage } from '../../domain/remote-answer.js';
import { readSequence } from '../../domain/sequence.js';
import type { EntriesOf, SyncedPuts, WriteDecision, WriteFound, WriteReads } from '../store/store.js';
import type { SnapshotRecord, StoredBase, StoredCreditEntry, StoredLoyaltyEntry, SyncRecord } from '../store/stored-record.js';
import { baseOf, isOnTop, lanesOfRebased, missingEntries, type NeedsEntries, rebaseCustomers } from './rebase.js';
import { keptAfter } from './kept-changes.js';
import { entriesIn } from './replay.js';
import { isAtSamePlace, type TakePlace } from './take-page.js';

/** A page of a snapshot as it was asked for. */
export interface AskedSnapshot {
  /** As the store stood when it was asked. */
  readonly before: SyncRecord;
  readonly answer: SnapshotPage;
  /** As its first page began it. */
  readonly begun: SnapshotRecord;
  /** Who has changes of this register's own on top. */
  readonly changedHere: ReadonlySet<CustomerId>;
}

/**
 * How a page of everybody is stored: over whatever lies here, since a remote that was set back counts its versions anew, and
 * under what this register has changed. Those who are new here go into blocks. How far it has come is stored with it.
 */
export class SnapshotTaking {
  private changedHere: ReadonlySet<CustomerId>;

  constructor(
    private readonly asked: AskedSnapshot,
    private readonly place: TakePlace,
  ) {
    const ids = asked.answer.customers.map(({ customer }) => customer.id);
    this.changedHere = new Set(ids.filter((id) => asked.changedHere.has(id)));
  }

  reads(needed: NeedsEntries['needed'] = {}): WriteReads {
    const { customers } = this.asked.answer;
    return {
      ...needed,
      customers: customers.map(({ customer }) => customer.id),
      documents: customers.flatMap(({ identityDocuments }) => identityDocuments.map(({ id }) => id)),
      lanes: lanesOfRebased(this.changedHere, []),
      entriesOf: [...this.changedHere],
      sync: true,
    };
  }

  decide(found: WriteFound, reads: WriteReads): WriteDecision<{ readonly taken: boolean } | NeedsEntries> {
    const { before, answer, begun } = this.asked;
    const { sync } = found;
    if (!sync || !isAtSamePlace(sync, before)) return { result: { taken: false } };
    const here = new Set([...this.changedHere, ...found.bases.keys()]);
    if (here.size > this.changedHere.size) {
      // Changed since it was asked who is: what of has to be known.
      this.changedHere = here;
      return { result: { needed: {} } };
    }
    const own = found.outbox.filter(isOnTop);
    const missing = missingEntries(own, reads);
    if (missing) return { result: missing };

    const bases = new Map(answer.customers.map((whole) => [whole.customer.id, this.baseFrom(found, whole)]));
    const rebased = rebaseCustomers(found, here, found.outbox, { customers: bases }, this.place, this.place.now);
    const isPlain = (id: CustomerId): boolean => !here.has(id) && !found.erased.has(id);
    const plain = [...bases].flatMap(([id, base]) => (isPlain(id) ? base : []));
    const accounts = plain.flatMap(({ customer, account }): [CustomerId, Account][] => (account ? [[customer.id, account]] : []));
    const counted = this.countedIn(found, new Set(own.flatMap(({ mutation }) => entriesIn(mutation)).map(({ id }) => id)));
    const received = begun.received + answer.customers.length;
    const synced: SyncedPuts = {
      bases: rebased.bases,
      loyaltyEntries: [...counted.loyaltyEntries, ...rebased.loyaltyEntries],
      storeCreditEntries: [...counted.storeCreditEntries, ...rebased.storeCreditEntries],
      consents: this.left(found).flatMap(({ consents }) => consents),
      // The last page is stored again until what comes behind it is stored too; where it is the first as well, another leader
      // that has heard an older one must still see that it is late.
      sync: {
        ...sync,
        ...(answer.after !== null && keptAfter(sync, answer.others)),
        snapshot: answer.after === null ? begun : { ...begun, after: answer.after, received },
      },
    };
    return {
      puts: {
        customers: [...plain.map(({ customer }) => customer), ...(rebased.customers ?? [])],
        accounts: new Map([...accounts, ...(rebased.accounts ?? [])]),
        documents: this.documentsFrom(found),
        synced,
      },
      result: { taken: true },
    };
  }

  private baseFrom(found: WriteFound, { customer, identityDocuments, loyalty, storeCredit }: CustomerWhole): StoredBase {
    const isLater = reachedBy(loyalty) > (this.asked.begun.upTo ?? 0);
    const account = accountFrom(loyalty, storeCredit, baseOf(found, customer.id)?.account, isLater);
    return { customer: { ...customer, expiries: expiriesOf(identityDocuments) }, ...(account && { account }) };
  }

  /** Entries of others that were in doubt since the remote was set back: what it says of these customers counts them. */
  private countedIn({ entriesOf }: WriteFound, own: ReadonlySet<Id>): EntriesOf {
    const all = this.asked.answer.customers.map(({ customer, loyalty }) => {
      const { loyaltyEntries = [], storeCreditEntries = [] } = entriesOf.get(customer.id) ?? {};
      const isInDoubt = ({ entry }: StoredLoyaltyEntry | StoredCreditEntry): boolean => entry.version === 0 && !own.has(entry.id);
      const version = reachedBy(loyalty);
      return {
        loyaltyEntries: loyaltyEntries.filter(isInDoubt).map((row) => ({ ...row, entry: { ...row.entry, version } })),
        storeCreditEntries: storeCreditEntries.filter(isInDoubt).map((row) => ({ ...row, entry: { ...row.entry, version } })),
      };
    });
    return {
      loyaltyEntries: all.flatMap((one) => one.loyaltyEntries),
      storeCreditEntries: all.flatMap((one) => one.storeCreditEntries),
    };
  }

  /** Whoever was erased here does not come back. */
  private left({ erased }: WriteFound): readonly CustomerWhole[] {
    return this.asked.answer.customers.filter(({ customer }) => !erased.has(customer.id));
  }

  private documentsFrom(found: WriteFound) {
    return this.left(found).flatMap(({ identityDocuments }) =>
      identityDocuments.map((document) => {
        const before = found.documentsById.get(document.id);
        if (before?.base !== undefined) return { ...before, base: document };
        return { document, sealed: this.place.reveals ? null : (before?.sealed ?? null) };
      }),
    );
  }
}

/** The number of its counter that an opening reaches. */
export function reachedBy({ sequence }: Pick<Opening<unknown>, 'sequence'>): number {
  return readSequence(sequence)?.n ?? 0;
}

/**
 * Openings as an account; none where nothing is in it.
 *
 * @param isLater - Whether what emptied it may still come by a pull, and must not count again.
 */
export function accountFrom(
  loyalty: Opening<number>,
  storeCredit: readonly Opening<Money>[],
  known: Account | undefined,
  isLater = false,
): Account | undefined {
  const isEmpty = loyalty.amount === 0 && loyalty.lots.length === 0 && storeCredit.length === 0;
  if (isEmpty && !known && !isLater) return undefined;
  return {
    loyalty: { amount: loyalty.amount, lots: loyalty.lots },
    storeCredit: Object.fromEntries(storeCredit.map((opening) => [opening.amount.currency, creditState(opening)])),
    lastSaleAt: known?.lastSaleAt ?? null,
    upTo: reachedBy(loyalty),
  };
}

function creditState({ amount, lots }: Opening<Money>): LedgerState {
  return { amount: amount.amountMinor, lots: lots.map((lot) => ({ ...lot, left: lot.left.amountMinor })) };
}
