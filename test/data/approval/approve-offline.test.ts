import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import { MemoryRemote, type MemoryRemoteOptions } from '../../../src/data/remote/memory-remote.js';
import type { Remote, RemoteCall } from '../../../src/data/remote/remote.js';
import type { ApprovalIntent, Grant } from '../../../src/domain/grant.js';
import type { CustomerId } from '../../../src/domain/id.js';
import { RegularsError } from '../../../src/domain/errors.js';
import { FakeClock, FaultyRemote } from '../../../src/testing.js';
import { STORAGES } from '../../support/ledger-client.js';
import { ANA, BEN, CLEO, codeOf, newEntryId, WRONG_PIN } from '../../support/managers.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';
import { until } from '../../support/until.js';

const DAY_MS = 24 * 60 * 60_000;
const CAPS = { entries: 3, points: 100, amountMinor: 5_000 };
const GOODWILL = { code: 'goodwill' };

for (const storage of STORAGES) {
  describe(`a manager while the remote is away, in ${storage}`, () => {
    let clock: FakeClock;
    let remote: MemoryRemote;
    let line: FaultyRemote;
    let client: CustomerClient;
    let customerId: CustomerId;

    const shopWith = async (options: MemoryRemoteOptions = {}): Promise<void> => {
      clock = new FakeClock();
      remote = new MemoryRemote({ clock, managers: [ANA, BEN, CLEO], offlineApproval: CAPS, ...options });
      line = new FaultyRemote(remote, { random: () => 0 });
      client = await openClient({ storage, merchantId: 'memory', remote: line, environment: { clock } });
      ({ id: customerId } = await saveWell(client, { displayName: 'Maria' }));
      await client.sync.now();
    };
    const intent = (more: Partial<ApprovalIntent> = {}): ApprovalIntent => ({
      entryId: newEntryId(client),
      action: 'loyalty-add',
      customerId,
      ...more,
    });
    const goAway = (): void => void (line.faults = { random: () => 0, drop: 1 });
    const comeBack = (): void => void (line.faults = { random: () => 0 });
    /** The PIN is typed while the remote is there, and again until the register knows it. */
    const rightOnline = async (pin: string): Promise<void> => {
      await client.approve(intent(), pin);
      await until(async () => {
        await client.sync.now();
        goAway();
        const isKnown = (await codeOf(client.approve(intent(), pin))) !== 'approval-unavailable';
        comeBack();
        return isKnown;
      });
      await client.sync.now();
    };
    const give = (grant: Grant, points: number) =>
      client.loyalty.adjust({ id: grant.entryId, customerId, points, reason: GOODWILL, grant });
    const otherRegister = async (): Promise<CustomerClient> => {
      const other = await openClient({ storage, merchantId: 'memory', remote, environment: { clock } });
      await other.sync.now();
      return other;
    };
    const approvedAndGiven = async (points: number): Promise<unknown> =>
      codeOf(client.approve(intent(), ANA.pin).then((grant) => give(grant, points)));

    beforeEach(() => shopWith());
    afterEach(closeClients);

    it('approves by the PIN that was right while it was there, and what was given counts everywhere when it is back', async () => {
      const other = await otherRegister();
      await rightOnline(ANA.pin);
      goAway();
      const grant = await client.approve(intent(), ANA.pin);
      expect(grant).to.deep.include({ verifiedBy: 'register', managerId: ANA.id, registerId: client.store.registerId });
      const entry = await give(grant, 40);
      expect(entry).to.deep.include({ points: 40, grantId: grant.id, approvedOffline: true });

      comeBack();
      await client.sync.now();
      expect(await client.sync.outbox()).to.deep.equal([]);
      await other.sync.now();
      const [there] = (await other.loyalty.entries(customerId)).rows.map((row) => row.entry);
      expect(there).to.deep.include({ points: 40, grantId: grant.id, approvedOffline: true });
      const listed = (await other.audit({ kinds: ['approved-offline'] })).rows;
      expect(listed.map(({ managerId, subjectId }) => [managerId, subjectId])).to.deep.equal([[ANA.id, grant.entryId]]);
    });

    it('leaves one line of each use in the trail, also after the remote has told of it', async () => {
      await rightOnline(ANA.pin);
      const online = await client.approve(intent(), ANA.pin);
      await give(online, 5);
      goAway();
      const offline = await client.approve(intent(), ANA.pin);
      await give(offline, 5);
      comeBack();
      await client.sync.now();
      await client.sync.now();
      const uses = (await client.audit({ kinds: ['grant-used', 'approved-offline'] })).rows;
      expect(uses.map(({ kind, subjectId }) => [kind, subjectId])).to.have.deep.members([
        ['approved-offline', offline.entryId],
        ['grant-used', online.entryId],
      ]);
    });

    it('does not where the merchant has not allowed it', async () => {
      await closeClients();
      await shopWith({ offlineApproval: null });
      await client.approve(intent(), ANA.pin);
      await new Promise((resolve) => setTimeout(resolve, 500));
      goAway();
      expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('approval-unavailable');
    });

    it('does not where no PIN was ever right while it was there', async () => {
      goAway();
      expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('approval-unavailable');
    });

    it('knows no PIN of fewer than six digits, and no manager’s but those who typed theirs', async () => {
      await client.approve(intent(), BEN.pin);
      await rightOnline(ANA.pin);
      goAway();
      expect(await codeOf(client.approve(intent(), BEN.pin))).to.equal('wrong-pin');
      expect(await codeOf(client.approve(intent(), CLEO.pin))).to.equal('wrong-pin');
    });

    it('holds a manager to what the remote says that they may', async () => {
      await rightOnline(CLEO.pin);
      goAway();
      expect(await codeOf(client.approve(intent({ action: 'loyalty-remove' }), CLEO.pin))).to.equal('not-allowed');
      expect(await codeOf(client.approve(intent({ points: 101 }), CLEO.pin))).to.equal('not-allowed');
      expect((await client.approve(intent({ points: 100 }), CLEO.pin)).limit).to.deep.equal({ points: 100 });
    });

    it('forgets a PIN after seven days, also where the clock is set back then', async () => {
      await rightOnline(ANA.pin);
      goAway();
      await clock.advance(7 * DAY_MS - 60_000);
      expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('done');
      await clock.advance(120_000);
      expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('approval-unavailable');
      clock.set(clock.now() - 3 * DAY_MS);
      expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('approval-unavailable');
      comeBack();
      await rightOnline(ANA.pin);
    });

    it('forgets a PIN as soon as the remote tells that it, or what its manager may, has changed', async () => {
      await rightOnline(ANA.pin);
      remote.setManagers([{ ...ANA, pin: '909090' }, CLEO]);
      await client.sync.now();
      goAway();
      expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('approval-unavailable');
      comeBack();
      await rightOnline(CLEO.pin);
      remote.setManagers([{ ...CLEO, limit: { points: 10 } }]);
      await client.sync.now();
      goAway();
      expect(await codeOf(client.approve(intent(), CLEO.pin))).to.equal('approval-unavailable');
    });

    it('forgets every PIN where all was read anew: nobody can say what changed', async () => {
      await rightOnline(ANA.pin);
      remote.newEpoch();
      await client.sync.now();
      goAway();
      expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('approval-unavailable');
    });

    it('does not take a grant whose manager is gone by the time it is used', async () => {
      await rightOnline(ANA.pin);
      goAway();
      const grant = await client.approve(intent(), ANA.pin);
      comeBack();
      remote.setManagers([CLEO]);
      await client.sync.now();
      expect(await codeOf(give(grant, 5))).to.equal('grant-invalid');
    });

    it('counts wrong PINs, and locks the pad; the remote hears of each when it is back', async () => {
      const other = await otherRegister();
      await rightOnline(ANA.pin);
      goAway();
      for (let time = 1; time <= 5; time += 1) expect(await codeOf(client.approve(intent(), WRONG_PIN))).to.equal('wrong-pin');
      expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('pin-locked');
      await clock.advance(30_000);
      expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('done');
      comeBack();
      await client.sync.now();
      await other.sync.now();
      expect((await other.audit({ kinds: ['pin-wrong'] })).rows.length).to.equal(5);
      expect((await other.audit({ kinds: ['pin-locked'] })).rows.length).to.equal(1);
    });

    it('stays within the points of a day, and says how many are left', async () => {
      await rightOnline(ANA.pin);
      goAway();
      expect(await approvedAndGiven(70)).to.equal('done');
      const grant = await client.approve(intent(), ANA.pin);
      const refused = await give(grant, 31).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(RegularsError);
      expect(refused).to.include({ code: 'offline-limit', left: 30 });
      // The PIN is good for the smaller figure.
      await give(grant, 30);
      expect(await codeOf(client.approve(intent({ points: 1 }), ANA.pin))).to.equal('offline-limit');
      await clock.advance(DAY_MS);
      expect(await approvedAndGiven(100)).to.equal('done');
    });

    it('stays within the entries and the money of a day', async () => {
      await rightOnline(ANA.pin);
      goAway();
      const issue = async (amountMinor: number): Promise<unknown> => {
        const grant = await client.approve(intent({ action: 'credit-issue' }), ANA.pin);
        const amount = { amountMinor, currency: client.options.currency };
        return codeOf(client.storeCredit.issue({ id: grant.entryId, customerId, amount, reason: GOODWILL, grant }));
      };
      expect(await issue(5_001)).to.equal('offline-limit');
      expect([await issue(2_000), await issue(2_000), await issue(500)]).to.deep.equal(['done', 'done', 'done']);
      expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('offline-limit');
    });

    it('erases nobody', async () => {
      await rightOnline(ANA.pin);
      goAway();
      expect(await codeOf(client.approve({ entryId: customerId, action: 'erase', customerId }, ANA.pin))).to.equal(
        'approval-unavailable',
      );
    });

    it('imports no balances', async () => {
      await rightOnline(ANA.pin);
      goAway();
      expect(await codeOf(client.approve({ entryId: customerId, action: 'balance-import' }, ANA.pin))).to.equal(
        'approval-unavailable',
      );
    });

    it('does not before the remote knows by which key the register signs', async () => {
      await client.approve(intent(), ANA.pin);
      goAway();
      await until(async () => (await client.sync.outbox()).some(({ mutation }) => mutation.kind === 'register-enroll'));
      expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('approval-unavailable');
    });

    it('does not where the remote is there and does not want to', async () => {
      await rightOnline(ANA.pin);
      for (const code of ['remote-unauthorized', 'remote-forbidden', 'remote-busy', 'remote-incompatible'] as const) {
        line.faults = { random: () => 0, wait: () => Promise.reject(new RegularsError(code, 'No.')) };
        expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('approval-unavailable');
      }
    });

    it('approves where the answer was lost, and what was given then counts once', async () => {
      await rightOnline(ANA.pin);
      const asked = intent();
      line.faults = { random: () => 0, cut: 1 };
      const lost = await client.approve(asked, ANA.pin);
      expect(lost.verifiedBy).to.equal('register');
      await give(lost, 10);
      comeBack();
      await client.sync.now();
      expect((await client.loyalty.balance(customerId)).amount).to.equal(10);
      expect(await client.sync.outbox()).to.deep.equal([]);
    });

    it('takes no grant that somebody changed', async () => {
      await rightOnline(CLEO.pin);
      goAway();
      const grant = await client.approve(intent(), CLEO.pin);
      expect(await codeOf(give({ ...grant, limit: null }, 5))).to.equal('grant-invalid');
      expect(await codeOf(give({ ...grant, count: 99 }, 5))).to.equal('grant-invalid');
      const { count: _count, ...bare } = grant;
      expect(await codeOf(give(bare, 5))).to.equal('grant-invalid');
      expect(await codeOf(give(grant, 5))).to.equal('done');
    });
  });
}

/** A remote that knows the register by the name in its token, whatever the register calls itself. */
function byToken(remote: Remote, registerId: string): Remote {
  return new Proxy(remote, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: readonly unknown[]): unknown =>
        Reflect.apply(
          value,
          target,
          given.map((one) => (isCall(one) ? { ...one, registerId } : one)),
        );
    },
  });
}

function isCall(value: unknown): value is RemoteCall {
  return typeof value === 'object' && value !== null && 'signal' in value;
}

describe('a register whose token names it otherwise than its store', () => {
  afterEach(closeClients);

  it('uses what a manager approved, there and by itself', async () => {
    const clock = new FakeClock();
    const remote = new MemoryRemote({ clock, managers: [ANA], offlineApproval: CAPS });
    const line = new FaultyRemote(byToken(remote, 'till-7'), { random: () => 0 });
    const client = await openClient({ merchantId: 'memory', remote: line, environment: { clock } });
    const { id: customerId } = await saveWell(client, { displayName: 'Maria' });
    await client.sync.now();
    const give = async (points: number): Promise<string> => {
      const grant = await client.approve({ entryId: newEntryId(client), action: 'loyalty-add', customerId }, ANA.pin);
      await client.loyalty.adjust({ id: grant.entryId, customerId, points, reason: GOODWILL, grant });
      return grant.registerId;
    };
    expect(await give(1)).to.equal('till-7');
    await until(async () => (await client.sync.outbox()).some(({ mutation }) => mutation.kind === 'register-enroll'));
    await client.sync.now();
    line.faults = { random: () => 0, drop: 1 };
    expect(await give(2)).to.equal('till-7');
    line.faults = { random: () => 0 };
    await client.sync.now();
    expect(await client.sync.outbox()).to.deep.equal([]);
    expect((await client.loyalty.balance(customerId)).amount).to.equal(3);
  });
});

describe('a manager while the remote is away, after a reload', () => {
  afterEach(closeClients);

  it('is known still, and the caps count what was given before', async () => {
    const clock = new FakeClock();
    const remote = new MemoryRemote({ clock, managers: [ANA], offlineApproval: CAPS });
    const line = new FaultyRemote(remote, { random: () => 0 });
    const database = `test-${crypto.randomUUID()}`;
    const reopened = () => openClient({ database, merchantId: 'memory', remote: line, environment: { clock } });
    let client = await reopened();
    const { id: customerId } = await saveWell(client, { displayName: 'Maria' });
    await client.sync.now();
    const give = async (points: number): Promise<unknown> => {
      const grant = await client.approve({ entryId: newEntryId(client), action: 'loyalty-add', customerId }, ANA.pin);
      return codeOf(client.loyalty.adjust({ id: grant.entryId, customerId, points, reason: GOODWILL, grant }));
    };
    await give(1);
    await until(async () => (await client.sync.outbox()).some(({ mutation }) => mutation.kind === 'register-enroll'));
    await client.sync.now();
    line.faults = { random: () => 0, drop: 1 };
    expect(await give(60)).to.equal('done');
    await client.close();
    client = await reopened();
    expect(await give(60)).to.equal('offline-limit');
    expect(await give(40)).to.equal('done');
  });
});
