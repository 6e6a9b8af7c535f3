import { normalizeEmail, phoneDigits } from '../../domain/contact.js';
import { listedAccountOf } from '../../domain/customer-list.js';
import type { CustomerId } from '../../domain/id.js';
import type { StoredCustomer } from '../store/stored-record.js';
import { BEGINS, Dictionary, EXACT } from './dictionary.js';
import { type IndexEntry, indexEntryOf } from './index-entry.js';
import { NO_TERMS, rankFor, withTerm } from './score.js';
import { EMAIL_MARK, PHONE_END_MARK, PHONE_MARK, type Term, wordsOf } from './terms.js';
import type { Vocabulary } from './near-words.js';
import { canBeMisspelt } from './misspelt.js';

interface Known {
  n: number;
  savedN: number;
  slot: number;
}

/** Customers as they have become since the segments were packed: few, and found with their next search. */
export class DeltaIndex {
  /** By slot; null where it is deleted or has been written again since. */
  readonly entries: (IndexEntry | null)[] = [];
  private readonly dictionary = new Dictionary();
  private readonly newest = new Map<CustomerId, Known>();
  private live = 0;
  /** The vocabulary as of so many words. */
  private spelled: { readonly of: number; readonly words: Vocabulary } = { of: 0, words: [] };

  get size(): number {
    return this.live;
  }

  /** Everybody it knows of, the deleted too, with the change that is known. */
  get changes(): Iterable<readonly [CustomerId, { readonly n: number }]> {
    return this.newest;
  }

  /** The last change it knows of a customer; undefined where of none. */
  changeOf(id: CustomerId): number | undefined {
    return this.newest.get(id)?.n;
  }

  slotOf(id: CustomerId): number {
    const known = this.newest.get(id);
    return known && this.entries[known.slot] ? known.slot : -1;
  }

  take(row: StoredCustomer): void {
    const { n, customer, account, savedN = n } = row;
    const known = this.newest.get(customer.id);
    if (known && known.n >= n) return;
    const before = known ? this.entries[known.slot] : null;
    if (known && before && known.savedN === savedN) {
      // The account alone has changed: all words still lead here.
      known.n = n;
      this.entries[known.slot] = { ...before, ...listedAccountOf(account), n };
      return;
    }
    if (known && before) this.drop(known.slot);
    const slot = this.entries.length;
    this.newest.set(customer.id, { n, savedN, slot });
    if (customer.deletedAt !== undefined) {
      this.entries.push(null);
      return;
    }
    this.entries.push(indexEntryOf(row));
    this.live += 1;
    for (const word of wordsOf(customer)) this.dictionary.add(word, slot);
  }

  /** Takes a customer out who is known better elsewhere. */
  hide(id: CustomerId): void {
    const slot = this.slotOf(id);
    if (slot >= 0) this.drop(slot);
  }

  /** Notes that somebody's last change is known elsewhere, or was their end. */
  forget(id: CustomerId, n: number): void {
    if ((this.changeOf(id) ?? -1) < n) this.newest.set(id, { n, savedN: n, slot: -1 });
  }

  /** Who has one of these as the whole phone or e-mail. */
  having({ phone, email }: { readonly phone?: string; readonly email?: string }): readonly CustomerId[] {
    const words = [phone && PHONE_MARK + phoneDigits(phone), email && EMAIL_MARK + normalizeEmail(email)];
    const slots = words.flatMap((word) => (word ? this.dictionary.exact(word) : []));
    return slots.flatMap((slot) => this.entries[slot]?.id ?? []);
  }

  /** By slot: 0 where any term is missing, else 1 more than the score. */
  scores(terms: readonly Term[], wholeContactsOnly: boolean): Uint16Array {
    const scores = new Uint16Array(this.entries.length).fill(terms.length > 0 ? NO_TERMS + 1 : 0);
    for (const { alternatives, strong, weak, isEmail } of terms) {
      const marks = new Uint8Array(scores.length);
      const weakMarks = new Uint8Array(scores.length);
      for (const words of alternatives) {
        const isWeak = weak.includes(words[0] ?? '');
        this.markAll(words, isWeak ? weakMarks : marks, wholeContactsOnly);
      }
      if (isEmail) for (let slot = 0; slot < marks.length; slot += 1) marks[slot] = Math.min(BEGINS, marks[slot] ?? 0);
      for (const word of strong) this.markStrong(word, marks, wholeContactsOnly);
      for (let slot = 0; slot < scores.length; slot += 1) {
        const rank = rankFor(marks[slot] ?? 0, weakMarks[slot] ?? 0);
        const score = scores[slot] ?? 0;
        scores[slot] = score > 0 ? withTerm(score - 1, rank) + 1 : 0;
      }
    }
    return scores;
  }

  /** The words that people misspell, in order; also those of people who are there no more. */
  vocabulary(): Vocabulary {
    if (this.spelled.of !== this.dictionary.size) {
      const words = [...this.dictionary.words()].filter(canBeMisspelt).sort((a, b) => (a < b ? -1 : 1));
      this.spelled = { of: this.dictionary.size, words };
    }
    return this.spelled.words;
  }

  private drop(slot: number): void {
    this.entries[slot] = null;
    this.live -= 1;
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

  /** Marks whoever has a word beginning so as having it exactly. */
  private markStrong(word: string, marks: Uint8Array, wholeContactsOnly: boolean): void {
    const own = new Uint8Array(marks.length);
    this.mark(word, own, wholeContactsOnly);
    for (let slot = 0; slot < own.length; slot += 1) if (own[slot] !== 0) marks[slot] = EXACT;
  }

  private mark(word: string, marks: Uint8Array, wholeContactsOnly: boolean): void {
    const isContact = word.startsWith(PHONE_MARK) || word.startsWith(PHONE_END_MARK) || word.startsWith(EMAIL_MARK);
    if (!wholeContactsOnly || !isContact) this.dictionary.mark(word, marks);
    // The end of a number is a part of it, and so is a domain of an address.
    else if (word.startsWith(PHONE_MARK) || word.includes('@', 1)) this.dictionary.markExact(word, marks);
  }
}
