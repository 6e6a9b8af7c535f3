import type { LocalDate } from '../../domain/clock.js';
import type { ListQuery } from '../../domain/customer-query.js';
import { normalizeEmail, phoneDigits } from '../../domain/contact.js';
import { compareByName, listedAccountOf } from '../../domain/customer-list.js';
import type { CustomerId } from '../../domain/id.js';
import { foldText } from '../../domain/search-text.js';
import type { StoredCustomer } from '../store/stored-record.js';
import { BEGINS, Dictionary } from './dictionary.js';
import type { IndexEntry } from './index-entry.js';
import type { ListOrders } from './list-orders.js';
import type { IndexAnswer, IndexPage, IndexQuery, SearchIndex } from './search-index.js';
import { EMAIL_MARK, PHONE_END_MARK, PHONE_MARK, type Term, termsOf, wordsOf } from './terms.js';

interface Candidate {
  readonly entry: IndexEntry;
  readonly score: number;
  readonly recent: number;
}

/** The words of all customers in memory, right for tens of thousands. */
export class MemoryIndex implements SearchIndex {
  private readonly dictionary = new Dictionary();
  /** By slot; null where it is deleted or has been written again since. */
  private readonly entries: (IndexEntry | null)[] = [];
  private readonly newest = new Map<CustomerId, { n: number; savedN: number; slot: number }>();
  private orders: ListOrders | null = null;
  private live = 0;

  get size(): number {
    return this.live;
  }

  take(customers: readonly StoredCustomer[]): void {
    for (const row of customers) this.takeOne(row);
  }

  search(text: string, query: IndexQuery): IndexAnswer {
    const scores = this.scores(termsOf(text), query.wholeContactsOnly);
    const recents = new Map(query.recents.map((id, place) => [id, place]));
    const best: Candidate[] = [];
    let total = 0;
    for (let slot = 0; slot < scores.length; slot += 1) {
      const score = scores[slot] ?? 0;
      const entry = score > 0 ? this.entries[slot] : null;
      if (!entry || !query.allows(entry.status)) continue;
      total += 1;
      insert(best, { entry, score, recent: recents.get(entry.id) ?? Infinity }, query.limit);
    }
    return { ids: best.map(({ entry }) => entry.id), total };
  }

  async list(query: ListQuery, today: LocalDate): Promise<IndexPage> {
    const [{ listEntries }, { ListOrders }] = await Promise.all([import('./list-entries.js'), import('./list-orders.js')]);
    this.orders ??= new ListOrders(this.entries);
    return listEntries(this.orders, (id) => this.entryOf(id), query, today);
  }

  having({ phone, email }: { readonly phone?: string; readonly email?: string }): readonly CustomerId[] {
    const words = [phone && PHONE_MARK + phoneDigits(phone), email && EMAIL_MARK + normalizeEmail(email)];
    const slots = words.flatMap((word) => (word ? this.dictionary.exact(word) : []));
    return [...new Set(slots.flatMap((slot) => this.entries[slot]?.id ?? []))];
  }

  private entryOf(id: CustomerId): IndexEntry | null {
    const known = this.newest.get(id);
    return (known && this.entries[known.slot]) ?? null;
  }

  private takeOne({ n, customer, account, savedN = n }: StoredCustomer): void {
    const known = this.newest.get(customer.id);
    if (known && known.n >= n) return;
    const before = known ? this.entries[known.slot] : null;
    if (known && before) {
      this.orders?.change(known.slot);
      if (known.savedN === savedN) {
        // The account alone has changed: all words still lead here.
        known.n = n;
        this.entries[known.slot] = { ...before, ...listedAccountOf(account), n };
        return;
      }
      this.entries[known.slot] = null;
      this.live -= 1;
    }
    const slot = this.entries.length;
    this.newest.set(customer.id, { n, savedN, slot });
    if (customer.deletedAt !== undefined) {
      this.entries.push(null);
      return;
    }
    const { id, displayName, createdAt, status, customerType, expiries } = customer;
    this.entries.push({
      n,
      foldedName: foldText(displayName),
      id,
      displayName,
      createdAt,
      status,
      customerType,
      expiries,
      ...listedAccountOf(account),
    });
    this.orders?.change(slot);
    this.live += 1;
    for (const word of wordsOf(customer)) this.dictionary.add(word, slot);
  }

  /** 0 where any term is missing, else 1 and one more for each term that matches exactly. */
  private scores(terms: readonly Term[], wholeContactsOnly: boolean): Uint8Array {
    const scores = new Uint8Array(this.entries.length).fill(terms.length > 0 ? 1 : 0);
    for (const { alternatives } of terms) {
      const marks = new Uint8Array(scores.length);
      for (const words of alternatives) this.markAll(words, marks, wholeContactsOnly);
      for (let slot = 0; slot < scores.length; slot += 1) {
        const score = scores[slot] ?? 0;
        const mark = marks[slot] ?? 0;
        scores[slot] = score > 0 && mark > 0 ? score + mark - BEGINS : 0;
      }
    }
    return scores;
  }

  /** Marks who has all the words: as well as the one that matches worst. */
  private markAll(words: readonly string[], marks: Uint8Array, wholeContactsOnly: boolean): void {
    const [first, ...others] = words;
    if (first === undefined) return;
    if (others.length === 0) {
      this.mark(first, marks, wholeContactsOnly);
      return;
    }
    const all = new Uint8Array(marks.length);
    this.mark(first, all, wholeContactsOnly);
    for (const word of others) {
      const own = new Uint8Array(marks.length);
      this.mark(word, own, wholeContactsOnly);
      for (let slot = 0; slot < all.length; slot += 1) all[slot] = Math.min(all[slot] ?? 0, own[slot] ?? 0);
    }
    for (let slot = 0; slot < all.length; slot += 1) marks[slot] = Math.max(marks[slot] ?? 0, all[slot] ?? 0);
  }

  private mark(word: string, marks: Uint8Array, wholeContactsOnly: boolean): void {
    const isContact = word.startsWith(PHONE_MARK) || word.startsWith(PHONE_END_MARK) || word.startsWith(EMAIL_MARK);
    if (!wholeContactsOnly || !isContact) this.dictionary.mark(word, marks);
    // The end of a number is a part of it, and so is a domain of an address.
    else if (word.startsWith(PHONE_MARK) || word.includes('@', 1)) this.dictionary.markExact(word, marks);
  }
}

/** Keeps the best `limit`, in order. */
function insert(best: Candidate[], candidate: Candidate, limit: number): void {
  const last = best.at(-1);
  if (best.length >= limit && last && compare(last, candidate) < 0) return;
  let at = best.length;
  while (at > 0 && compare(best[at - 1] ?? candidate, candidate) > 0) at -= 1;
  best.splice(at, 0, candidate);
  if (best.length > limit) best.pop();
}

function compare(a: Candidate, b: Candidate): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.recent !== b.recent) return a.recent - b.recent;
  return compareByName(a.entry, b.entry);
}
