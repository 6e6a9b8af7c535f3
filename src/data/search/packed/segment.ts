import type { CustomerId } from '../../../domain/id.js';
import { NO_ACCOUNT, type ListedAccount } from '../../../domain/customer-list.js';
import { foldText } from '../../../domain/search-text.js';
import type { CustomerStatus } from '../../../domain/status.js';
import type { IndexEntry } from '../index-entry.js';
import type { IndexedCustomer } from '../search-index.js';
import { dateOf } from './days.js';
import { addressAt } from './pack-emails.js';
import { extraAt } from './pack-extras.js';
import { idAt, placeOfId } from './pack-ids.js';
import { HAS_STORE_CREDIT, OVERSPENT, STATUSES } from './pack-listed.js';
import { NUMBER_LENGTH } from './packed-number.js';
import type { SegmentData } from './segment-data.js';
import { keyOfText } from './text-bytes.js';
import { firstKeyFrom, firstWhere, textAt } from './text-column.js';

/** So many customers who showed are remembered. */
const SHOWN_KEPT = 256;

/** What a list shows of a customer without documents. */
export const NO_EXPIRIES = { identity: null, medical: null };

/** `[from, to)`. */
export interface PlaceRange {
  readonly from: number;
  readonly to: number;
}

/** A segment in use: its customers by their places, without those who have changed since. */
export class Segment {
  readonly size: number;
  /** The newest change that anybody is as of here. */
  readonly newestChange: number;
  /** Whether anybody here has it, by its number. */
  readonly hasStatus: readonly boolean[];
  /** 1 where a customer is no longer as the segment says. */
  private readonly hidden: Uint8Array;
  private hiddenCount = 0;
  private ranked: { readonly ids: readonly CustomerId[]; readonly ranks: ReadonlyMap<number, number> } = {
    ids: [],
    ranks: new Map(),
  };

  /** What does not change is read once: nobody here is ever another. */
  private readonly shown = new Map<number, IndexedCustomer>();
  private readonly moments = new Map<number, string>();

  constructor(readonly data: SegmentData) {
    this.size = data.listed.statuses.length;
    this.newestChange = data.changes.reduce((newest, change) => Math.max(newest, change), 0);
    this.hasStatus = STATUSES.map((_, status) => data.listed.statuses.includes(status));
    this.hidden = new Uint8Array(this.size);
  }

  /** How many are not hidden. */
  get live(): number {
    return this.size - this.hiddenCount;
  }

  isLive(place: number): boolean {
    return this.hidden[place] === 0;
  }

  /** Where a customer stands; -1 where nowhere, or hidden. */
  placeOf(id: CustomerId): number {
    const place = placeOfId(this.data, id);
    return place >= 0 && this.isLive(place) ? place : -1;
  }

  /** Where these stand, hidden or not, with their places in the list; remembered for the last list, which does not change. */
  ranksOf(ids: readonly CustomerId[]): ReadonlyMap<number, number> {
    if (this.ranked.ids !== ids) {
      const ranks = new Map<number, number>();
      for (const [rank, id] of ids.entries()) {
        const place = placeOfId(this.data, id);
        if (place >= 0 && !ranks.has(place)) ranks.set(place, rank);
      }
      this.ranked = { ids, ranks };
    }
    return this.ranked.ranks;
  }

  /** The change somebody is as of here, hidden or not; -1 where they are not here. */
  changeOf(id: CustomerId): number {
    const place = placeOfId(this.data, id);
    return place < 0 ? -1 : this.changeAt(place);
  }

  changeAt(place: number): number {
    return this.data.changes[place] ?? 0;
  }

  /** Hides somebody who is here as of this change or one before it. */
  hideOlder(id: CustomerId, n: number): void {
    const place = this.placeOf(id);
    if (place < 0 || this.changeAt(place) > n) return;
    this.hidden[place] = 1;
    this.hiddenCount += 1;
  }

  idAt(place: number): CustomerId {
    return idAt(this.data, place);
  }

  nameAt(place: number): string {
    return textAt(this.data.names, place);
  }

  foldedNameAt(place: number): string {
    return foldText(this.nameAt(place));
  }

  /** Who has this name, folded. */
  placesNamed(foldedName: string): PlaceRange {
    const { nameKeys } = this.data;
    const key = keyOfText(foldedName);
    const low = firstWhere(0, this.size, (place) => (nameKeys[place] ?? 0) >= key);
    const high = firstWhere(low, this.size, (place) => (nameKeys[place] ?? 0) > key);
    const from = firstWhere(low, high, (place) => this.foldedNameAt(place) >= foldedName);
    return { from, to: firstWhere(from, high, (place) => this.foldedNameAt(place) > foldedName) };
  }

  /** Behind all whose names begin with this key or one before it; behind everybody where it is not known. */
  placeBehind(nameKey: number | null): number {
    return nameKey === null ? this.size : firstKeyFrom(this.data.nameKeys, nameKey + 1, 0);
  }

  statusAt(place: number): CustomerStatus {
    return STATUSES[this.data.listed.statuses[place] ?? 0] ?? 'active';
  }

  /** As `customerAt`, for those who show with one key and the next. */
  shownAt(place: number): IndexedCustomer {
    let customer = this.shown.get(place);
    if (!customer) {
      if (this.shown.size >= SHOWN_KEPT) this.shown.clear();
      this.shown.set(place, (customer = this.customerAt(place)));
    }
    return customer;
  }

  /** Names that the display name says are null: nothing is found by them alone. */
  customerAt(place: number): IndexedCustomer {
    const { phones, emails, extras, listed } = this.data;
    const extra = extraAt(extras, place);
    const number = numberAt(phones, place);
    const address = addressAt(emails, place);
    const e164 = number !== null && (phones.callingCodes[place] ?? 0) > 0 ? `+${number}` : null;
    const typed = extra.p ?? e164;
    return {
      id: this.idAt(place),
      displayName: this.nameAt(place),
      givenName: extra.g ?? null,
      familyName: extra.f ?? null,
      nickname: extra.k ?? null,
      code: extra.c ?? null,
      email: extra.e ?? (address === '' ? null : address),
      phone: typed === null ? null : { typed, e164 },
      status: this.statusAt(place),
      customerType: textAt(listed.typeNames, listed.types[place] ?? 0),
      createdAt: this.momentAt(listed.createdAt[place] ?? 0),
      conflicts: { length: extra.x ?? 0 },
      expiries: this.expiriesAt(place),
      ...this.accountAt(place),
    };
  }

  entryAt(place: number): IndexEntry {
    return { ...this.customerAt(place), n: this.changeAt(place), foldedName: this.foldedNameAt(place) };
  }

  private momentAt(number: number): string {
    let moment = this.moments.get(number);
    if (moment === undefined) {
      moment = new Date(this.data.listed.moments[number] ?? 0).toISOString();
      this.moments.set(number, moment);
    }
    return moment;
  }

  private expiriesAt(place: number): IndexedCustomer['expiries'] {
    const { documentPlaces, identityExpiries, medicalExpiries } = this.data.listed;
    const at = whereOf(documentPlaces, place);
    return at === -1 ? NO_EXPIRIES : { identity: dateOf(identityExpiries[at]), medical: dateOf(medicalExpiries[at]) };
  }

  private accountAt(place: number): ListedAccount {
    const { accountPlaces, points, pointsUntil, creditUntil, accountFlags, lastSaleAt } = this.data.listed;
    const at = whereOf(accountPlaces, place);
    if (at === -1) return NO_ACCOUNT;
    const flags = accountFlags[at] ?? 0;
    const soldAt = lastSaleAt[at] ?? Number.NaN;
    return {
      points: points[at] ?? 0,
      pointsUntil: dateOf(pointsUntil[at]),
      hasStoreCredit: (flags & HAS_STORE_CREDIT) !== 0,
      storeCreditUntil: dateOf(creditUntil[at]),
      overspent: (flags & OVERSPENT) !== 0,
      lastSaleAt: Number.isNaN(soldAt) ? null : new Date(soldAt).toISOString(),
    };
  }
}

/** The digits of a packed number; null where there is none. */
function numberAt({ numbers, lengths }: SegmentData['phones'], place: number): string | null {
  const length = lengths[place] ?? 0;
  return length === 0
    ? null
    : String(numbers[place] ?? 0)
        .padStart(NUMBER_LENGTH, '0')
        .slice(0, length);
}

/** Where a place stands among those of few; -1 where nowhere. */
function whereOf(places: Uint16Array, place: number): number {
  if (places.length === 0) return -1;
  const at = firstWhere(0, places.length, (candidate) => (places[candidate] ?? 0) >= place);
  return places[at] === place ? at : -1;
}
