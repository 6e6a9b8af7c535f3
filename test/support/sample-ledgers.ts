import type { Account } from '../../src/domain/account.js';
import type { AuditEntry } from '../../src/domain/audit.js';
import type { LoyaltyEntry } from '../../src/domain/loyalty.js';
import type { ParkedSale } from '../../src/domain/parked-sale.js';
import type { Sale } from '../../src/domain/sale.js';
import type { StoreCreditEntry } from '../../src/domain/store-credit.js';
import { idOf } from './sample-records.js';

const AT = '2026-11-01T10:00:00.000Z';
const RECORD = { version: 0, createdAt: AT, updatedAt: AT, originRegisterId: idOf(900) } as const;
const CAUSE = {
  customerId: idOf(1),
  occurredAt: AT,
  expiresOn: null,
  saleId: null,
  grantId: null,
  lotId: null,
  reason: null,
  approvedOffline: false,
} as const;

/** Ten points by hand. */
export function loyaltyEntryOf(fields: Partial<LoyaltyEntry> = {}): LoyaltyEntry {
  return { ...RECORD, ...CAUSE, id: idOf(2_000), type: 'adjust', points: 10, ...fields };
}

/** Five dollars given by hand. */
export function creditEntryOf(fields: Partial<StoreCreditEntry> = {}): StoreCreditEntry {
  return { ...RECORD, ...CAUSE, id: idOf(3_000), type: 'issue', amount: { amountMinor: 500, currency: 'USD' }, ...fields };
}

/** Ten dollars paid in cash. */
export function saleOf(fields: Partial<Sale> = {}): Sale {
  return {
    ...RECORD,
    id: idOf(4_000),
    customerId: idOf(1),
    number: '1001',
    lines: [{ id: 'line-1', name: 'Tea', quantity: 1, totalMinor: 1_000 }],
    tenders: [{ type: 'cash', amountMinor: 1_000 }],
    occurredAt: AT,
    currency: 'USD',
    subtotalMinor: 1_000,
    taxMinor: 0,
    tipMinor: 0,
    totalMinor: 1_000,
    state: 'completed',
    refundOf: null,
    flags: [],
    pointsEarned: 10,
    pointsRedeemed: 0,
    creditUsedMinor: 0,
    cashierId: 'local',
    registerId: idOf(900),
    locationId: 'local',
    ...fields,
  };
}

/** One that waits in the queue. */
export function parkedSaleOf(fields: Partial<ParkedSale> = {}): ParkedSale {
  return {
    ...RECORD,
    id: idOf(5_000),
    state: 'waiting',
    claim: null,
    clash: false,
    label: 'Maria',
    customerId: null,
    itemCount: 2,
    total: { amountMinor: 1_000, currency: 'USD' },
    parkedBy: { id: 'local' },
    parkedAt: AT,
    expiresAt: '2026-12-01T10:00:00.000Z',
    registerId: idOf(900),
    locationId: 'local',
    ...fields,
  };
}

export function auditEntryOf(fields: Partial<AuditEntry> = {}): AuditEntry {
  return {
    ...RECORD,
    id: idOf(6_000),
    kind: 'pin-right',
    at: AT,
    customerId: null,
    subjectId: null,
    managerId: null,
    cashierId: 'local',
    registerId: idOf(900),
    ...fields,
  };
}

/** An account of so many points and cents. */
export function accountOf(points: number, cents = 0, lastSaleAt: string | null = null): Account {
  const ledger = (amount: number) => ({ amount, lots: amount > 0 ? [{ id: idOf(2_000), left: amount, expiresOn: null }] : [] });
  return { loyalty: ledger(points), storeCredit: cents === 0 ? {} : { USD: ledger(cents) }, lastSaleAt };
}
