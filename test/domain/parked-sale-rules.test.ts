import { expect } from '@open-wc/testing';
import { readParkedSale } from '../../src/domain/parked-sale-input.js';
import {
  claimed,
  claimRefusal,
  ended,
  isOverdue,
  parkedSaleOf as park,
  type QueuePlace,
  released,
  renewed,
  seenFrom,
} from '../../src/domain/parked-sale-rules.js';
import type { RegularsError } from '../../src/domain/errors.js';
import { parkedSaleOf } from '../support/sample-ledgers.js';
import { idOf } from '../support/sample-records.js';

const nowMs = Date.parse('2026-11-21T10:00:00.000Z');
const here: QueuePlace = {
  nowMs,
  register: { id: idOf(900), name: 'Front' },
  cashier: { id: 'ana', name: 'Ana', can: { park: 'yes' } },
  locationId: 'local',
};
const elsewhere: QueuePlace = { ...here, register: { id: idOf(901), name: 'Back' } };
const DRAFT = { label: ' Maria ', cart: { a: 1 }, itemCount: 2, total: { amountMinor: 1_000, currency: 'USD' } };
const after = (place: QueuePlace, ms: number): QueuePlace => ({ ...place, nowMs: place.nowMs + ms });

describe('a sale that is parked', () => {
  it('waits, with who parked it and until when', () => {
    const sale = park(idOf(5_000), readParkedSale({ ...DRAFT, customerId: idOf(77) }), { ...here, days: 2 });
    expect(sale).to.include({ state: 'waiting', claim: null, label: 'Maria', customerId: idOf(77), locationId: 'local' });
    expect(sale.parkedBy).to.deep.equal({ id: 'ana', name: 'Ana' });
    expect(sale.expiresAt).to.equal('2026-11-23T10:00:00.000Z');
    expect(park(idOf(5_000), readParkedSale(DRAFT), here).expiresAt).to.equal('2026-12-21T10:00:00.000Z');
  });

  it('has a label, a count and a total, or is refused by path', () => {
    const refusedAt = (fields: object): string => {
      try {
        readParkedSale({ ...DRAFT, ...fields });
        return '';
      } catch (error) {
        return `${(error as RegularsError).code} ${(error as RegularsError).path}`;
      }
    };
    expect(refusedAt({ label: 'x'.repeat(200), customerId: null })).to.equal('');
    expect(refusedAt({ total: { amountMinor: -500, currency: 'USD' } })).to.equal('');
    expect(refusedAt({ label: '  ' })).to.equal('invalid-input sale.label');
    expect(refusedAt({ label: 'x'.repeat(201) })).to.equal('invalid-input sale.label');
    expect(refusedAt({ itemCount: 1.5 })).to.equal('invalid-input sale.itemCount');
    expect(refusedAt({ itemCount: -1 })).to.equal('invalid-input sale.itemCount');
    expect(refusedAt({ total: { amountMinor: 0.5, currency: 'USD' } })).to.equal('invalid-input sale.total.amountMinor');
    expect(refusedAt({ customerId: 'maria' })).to.equal('invalid-input sale.customerId');
    expect(refusedAt({ cart: { at: NaN } })).to.equal('invalid-cart cart.at');
  });
});

describe('a claim', () => {
  const waiting = parkedSaleOf();
  const open = claimed(waiting, here, false);
  const live = { isThisPage: false, isGone: false };
  const gone = { isThisPage: false, isGone: true };
  const unknown = { isThisPage: false, isGone: null };

  it('opens what waits, here, for a minute', () => {
    expect(claimRefusal(waiting, true, here, gone, false)).to.equal(null);
    expect(open).to.deep.include({ state: 'open', updatedAt: '2026-11-21T10:00:00.000Z' });
    expect(open.claim).to.deep.equal({
      register: { id: idOf(900), name: 'Front' },
      here: true,
      cashierId: 'ana',
      since: '2026-11-21T10:00:00.000Z',
      leaseUntil: '2026-11-21T10:01:00.000Z',
    });
  });

  it('is refused while a page of this register that lives has it, and free once that is gone', () => {
    expect(claimRefusal(open, true, here, live, false)).to.equal('claimed');
    expect(claimRefusal(open, true, after(here, 3_600_000), live, true)).to.equal('claimed');
    expect(claimRefusal(open, true, here, gone, false)).to.equal(null);
    expect(claimRefusal(open, true, here, { isThisPage: true, isGone: false }, false)).to.equal(null);
  });

  it('waits for the lease where the browser cannot say whether that page lives', () => {
    expect(claimRefusal(open, true, after(here, 59_999), unknown, false)).to.equal('claimed');
    expect(claimRefusal(open, true, after(here, 60_000), unknown, false)).to.equal(null);
  });

  it('from another register comes only by taking over, and only once the lease has run out', () => {
    expect(claimRefusal(open, true, elsewhere, gone, true)).to.equal('claimed');
    expect(claimRefusal(open, true, after(elsewhere, 60_000), gone, false)).to.equal('claimed');
    expect(claimRefusal(open, true, after(elsewhere, 60_000), gone, true)).to.equal(null);
  });

  it('gets nothing of what has ended, but still what has only expired', () => {
    for (const state of ['completed', 'replaced', 'removed'] as const) {
      expect(claimRefusal({ ...waiting, state }, true, here, gone, true)).to.equal('gone');
    }
    const expired = ended(waiting, 'expired', nowMs);
    expect(claimRefusal(expired, true, here, gone, false)).to.equal(null);
    expect(claimRefusal(expired, false, here, gone, false)).to.equal('gone');
  });

  it('made again by the page that has it is the same claim', () => {
    expect(claimed(open, after(here, 30_000), true).claim).to.include({
      since: '2026-11-21T10:00:00.000Z',
      leaseUntil: '2026-11-21T10:01:30.000Z',
    });
    expect(claimed(open, after(here, 30_000), false).claim?.since).to.equal('2026-11-21T10:00:30.000Z');
  });

  it('is renewed as long as it is the same one', () => {
    const since = open.claim?.since ?? '';
    expect(renewed(open, since, idOf(900), nowMs + 20_000)?.claim?.leaseUntil).to.equal('2026-11-21T10:01:20.000Z');
    expect(renewed(open, '2026-11-21T09:00:00.000Z', idOf(900), nowMs)).to.equal(null);
    expect(renewed(open, since, idOf(901), nowMs)).to.equal(null);
    expect(renewed(waiting, since, idOf(900), nowMs)).to.equal(null);
  });

  it('is seen as here by its register alone', () => {
    expect(seenFrom(open, idOf(900)).claim?.here).to.equal(true);
    expect(seenFrom(open, idOf(901)).claim?.here).to.equal(false);
    expect(seenFrom(waiting, idOf(900))).to.equal(waiting);
  });
});

describe('a sale in the queue', () => {
  it('expires when its days have passed, never while it is open', () => {
    const sale = parkedSaleOf({ expiresAt: '2026-11-21T10:00:00.000Z' });
    expect(isOverdue(sale, nowMs - 1)).to.equal(false);
    expect(isOverdue(sale, nowMs)).to.equal(true);
    expect(isOverdue(claimed(sale, here, false), nowMs)).to.equal(false);
  });

  it('goes back as it was, and waits a day at least where its days ran out while it was open', () => {
    const sale = parkedSaleOf();
    expect(released(claimed(sale, here, false), nowMs)).to.deep.equal({ ...sale, updatedAt: '2026-11-21T10:00:00.000Z' });
    const late = parkedSaleOf({ expiresAt: '2026-11-21T09:00:00.000Z' });
    expect(released(claimed(late, here, false), nowMs).expiresAt).to.equal('2026-11-22T10:00:00.000Z');
  });
});
