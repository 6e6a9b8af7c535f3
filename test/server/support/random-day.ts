import type { Clock } from '../../../src/domain/clock.js';
import { toTimestamp } from '../../../src/domain/clock.js';
import { earnId } from '../../../src/domain/earn.js';
import type { Id } from '../../../src/domain/id.js';
import { type Mutation, type MutationBody, lanesOf } from '../../../src/domain/mutation.js';
import type { Change } from '../../../src/domain/change.js';
import { LOCATION } from './shop-token.js';

export const REGISTERS = ['register-a', 'register-b', 'register-c'] as const;

/** Numbers that come again under the same seed. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * What registers of one merchant might send, most of it about the same few customers, sales and carts, so that it meets: known
 * and unknown ids, what was merged and erased, old and new sights, locations that are not theirs.
 */
export class RandomDay {
  private order = 0;
  private made = 0;
  private readonly customers: Id[];
  private readonly sales: Id[];
  private readonly parked: Id[];
  private readonly documents: Id[];
  private readonly entries: Id[];
  private readonly conflicts: Id[] = [];
  private readonly sold = new Map<Id, Extract<MutationBody, { kind: 'sale-record' }>['sale']>();
  private version = 0;

  constructor(
    private readonly below: (below: number) => number,
    private readonly clock: Clock,
  ) {
    const some = (count: number): Id[] => Array.from({ length: count }, () => this.newId());
    this.customers = some(7);
    this.sales = some(8);
    this.parked = some(4);
    this.documents = some(4);
    this.entries = some(6);
  }

  /** What registers came to know, for later mutations to name. */
  learn(changes: readonly Change[], version: number): void {
    this.version = version;
    for (const change of changes) {
      if (change.type === 'customer') this.conflicts.push(...change.record.conflicts.map(({ id }) => id));
    }
  }

  push(): Mutation[] {
    return Array.from({ length: 1 + this.below(12) }, () => this.mutation());
  }

  private mutation(): Mutation {
    const body = this.body();
    this.order += 1;
    const createdAt = toTimestamp(this.clock.now() - this.below(3) * 3_600_000);
    const head = { id: this.newId(), order: this.order, retryOf: null, cashierId: null, createdAt, schema: 1, use: null };
    return { ...head, lanes: this.below(4) === 0 ? [] : lanesOf(body), ...body };
  }

  private body(): MutationBody {
    const kinds = [
      ...[() => this.save(), () => this.save(), () => this.save(), () => this.sale(), () => this.sale(), () => this.refund()],
      ...[() => this.consent(), () => this.document(), () => this.document(), () => this.redemption(), () => this.park()],
      ...[
        () => this.claim(),
        () => this.leave(),
        () => this.status(),
        () => this.merge(),
        () => this.block(),
        () => this.conflict(),
      ],
      ...[() => this.removal(), () => this.reversal(), () => this.history()],
    ];
    // Erasing takes so much away that it comes rarely.
    return this.below(40) === 0 ? this.erase() : this.of(kinds)();
  }

  private save(): MutationBody {
    const fields = this.of<object>([
      { displayName: `Name ${this.below(5)}`, givenName: 'Given' },
      { note: `Note ${this.below(5)}` },
      { email: `e${this.below(5)}@example.com` },
      { custom: { [`k${this.below(2)}`]: this.below(3) } },
      { displayName: 'Made', phone: `555 010${this.below(10)}`, code: `C${this.below(9)}` },
    ]);
    return this.any({
      kind: 'customer-save',
      customerId: this.of(this.customers),
      seen: this.below(3) === 0 ? null : this.seen(),
      fields,
    });
  }

  private status(): MutationBody {
    const customerId = this.of(this.customers);
    return this.any(
      this.below(2) === 0
        ? {
            kind: 'customer-status',
            customerId,
            seen: this.seen(),
            status: this.of(['active', 'banned', 'inactive']),
            reason: null,
          }
        : { kind: 'customer-type', customerId, seen: this.seen(), customerType: this.of(['member', 'guest']) },
    );
  }

  private merge(): MutationBody {
    if (this.below(3) > 0) return this.save();
    return this.any({
      ...{ kind: 'customer-merge', mergeId: this.newId(), seen: this.seen() },
      ...{ customerId: this.of(this.customers), survivorId: this.of(this.customers) },
    });
  }

  private erase(): MutationBody {
    return this.any({ kind: this.of(['customer-erase', 'erase-confirm']), customerId: this.of(this.customers), reason: 'asked' });
  }

  private consent(): MutationBody {
    const consent = {
      ...{ ...this.record(), customerId: this.of(this.customers), channel: this.of(['sms', 'email']), purpose: 'marketing' },
      ...{ state: this.of(['subscribed', 'unsubscribed']), source: 'register', contactPoint: '+15555550147', wording: 'Yes.' },
      ...{
        wordingVersion: '1',
        locale: 'en',
        recordedAt: this.at(),
        recordedBy: null,
        registerId: 'x',
        locationId: this.location(),
      },
    };
    return this.any({ kind: 'consent-append', consent, seen: this.seen() });
  }

  private document(): MutationBody {
    const identityDocument = {
      ...{
        ...this.record(this.of(this.documents)),
        customerId: this.of(this.customers),
        type: this.of(['passport', 'medical-card']),
      },
      ...{ issuingRegion: this.of(['CA', 'NV']), expiresOn: '2031-01-31', birthDate: null, source: 'typed' },
      ...{ numberLast4: '4711', numberHash: `h${this.below(3)}` },
    };
    const number = this.of([{}, { number: null }, { number: `N${this.below(3)}` }]);
    return this.any({
      kind: 'identity-document-save',
      identityDocument,
      ...number,
      seen: this.below(2) === 0 ? null : this.seen(),
    });
  }

  private removal(): MutationBody {
    return this.any({
      kind: 'identity-document-remove',
      identityDocumentId: this.of(this.documents),
      customerId: this.of(this.customers),
    });
  }

  private sale(): MutationBody {
    const id = this.of(this.sales);
    const customerId = this.of(this.customers);
    const quantity = 1 + this.below(4);
    const totalMinor = quantity * 1_000;
    const redeemed =
      this.below(3) === 0 ? [this.entry(customerId, 'redeem', -(1 + this.below(8)), id, this.of(this.entries))] : [];
    const earned = this.entry(customerId, 'earn', 1 + this.below(60), id, earnId(id), this.day(this.below(6)));
    const sale = {
      ...{
        ...this.record(id),
        customerId,
        number: id.slice(-4),
        occurredAt: this.at(),
        currency: 'USD',
        subtotalMinor: totalMinor,
      },
      lines: [{ id: '1', name: 'Tea', quantity, totalMinor }],
      tenders: [
        { type: 'cash', amountMinor: totalMinor },
        ...redeemed.map((one) => ({ type: 'points', amountMinor: 0, redemptionId: one.id })),
      ],
      ...{
        taxMinor: 0,
        tipMinor: 0,
        totalMinor,
        state: 'completed',
        refundOf: null,
        flags: [],
        pointsEarned: 0,
        pointsRedeemed: 0,
      },
      ...{ creditUsedMinor: 0, cashierId: null, registerId: 'x', locationId: this.location() },
    };
    this.sold.set(id, sale as never);
    const parkedSaleId = this.below(4) === 0 ? this.of(this.parked) : null;
    return this.any({ kind: 'sale-record', sale, parkedSaleId, loyaltyEntries: [earned, ...redeemed], storeCreditEntries: [] });
  }

  private refund(): MutationBody {
    const sale = this.sold.get(this.of(this.sales));
    if (!sale) return this.sale();
    const [line] = sale.lines;
    const quantity = 1 + this.below(line?.quantity ?? 1);
    const minor = -quantity * 1_000;
    const refund = {
      ...{ ...sale, ...this.record(), number: 'R', occurredAt: this.at(), lines: [{ ...line, quantity, totalMinor: minor }] },
      tenders: [{ type: this.of(['cash', 'store-credit']), amountMinor: minor }],
      ...{ subtotalMinor: minor, totalMinor: minor, state: 'refund', refundOf: sale.id },
    };
    return this.any({ kind: 'refund-record', refund, loyaltyEntries: [], storeCreditEntries: [] });
  }

  private history(): MutationBody {
    const sold = this.sale() as Extract<MutationBody, { readonly kind: 'sale-record' }>;
    const { sale, loyaltyEntries, storeCreditEntries } = sold;
    const byHand = this.entry(sale.customerId, 'adjust', 1 + this.below(9), null, this.newId(), this.day(this.below(6)));
    const all = [...loyaltyEntries, byHand];
    return this.any({
      kind: 'history-adopt',
      customerId: sale.customerId,
      sales: [sale],
      loyaltyEntries: all,
      storeCreditEntries,
    });
  }

  private redemption(): MutationBody {
    const entry = this.entry(this.of(this.customers), 'redeem', -(1 + this.below(8)), this.of(this.sales), this.of(this.entries));
    return this.any({ kind: 'loyalty-append', entry });
  }

  private reversal(): MutationBody {
    const entry = this.entry(this.of(this.customers), 'redeem-reverse', 1 + this.below(8), this.of(this.sales));
    return this.any({ kind: 'loyalty-append', entry: { ...entry, lotId: this.of(this.entries) } });
  }

  private park(): MutationBody {
    const parkedSale = {
      ...{ ...this.record(this.of(this.parked)), state: 'waiting', claim: null, clash: false, label: `Cart ${this.below(3)}` },
      ...{ customerId: this.of([null, this.of(this.customers)]), itemCount: 1, total: { amountMinor: 1, currency: 'USD' } },
      ...{
        parkedBy: null,
        parkedAt: this.at(),
        expiresAt: '2030-01-01T00:00:00.000Z',
        registerId: 'x',
        locationId: this.location(),
      },
    };
    return this.any({
      kind: 'parked-sale-park',
      parkedSale,
      cartText: '{"l":1}',
      replaces: this.of([null, this.of(this.parked)]),
    });
  }

  private claim(): MutationBody {
    const [takeOver, offline] = [this.below(3) === 0, this.below(3) === 0];
    const parkedSaleId = this.of(this.parked);
    return this.any(
      this.below(4) === 0
        ? { kind: 'parked-sale-renew', parkedSaleId, leaseMs: 60_000 }
        : { kind: 'parked-sale-claim', parkedSaleId, takeOver, offline, leaseMs: 60_000 },
    );
  }

  private leave(): MutationBody {
    return this.any({ kind: this.of(['parked-sale-release', 'parked-sale-remove']), parkedSaleId: this.of(this.parked) });
  }

  private conflict(): MutationBody {
    const conflictId = this.conflicts.length > 0 ? this.of(this.conflicts) : this.newId();
    return this.any({
      kind: 'conflict-resolve',
      customerId: this.of(this.customers),
      conflictId,
      pick: this.of(['shown', 'other']),
    });
  }

  private block(): MutationBody {
    const customers = Array.from({ length: 3 }, (_, at) => ({
      ...{
        ...this.record(this.below(2) === 0 ? this.of(this.customers) : this.newId()),
        displayName: `Row ${at}`,
        givenName: null,
      },
      ...{ familyName: null, nickname: null, oneName: false, phone: null, email: null, address: null, birthDate: null },
      ...{ customerType: 'member', code: null, note: null, detailsShown: false, externalIds: {}, custom: {}, status: 'active' },
      ...{ statusReason: null, mergedInto: null, conflicts: [], expiries: { identity: null, medical: null } },
    }));
    const nothing = { consents: [], loyaltyEntries: [], storeCreditEntries: [] };
    return this.any({ kind: 'customer-import', importId: this.newId(), block: 0, customers, ...nothing });
  }

  private entry(
    customerId: Id,
    type: string,
    points: number,
    saleId: Id | null,
    id = this.newId(),
    expiresOn: string | null = null,
  ) {
    const free = { grantId: null, lotId: null, reason: null, approvedOffline: false };
    return { ...this.record(id), customerId, type, points, occurredAt: this.at(), expiresOn, saleId, ...free };
  }

  private record(id = this.newId()) {
    return { id, version: 0, createdAt: this.at(), updatedAt: this.at(), originRegisterId: 'x' };
  }

  /** A moment of the last days. */
  private at(): string {
    return toTimestamp(this.clock.now() - this.below(4) * 12 * 3_600_000);
  }

  private day(ahead: number): string {
    return toTimestamp(this.clock.now() + ahead * 86_400_000).slice(0, 10);
  }

  private location(): string {
    return this.below(12) === 0 ? 'not-ours' : LOCATION;
  }

  private seen(): number {
    return this.below(this.version + 2);
  }

  private of<One>(list: readonly One[]): One {
    return list[this.below(list.length)]!;
  }

  private newId(): Id {
    this.made += 1;
    const tail = `${this.below(0x10000).toString(16).padStart(4, '0')}${this.made.toString(16).padStart(8, '0')}`;
    return `019aa6c0-${this.below(0x10000).toString(16).padStart(4, '0')}-7000-8000-${tail}`;
  }

  private any(body: object): MutationBody {
    return body as MutationBody;
  }
}
