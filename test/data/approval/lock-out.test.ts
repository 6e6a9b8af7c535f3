import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import { isRegularsError } from '../../../src/domain/errors.js';
import { FakeClock } from '../../../src/testing.js';
import { ANA, codeOf, newEntryId, WRONG_PIN } from '../../support/managers.js';
import { closeClients, openClient } from '../../support/open-client.js';
import { otherTab, type Tab } from '../../support/other-tab.js';

describe('the lock of a pad', () => {
  let database: string;
  let clock: FakeClock;
  let client: CustomerClient;

  beforeEach(async () => {
    database = `pins-${crypto.randomUUID()}`;
    clock = new FakeClock();
    client = await openClient({ database, environment: { clock } });
    await client.setManagers([ANA]);
  });
  afterEach(closeClients);

  const attempt = (pin: string, by = client): Promise<unknown> =>
    codeOf(by.approve({ entryId: newEntryId(client), action: 'edit' }, pin));
  const lockedForMs = async (by = client): Promise<number> => (await by.approvalStatus()).lockedForMs;

  async function tryWrong(times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) expect(await attempt(WRONG_PIN)).to.equal('wrong-pin');
  }

  it('closes at the fifth wrong PIN for 30 seconds, also to the right one', async () => {
    await tryWrong(4);
    expect(await lockedForMs()).to.equal(0);
    await tryWrong(1);
    expect(await lockedForMs()).to.equal(30_000);
    await clock.advance(10_000);
    const refused = await client
      .approve({ entryId: newEntryId(client), action: 'edit' }, ANA.pin)
      .catch((error: unknown) => error);
    expect(isRegularsError(refused) && [refused.code, refused.retryAfterMs]).to.deep.equal(['pin-locked', 20_000]);
    await clock.advance(20_000);
    expect(await attempt(ANA.pin)).to.equal('done');
    expect((await client.audit()).rows.map(({ kind }) => kind).slice(0, 3)).to.deep.equal([
      'pin-right',
      'pin-locked',
      'pin-wrong',
    ]);
  });

  it('lasts twice as long at each further wrong one; a right one takes one off', async () => {
    await tryWrong(5);
    await clock.advance(30_000);
    await tryWrong(1);
    expect(await lockedForMs()).to.equal(60_000);
    await clock.advance(60_000);
    expect(await attempt(ANA.pin)).to.equal('done');
    expect(await lockedForMs()).to.equal(0);
    await tryWrong(1);
    expect(await lockedForMs()).to.equal(60_000);
  });

  it('survives a reload, and another list of managers', async () => {
    await tryWrong(5);
    await client.setManagers([ANA]);
    await client.close();
    client = await openClient({ database, environment: { clock } });
    expect(await lockedForMs()).to.equal(30_000);
    expect(await attempt(ANA.pin)).to.equal('pin-locked');
  });

  it('is not shortened by a clock that is set back', async () => {
    await tryWrong(5);
    clock.set(clock.now() - 3_600_000);
    expect(await lockedForMs()).to.equal(30_000);
    expect(await attempt(ANA.pin)).to.equal('pin-locked');
    await clock.advance(29_999);
    expect(await attempt(ANA.pin)).to.equal('pin-locked');
    await clock.advance(1);
    expect(await attempt(ANA.pin)).to.equal('done');
  });

  it('counts a try before it is checked, so that one that breaks off has been counted', async () => {
    const { deriveBits } = SubtleCrypto.prototype;
    SubtleCrypto.prototype.deriveBits = () => Promise.reject(new Error('broken off'));
    try {
      for (let count = 0; count < 5; count += 1) expect(await attempt(WRONG_PIN)).to.be.instanceOf(Error);
    } finally {
      SubtleCrypto.prototype.deriveBits = deriveBits;
    }
    expect(await attempt(ANA.pin)).to.equal('pin-locked');
  });
});

describe('fifty wrong PINs at once, in five tabs', () => {
  const tabs: { tab: Tab; client: CustomerClient }[] = [];

  afterEach(async () => {
    for (const { tab, client } of tabs.splice(0)) {
      await client.close();
      tab.close();
    }
    await closeClients();
  });

  it('are checked five times at most', async () => {
    const database = `pins-${crypto.randomUUID()}`;
    const here = await openClient({ database });
    await here.setManagers([ANA]);
    for (let count = 0; count < 4; count += 1) {
      const tab = await otherTab();
      tabs.push({ tab, client: await tab.openClient({ database }) });
    }
    const all = [here, ...tabs.map(({ client }) => client)];
    const codes = await Promise.all(
      Array.from({ length: 50 }, (_, place) =>
        codeOf((all[place % 5] ?? here).approve({ entryId: newEntryId(here), action: 'edit' }, String(100_000 + place))),
      ),
    );
    expect(codes.filter((code) => code === 'wrong-pin')).to.have.length(5);
    expect(codes.filter((code) => code === 'pin-locked')).to.have.length(45);
    const { rows } = await here.audit();
    expect(rows.filter(({ kind }) => kind === 'pin-wrong')).to.have.length(5);
    expect(rows.filter(({ kind }) => kind === 'pin-locked')).to.have.length(45);
  });
});
