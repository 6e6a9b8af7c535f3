import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { CustomerClient } from '../../../src/client.js';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import { isRegularsError } from '../../../src/domain/errors.js';
import { FakeClock } from '../../../src/testing.js';
import { FaultyRemote } from '../../../src/testing/faulty-remote.js';
import { STORAGES } from '../../support/ledger-client.js';
import { ANA, codeOf, newEntryId } from '../../support/managers.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';

const AWAY = { random: () => 0, drop: 1 };
const THERE = { random: () => 1 };
const UNHEARD = { random: () => 0, cut: 1 };
const DAY_MS = 24 * 60 * 60 * 1_000;
const CAPS = { customerDay: { points: 30, creditMinor: 500 }, registerDay: { points: 50, creditMinor: 800 } };

for (const storage of STORAGES) {
  describe(`redeeming while the remote is away, in ${storage}`, () => {
    let clock: FakeClock;
    let remote: MemoryRemote;
    let line: FaultyRemote;
    let one: CustomerClient;
    let database: string;
    let options: CustomerClientOptions;

    const open = (more: CustomerClientOptions = {}): Promise<CustomerClient> => openClient({ ...options, ...more });
    /** Somebody with 100 points and 20 dollars of credit. */
    const rich = async (name: string): Promise<string> => {
      const { id: customerId } = await saveWell(one, { displayName: name });
      const add = { customerId, reason: { code: 'goodwill' } };
      const points = newEntryId(one);
      const first = await one.approve({ entryId: points, action: 'loyalty-add', customerId }, ANA.pin);
      await one.loyalty.adjust({ ...add, id: points, points: 100, grant: first });
      const credit = newEntryId(one);
      const second = await one.approve({ entryId: credit, action: 'credit-issue', customerId }, ANA.pin);
      await one.storeCredit.issue({ ...add, id: credit, amount: { amountMinor: 2_000, currency: 'USD' }, grant: second });
      await one.sync.now();
      return customerId;
    };
    const redeem = (customerId: string, points: number, client = one): Promise<unknown> =>
      client.redeem({ saleId: newEntryId(client), customerId, points });
    const leftOf = async (call: Promise<unknown>): Promise<unknown> =>
      call.then(
        () => 'redeemed',
        (error: unknown) => (isRegularsError(error) && error.code === 'offline-limit' ? error.left : error),
      );
    const pointsOf = async (customerId: string, client = one): Promise<number> =>
      (await client.loyalty.balance(customerId)).amount;
    const sell = (id: string, customerId: string, redemptionId: string, client = one) =>
      client.recordSale({
        id,
        customerId,
        number: '1',
        lines: [{ id: 'a', name: 'Tea', quantity: 1, totalMinor: 100, earnsPoints: false }],
        tenders: [
          { type: 'points', amountMinor: 50, redemptionId },
          { type: 'cash', amountMinor: 50 },
        ],
        subtotalMinor: 50,
        taxMinor: 50,
        totalMinor: 100,
      });

    beforeEach(async () => {
      clock = new FakeClock();
      remote = new MemoryRemote({ managers: [ANA], clock });
      line = new FaultyRemote(remote, THERE);
      database = `test-${crypto.randomUUID()}`;
      options = {
        storage,
        merchantId: 'memory',
        remote: line,
        database,
        timeZone: 'America/New_York',
        environment: { clock },
        offlineRedemption: CAPS,
      };
      one = await open();
    });
    afterEach(() => closeClients());

    it('is off unless the host sets a cap', async () => {
      const ann = await rich('Ann');
      one.configure({ offlineRedemption: undefined });
      line.faults = AWAY;
      expect(await leftOf(redeem(ann, 1))).to.equal(0);
      expect(await pointsOf(ann)).to.equal(100);
      // What a register's cap does not name stays off.
      one.configure({ offlineRedemption: { registerDay: { points: 10 } } });
      const credit = { saleId: newEntryId(one), customerId: ann, amount: { amountMinor: 1, currency: 'USD' } };
      expect(await leftOf(one.redeem(credit))).to.equal(0);
      expect(await leftOf(redeem(ann, 10))).to.equal('redeemed');
    });

    it('goes up to the cap of a customer and of the register, and says what is left', async () => {
      const [ann, ben] = [await rich('Ann'), await rich('Ben')];
      line.faults = AWAY;
      const taken = await one.redeem({ saleId: newEntryId(one), customerId: ann, points: 20 });
      expect(taken).to.deep.include({ offline: true });
      expect(await leftOf(redeem(ann, 11)), 'of the customer').to.equal(10);
      expect(await leftOf(redeem(ann, 10))).to.equal('redeemed');
      expect(await leftOf(redeem(ann, 1))).to.equal(0);
      expect(await leftOf(redeem(ben, 21)), 'of the register').to.equal(20);
      expect(await leftOf(redeem(ben, 20))).to.equal('redeemed');
      expect(await pointsOf(ann)).to.equal(70);
    });

    it('counts credit in minor units of the register’s currency, and no other', async () => {
      const ann = await rich('Ann');
      line.faults = AWAY;
      const credit = (amountMinor: number) =>
        one.redeem({ saleId: newEntryId(one), customerId: ann, amount: { amountMinor, currency: 'USD' } });
      expect(await leftOf(credit(501))).to.equal(500);
      expect(await leftOf(credit(500))).to.equal('redeemed');
      expect(await leftOf(credit(1))).to.equal(0);
      expect(await leftOf(redeem(ann, 30)), 'points have a cap of their own').to.equal('redeemed');
    });

    it('is counted by the merchant’s day, and again for a clock that was set back', async () => {
      const ann = await rich('Ann');
      line.faults = AWAY;
      expect(await leftOf(redeem(ann, 30))).to.equal('redeemed');
      // It is seven in the morning in New York: midnight is 17 hours away.
      clock.set(clock.now() + 17 * 60 * 60 * 1_000 - 1);
      expect(await leftOf(redeem(ann, 1))).to.equal(0);
      clock.set(clock.now() + 1);
      expect(await leftOf(redeem(ann, 30))).to.equal('redeemed');
      clock.set(clock.now() - 1);
      expect(await leftOf(redeem(ann, 1))).to.equal(0);
    });

    it('gives back to the cap what was given back to the customer', async () => {
      const ann = await rich('Ann');
      line.faults = AWAY;
      const { id } = await one.redeem({ saleId: newEntryId(one), customerId: ann, points: 30 });
      await one.reverseRedemption(id);
      expect(await leftOf(redeem(ann, 31))).to.equal(30);
      expect(await leftOf(redeem(ann, 30))).to.equal('redeemed');
      line.faults = THERE;
      await one.sync.now();
      expect(one.sync.status).to.deep.include({ pending: 0, rejected: 0 });
      expect(await pointsOf(ann)).to.equal(70);
    });

    it('is the same redemption when asked for again, and counts once here and at the remote', async () => {
      const ann = await rich('Ann');
      line.faults = UNHEARD;
      const draft = { id: newEntryId(one), saleId: newEntryId(one), customerId: ann, points: 30 };
      const first = await one.redeem(draft);
      expect(first.offline).to.equal(true);
      line.faults = THERE;
      const again = await one.redeem(draft);
      expect([again.id, again.entry.id, again.offline]).to.deep.equal([first.id, first.entry.id, true]);
      await one.sync.now();
      expect(await pointsOf(ann)).to.equal(70);
      const two = await open({ database: `${database}-2` });
      await two.sync.now();
      expect(await pointsOf(ann, two)).to.equal(70);
    });

    it('goes with its sale, which is never refused though the points were spent elsewhere', async () => {
      const ann = await rich('Ann');
      const two = await open({ database: `${database}-2`, remote });
      await two.sync.now();
      line.faults = AWAY;
      const saleId = newEntryId(one);
      const { id } = await one.redeem({ saleId, customerId: ann, points: 30 });
      await sell(saleId, ann, id);
      await redeem(ann, 100, two);
      line.faults = THERE;
      await one.sync.now();
      await two.sync.now();
      for (const client of [one, two]) {
        expect(client.sync.status).to.deep.include({ pending: 0, rejected: 0, held: 0 });
        expect(await client.loyalty.balance(ann)).to.deep.include({ amount: -30, overspent: true });
      }
    });

    it('counts for its sale though it was refused alone before the sale was recorded', async () => {
      const ann = await rich('Ann');
      const two = await open({ database: `${database}-2`, remote });
      await two.sync.now();
      line.faults = AWAY;
      const saleId = newEntryId(one);
      const { id } = await one.redeem({ saleId, customerId: ann, points: 30 });
      await redeem(ann, 100, two);
      line.faults = THERE;
      await one.sync.now();
      expect(one.sync.status.rejected).to.equal(1);
      expect(await pointsOf(ann)).to.equal(0);
      const { sale, loyalty } = await sell(saleId, ann, id);
      expect([sale.pointsRedeemed, loyalty.amount]).to.deep.equal([30, -30]);
      await one.sync.now();
      expect(one.sync.status).to.deep.include({ pending: 0, rejected: 0, held: 0 });
      await two.sync.now();
      for (const client of [one, two]) expect(await pointsOf(ann, client)).to.equal(-30);
    });

    it('leaves nothing behind where it was given back here and is refused there', async () => {
      const ann = await rich('Ann');
      const two = await open({ database: `${database}-2`, remote });
      await two.sync.now();
      line.faults = AWAY;
      const { id } = await one.redeem({ saleId: newEntryId(one), customerId: ann, points: 30 });
      await one.reverseRedemption(id);
      await redeem(ann, 80, two);
      line.faults = THERE;
      await one.sync.now();
      expect(one.sync.status).to.deep.include({ pending: 0, rejected: 0, held: 0 });
      expect(await pointsOf(ann)).to.equal(20);
      expect((await one.loyalty.entries(ann)).rows.map(({ entry }) => entry.points).sort()).to.deep.equal([-80, 100]);
    });

    it('needs a register that has been with its remote', async () => {
      line.faults = AWAY;
      const fresh = await open({ database: `${database}-3` });
      const { id } = await saveWell(fresh, { displayName: 'New' });
      expect(await codeOf(redeem(id, 1, fresh))).to.equal('insufficient-balance');
    });

    it('never passes a cap of a day, whatever the order, the tabs and the reloads', async function () {
      this.timeout(60_000);
      interface Step {
        readonly kind: 'points' | 'credit' | 'tab' | 'undo' | 'day' | 'both';
        readonly who: number;
        readonly much: number;
      }
      const step: fc.Arbitrary<Step> = fc.record({
        kind: fc.constantFrom('points', 'points', 'credit', 'tab', 'undo', 'day', 'both'),
        who: fc.integer({ min: 0, max: 1 }),
        much: fc.integer({ min: 1, max: 40 }),
      });
      const people = [await rich('Ann'), await rich('Ben')];
      let tabs = [one];
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
          line.faults = AWAY;
          clock.set(clock.now() + DAY_MS);
          let taken: { id: string; who: number; unit: 'points' | 'creditMinor'; much: number }[] = [];
          const check = (): void => {
            for (const unit of ['points', 'creditMinor'] as const) {
              const sum = (rows: typeof taken): number =>
                rows.filter((row) => row.unit === unit).reduce((total, { much }) => total + much, 0);
              expect(sum(taken)).to.be.at.most(CAPS.registerDay[unit]);
              for (const who of [0, 1]) {
                expect(sum(taken.filter((row) => row.who === who))).to.be.at.most(CAPS.customerDay[unit]);
              }
            }
          };
          const take = async (client: CustomerClient, who: number, unit: 'points' | 'creditMinor', much: number) => {
            const customerId = people[who] ?? '';
            const what = unit === 'points' ? { points: much } : { amount: { amountMinor: much, currency: 'USD' } };
            const answer = await client
              .redeem({ saleId: newEntryId(client), customerId, ...what })
              .catch((error: unknown) => error);
            if (answer instanceof Error) {
              const code = Reflect.get(answer, 'code') as string;
              expect(['offline-limit', 'insufficient-balance']).to.include(code);
            } else taken.push({ id: (answer as { id: string }).id, who, unit, much });
          };
          for (const { kind, who, much } of steps) {
            const [tab = one, other = one] = tabs;
            if (kind === 'points') await take(tab, who, 'points', much);
            else if (kind === 'credit') await take(tab, who, 'creditMinor', much * 20);
            else if (kind === 'both') await Promise.all([take(tab, who, 'points', much), take(other, who, 'points', much)]);
            else if (kind === 'tab') tabs = [...tabs.slice(-1), await open()];
            else if (kind === 'undo') {
              const last = taken.pop();
              if (last) await tab.reverseRedemption(last.id);
            } else {
              clock.set(clock.now() + DAY_MS);
              taken = [];
            }
            check();
          }
        }),
        { numRuns: 25 },
      );
    });
  });
}
