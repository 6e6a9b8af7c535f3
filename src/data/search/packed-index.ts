import { normalizeEmail, phoneDigits } from '../../domain/contact.js';
import type { Clock, LocalDate } from '../../domain/clock.js';
import type { ListQuery } from '../../domain/customer-query.js';
import type { CustomerId } from '../../domain/id.js';
import type { StoredCustomer } from '../store/stored-record.js';
import { foldText } from '../../domain/search-text.js';
import { loadOnce } from '../load-once.js';
import { type Candidate, insertCandidate, mergeBest } from './candidates.js';
import type { PackedLists } from './packed/packed-lists.js';
import type { StoredParts } from './packed/stored-segments.js';
import { SegmentStack } from './packed/segment-stack.js';
import type { Packer } from './packing/packer.js';
import type { IndexAnswer, IndexedCustomer, IndexPage, IndexQuery, SearchIndex } from './search-index.js';
import { WHOLE_NAME } from './score.js';
import { EMAIL_MARK, PHONE_MARK, type Term, termsOf } from './terms.js';

/** Most searches find somebody without. */
const loadTypos = loadOnce(() => import('./typos.js'));

/** From so many on, customers that come at once are packed rather than taken one by one. */
const MANY = 512;
/** The same where there are as many as a small shop has: a large load comes in batches, and to take them one by one and then pack them costs twice. */
const MANY_OF_LARGE = 128;
const LARGE = 2_048;

export interface PackedIndexOptions {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Told when some of those in line are found. */
  readonly onFound?: () => void;
  readonly packsFrom?: number;
  readonly pack: Packer['pack'];
  /** Aborted when nobody will search any more. */
  readonly ended?: AbortSignal | null;
}

/** Packed segments, and over them what has changed since. */
export class PackedIndex implements SearchIndex {
  private readonly clock: Pick<Clock, 'monotonic'>;
  private readonly stack: SegmentStack;
  private lists: PackedLists | null = null;
  private version = 0;
  private ranked: { readonly ids: readonly CustomerId[]; readonly ranks: ReadonlyMap<CustomerId, number> } = {
    ids: [],
    ranks: new Map(),
  };

  constructor({ clock, onFound = () => undefined, packsFrom = MANY, pack, ended = null }: PackedIndexOptions) {
    this.clock = clock;
    const onChange = (): void => {
      this.version += 1;
      onFound();
    };
    this.stack = new SegmentStack({ clock, onChange, packsFrom, pack, ended });
  }

  get size(): number {
    return this.stack.size;
  }

  take(customers: readonly StoredCustomer[]): void {
    if (customers.length >= (this.size < LARGE ? MANY : MANY_OF_LARGE)) return this.stage(customers);
    for (const row of customers) this.stack.take(row);
    this.version += 1;
  }

  stage(customers: readonly StoredCustomer[]): void {
    for (const row of customers) {
      // Nothing to pack of the deleted, who must hide what is known of them.
      if (row.customer.deletedAt === undefined) this.stack.stage(row);
      else this.stack.take(row);
    }
  }

  settle(): Promise<void> {
    return this.stack.settle();
  }

  load(parts: readonly StoredParts[], areMoreToCome = false): Promise<readonly boolean[]> {
    return this.stack.load(parts, areMoreToCome);
  }

  search(text: string, query: IndexQuery): IndexAnswer {
    const terms = termsOf(text);
    // Who types an address means nobody's name.
    const name = terms.some(({ isEmail }) => isEmail) ? '' : foldText(text);
    return { ...this.find(terms, query, name), corrected: false, terms };
  }

  async forgive(terms: readonly Term[], query: IndexQuery): Promise<IndexAnswer | null> {
    const { meantBy } = await loadTypos();
    const leadsNowhere = (term: Term): boolean => this.find([term], { ...query, limit: 1, allows: () => true }).total === 0;
    const meant = meantBy(terms, leadsNowhere, this.stack.vocabularies());
    const found = meant && this.find(meant, query);
    return found?.customers.length ? { ...found, corrected: true, terms: meant ?? [] } : null;
  }

  async list(query: ListQuery, today: LocalDate): Promise<IndexPage> {
    const { PackedLists } = await import('./packed/packed-lists.js');
    this.lists ??= new PackedLists(this.stack, this.clock);
    return this.lists.page(query, today, () => this.version);
  }

  having({ phone, email }: { readonly phone?: string; readonly email?: string }): readonly CustomerId[] {
    const ids = new Set(this.stack.deltas.flatMap((delta) => delta.having({ ...(phone && { phone }), ...(email && { email }) })));
    const words = [phone && PHONE_MARK + phoneDigits(phone), email && EMAIL_MARK + normalizeEmail(email)];
    const { kit, segments } = this.stack;
    for (const segment of segments) {
      for (const word of words) for (const id of word && kit ? kit.idsHaving(segment, word) : []) ids.add(id);
    }
    return [...ids];
  }

  /** Once a list, which does not change: it is asked for with every key. */
  private ranksOf(ids: readonly CustomerId[]): ReadonlyMap<CustomerId, number> {
    if (this.ranked.ids !== ids) this.ranked = { ids, ranks: new Map(ids.map((id, rank) => [id, rank])) };
    return this.ranked.ranks;
  }

  /**
   * @param name - Folded: whose name it is comes first. Else many who have one of its words could stand before *Ann Ann*.
   */
  private find(terms: readonly Term[], query: IndexQuery, name = ''): Pick<IndexAnswer, 'customers' | 'total' | 'atLeast'> {
    if (terms.length === 0) return { customers: [], total: 0, atLeast: false };
    const { limit, allows, wholeContactsOnly } = query;
    const recents = this.ranksOf(query.recents);
    const lists: (readonly Candidate[])[] = [];
    let [total, atLeast] = [0, false];

    for (const delta of this.stack.deltas) {
      if (delta.size === 0) continue;
      const scores = delta.scores(terms, wholeContactsOnly);
      const own: Candidate[] = [];
      for (let slot = 0; slot < scores.length; slot += 1) {
        const entry = (scores[slot] ?? 0) > 0 ? delta.entries[slot] : null;
        if (!entry || !allows(entry.status)) continue;
        total += 1;
        const score = (scores[slot] ?? 1) - 1 + bonusOf(entry.foldedName, name);
        insertCandidate(own, ofEntry(entry, score, recents.get(entry.id) ?? Infinity), limit);
      }
      lists.push(own);
    }
    const { kit, segments } = this.stack;
    const packed = kit?.candidatesIn(segments, terms, query, name);
    if (packed) {
      total += packed.total;
      atLeast = packed.atLeast;
      lists.push(packed.best);
    }
    return { customers: mergeBest(lists, limit).map((found) => found.customer()), total, atLeast };
  }
}

function bonusOf(foldedName: string, name: string): number {
  return name !== '' && foldedName === name ? WHOLE_NAME : 0;
}

function ofEntry(entry: IndexedCustomer & { readonly foldedName: string }, score: number, recent: number): Candidate {
  const { id, foldedName } = entry;
  return { score, recent, nameKey: null, foldedName: () => foldedName, id: () => id, customer: () => entry };
}
