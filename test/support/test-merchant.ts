import { EMPTY_ACCOUNT } from '../../src/domain/account.js';
import { toTimestamp } from '../../src/domain/clock.js';
import type { Customer } from '../../src/domain/customer.js';
import type { Grant, GrantUse } from '../../src/domain/grant.js';
import type { CustomerId, Id, SaleId } from '../../src/domain/id.js';
import { adoptReads, judgeAdopt } from '../../src/domain/merchant/judge-adopt.js';
import { entryReads, judgeEntry } from '../../src/domain/merchant/judge-entry.js';
import { judgeMerge, mergeReads } from '../../src/domain/merchant/judge-merge.js';
import { judgeRefund, refundReads } from '../../src/domain/merchant/judge-refund.js';
import { judgeSale, saleReads } from '../../src/domain/merchant/judge-sale.js';
import type { Judgement, JudgePlace } from '../../src/domain/merchant/judgement.js';
import type {
  HeldCaused,
  HeldCreditEntry,
  HeldCustomer,
  HeldGrantUse,
  HeldLapsed,
  HeldLoyaltyEntry,
  HeldParkedSale,
  MerchantPuts,
  MerchantReads,
  MerchantRecords,
} from '../../src/domain/merchant/merchant-records.js';
import { lanesOf, type Mutation, type MutationBody } from '../../src/domain/mutation.js';
import type { Sale } from '../../src/domain/sale.js';
import type { AuditEntry } from '../../src/domain/audit.js';
import { customerOf, idOf } from './sample-records.js';

type Accepted = Extract<Judgement, { readonly status: 'accepted' }>;

export const REGISTER = { id: idOf(900), name: 'Till 1' } as const;
export const OTHER_REGISTER = { id: idOf(901), name: 'Till 2' } as const;
const START = Date.parse('2026-11-21T12:00:00.000Z');
const DAY_MS = 86_400_000;

/** A merchant in Maps: finds what the rules ask for and nothing else, and puts what they say. */
export class TestMerchant {
  readonly customers = new Map<CustomerId, HeldCustomer>();
  readonly loyaltyEntries = new Map<Id, HeldLoyaltyEntry>();
  readonly storeCreditEntries = new Map<Id, HeldCreditEntry>();
  readonly sales = new Map<SaleId, Sale>();
  readonly parkedSales = new Map<Id, HeldParkedSale>();
  readonly grantUses = new Map<Id, HeldGrantUse>();
  readonly auditEntries: AuditEntry[] = [];
  /** Ids that were put a second time: no entry of a ledger ever is. */
  readonly putTwice: Id[] = [];
  nowMs = START;
  place: Omit<JudgePlace, 'n' | 'now' | 'today'> = {
    timeZone: 'UTC',
    merchantId: 'shop',
    register: REGISTER,
    locationIds: ['local'],
    registerIds: [REGISTER.id, OTHER_REGISTER.id],
    rules: {},
    isProven: true,
    offlineUses: [],
  };
  private n = 0;
  private mutations = 0;

  get now(): string {
    return toTimestamp(this.nowMs);
  }

  get today(): string {
    return this.now.slice(0, 10);
  }

  passDays(days: number): void {
    this.nowMs += days * DAY_MS;
  }

  addCustomer(id: CustomerId, fields: Partial<Customer> = {}): void {
    this.customers.set(id, { customer: customerOf({ id, ...fields }), touched: {}, account: EMPTY_ACCOUNT });
  }

  /** As a register sends it. */
  mutationOf(body: MutationBody, use: GrantUse | null = null): Mutation {
    this.mutations += 1;
    const head = { id: idOf(100_000 + this.mutations), order: this.mutations, retryOf: null, cashierId: 'ana', schema: 1 };
    return { ...head, ...body, lanes: lanesOf(body), createdAt: this.now, use };
  }

  judge(body: MutationBody, use: GrantUse | null = null, place: Partial<JudgePlace> = {}): Judgement {
    const mutation = this.mutationOf(body, use);
    const at = { ...this.place, n: this.n + 1, now: this.now, today: this.today, ...place };
    const judgement = judgedBy(mutation, (reads) => this.find(reads), at);
    if (judgement.status === 'accepted') {
      this.n += 1;
      this.put(judgement.puts);
    }
    return judgement;
  }

  /** @throws Where it was rejected. */
  accept(body: MutationBody, use: GrantUse | null = null, place: Partial<JudgePlace> = {}): Accepted {
    const judgement = this.judge(body, use, place);
    if (judgement.status !== 'accepted') throw new Error(`${body.kind} was rejected: ${judgement.code}: ${judgement.message}`);
    return judgement;
  }

  /** The code it was rejected with; null where it was accepted. */
  codeOf(body: MutationBody, use: GrantUse | null = null, place: Partial<JudgePlace> = {}): string | null {
    const judgement = this.judge(body, use, place);
    return judgement.status === 'rejected' ? judgement.code : null;
  }

  pointsOf(customerId: CustomerId): number {
    return this.customers.get(customerId)?.account.loyalty.amount ?? Number.NaN;
  }

  creditOf(customerId: CustomerId, currency = 'USD'): number {
    return this.customers.get(customerId)?.account.storeCredit[currency]?.amount ?? 0;
  }

  private find(reads: MerchantReads): MerchantRecords {
    const { causedBy = [], lapsed = [] } = reads;
    const sales = pick(this.sales, reads.sales);
    const loyaltyEntries = pick(this.loyaltyEntries, reads.loyaltyEntries);
    const storeCreditEntries = pick(this.storeCreditEntries, reads.storeCreditEntries);
    const caused = new Map(causedBy.map((id) => [id, this.causedBy(id)]));
    const held = [
      ...caused.values(),
      { loyaltyEntries: [...loyaltyEntries.values()], storeCreditEntries: [...storeCreditEntries.values()] },
    ];
    const owners = [
      ...[...sales.values()].map(({ customerId }) => customerId),
      ...held.flatMap((each) => [...each.loyaltyEntries, ...each.storeCreditEntries].map(({ entry }) => entry.customerId)),
    ];
    return {
      customers: pick(this.customers, this.chainsOf([...(reads.customers ?? []), ...owners])),
      sales,
      loyaltyEntries,
      storeCreditEntries,
      causedBy: caused,
      lapsed: new Map(
        lapsed.flatMap(({ customerId, since }) =>
          this.chainsOf([customerId]).map((id): [CustomerId, HeldLapsed] => [id, this.lapsedOf(id, since)]),
        ),
      ),
      parkedSales: pick(this.parkedSales, reads.parkedSales),
      grantUses: pick(this.grantUses, reads.grantUses),
      documents: new Map(),
      documentsOf: new Map(),
      consentsOf: new Map(),
      erasures: new Map(),
      allOf: new Map(),
    };
  }

  private chainsOf(ids: readonly CustomerId[]): CustomerId[] {
    const all = new Set<CustomerId>();
    for (const first of ids) {
      let id: CustomerId | null | undefined = first;
      while (id && !all.has(id)) {
        all.add(id);
        id = this.customers.get(id)?.customer.mergedInto;
      }
    }
    return [...all];
  }

  private causedBy(id: SaleId): HeldCaused {
    return {
      refunds: [...this.sales.values()].filter(({ refundOf }) => refundOf === id),
      loyaltyEntries: [...this.loyaltyEntries.values()].filter(({ entry }) => entry.saleId === id),
      storeCreditEntries: [...this.storeCreditEntries.values()].filter(({ entry }) => entry.saleId === id),
    };
  }

  private lapsedOf(id: CustomerId, since: string): HeldLapsed {
    const isLapsed = ({ entry }: HeldLoyaltyEntry | HeldCreditEntry): boolean =>
      entry.customerId === id && entry.type.startsWith('expire') && (entry.expiresOn ?? '') >= since;
    return {
      loyaltyEntries: [...this.loyaltyEntries.values()].filter(isLapsed),
      storeCreditEntries: [...this.storeCreditEntries.values()].filter(isLapsed),
    };
  }

  private put(puts: MerchantPuts): void {
    for (const held of puts.customers ?? []) this.customers.set(held.customer.id, held);
    for (const held of puts.loyaltyEntries ?? []) this.append(this.loyaltyEntries, held);
    for (const held of puts.storeCreditEntries ?? []) this.append(this.storeCreditEntries, held);
    for (const sale of puts.sales ?? []) this.sales.set(sale.id, sale);
    for (const held of puts.parkedSales ?? []) this.parkedSales.set(held.parkedSale.id, held);
    for (const use of puts.grantUses ?? []) this.grantUses.set(use.id, use);
    this.auditEntries.push(...(puts.auditEntries ?? []));
  }

  private append<Held extends HeldLoyaltyEntry | HeldCreditEntry>(table: Map<Id, Held>, held: Held): void {
    const { id } = held.entry;
    if (table.has(id)) this.putTwice.push(id);
    table.set(id, held);
  }
}

/** A manager's approval, half a minute old. */
export function useOf(fields: Partial<Grant> & Pick<Grant, 'entryId' | 'action'>, ageMs = 30_000): GrantUse {
  return {
    ageMs,
    grant: {
      id: idOf(800),
      customerId: idOf(1),
      points: null,
      amount: null,
      limit: null,
      merchantId: 'shop',
      registerId: REGISTER.id,
      managerId: idOf(801),
      verifiedBy: 'remote',
      issuedAt: '2026-11-21T11:59:30.000Z',
      proof: 'proven',
      ...fields,
    },
  };
}

function judgedBy(mutation: Mutation, find: (reads: MerchantReads) => MerchantRecords, place: JudgePlace): Judgement {
  switch (mutation.kind) {
    case 'loyalty-append':
    case 'store-credit-append':
      return judgeEntry(mutation, find(entryReads(mutation)), place);
    case 'sale-record':
      return judgeSale(mutation, find(saleReads(mutation)), place);
    case 'refund-record':
      return judgeRefund(mutation, find(refundReads(mutation)), place);
    case 'history-adopt':
      return judgeAdopt(mutation, find(adoptReads(mutation)), place);
    case 'customer-merge':
      return judgeMerge(mutation, find(mergeReads(mutation)), place);
    default:
      throw new Error(`${mutation.kind} is no kind of these rules.`);
  }
}

function pick<Key, Value>(from: ReadonlyMap<Key, Value>, keys: readonly Key[] = []): Map<Key, Value> {
  const picked = new Map<Key, Value>();
  for (const key of keys) {
    const value = from.get(key);
    if (value !== undefined) picked.set(key, value);
  }
  return picked;
}
