import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import { FakeClock } from '../../../src/testing.js';
import { ANA, BEN, codeOf, newEntryId, WRONG_PIN } from '../../support/managers.js';
import { closeClients, openClient } from '../../support/open-client.js';

describe('approve', () => {
  let client: CustomerClient;
  let clock: FakeClock;

  beforeEach(async () => {
    clock = new FakeClock();
    client = await openClient({ merchantId: 'shop', environment: { clock } });
    await client.setManagers([ANA, BEN]);
  });
  afterEach(closeClients);

  const intent = (action = 'loyalty-add', points?: number) => ({
    entryId: newEntryId(client),
    action,
    ...(points !== undefined && { points }),
  });
  const kinds = async (): Promise<string[]> => (await client.audit()).rows.map(({ kind }) => kind);

  it('gives a grant for the manager whose PIN it is, bound to what was asked', async () => {
    const asked = { ...intent('loyalty-add', 50), customerId: newEntryId(client), amount: { amountMinor: 5, currency: 'USD' } };
    const grant = await client.approve(asked, BEN.pin);
    expect(grant).to.deep.include({
      ...asked,
      managerId: BEN.id,
      limit: { points: 100 },
      merchantId: 'shop',
      registerId: client.store.registerId,
      verifiedBy: 'register',
      issuedAt: '2026-11-21T12:00:00.000Z',
    });
    expect((await client.approve(intent('edit'), ANA.pin)).managerId).to.equal(ANA.id);
  });

  it('gives the same grant again for the same entry within 60 seconds, and after that a fresh one', async () => {
    const asked = intent();
    const grant = await client.approve(asked, ANA.pin);
    await clock.advance(60_000);
    expect((await client.approve({ ...asked }, ANA.pin)).id).to.equal(grant.id);
    await clock.advance(1);
    expect((await client.approve(asked, ANA.pin)).id).not.to.equal(grant.id);
  });

  it('gives another for another figure, and for another manager', async () => {
    const asked = intent('loyalty-add', 50);
    const ids = [
      (await client.approve(asked, ANA.pin)).id,
      (await client.approve({ ...asked, points: 60 }, ANA.pin)).id,
      (await client.approve(asked, BEN.pin)).id,
    ];
    expect(new Set(ids).size).to.equal(3);
  });

  it('refuses what its manager may not do, or not so much, although the PIN was right', async () => {
    expect(await codeOf(client.approve(intent('loyalty-remove'), BEN.pin))).to.equal('not-allowed');
    expect(await codeOf(client.approve(intent('loyalty-add', 101), BEN.pin))).to.equal('not-allowed');
    expect(await codeOf(client.approve(intent('loyalty-add', 100), BEN.pin))).to.equal('done');
    expect(await kinds()).to.deep.equal(['pin-right', 'pin-right', 'pin-right']);
  });

  it('says that a PIN is nobody’s, whatever it looks like', async () => {
    expect(await codeOf(client.approve(intent(), WRONG_PIN))).to.equal('wrong-pin');
    expect(await codeOf(client.approve(intent(), ''))).to.equal('wrong-pin');
    expect(await codeOf(client.approve(intent(), `${ANA.pin} `))).to.equal('wrong-pin');
  });

  it('wants managers, a cashier and a well-formed question', async () => {
    expect(await codeOf(client.approve({ entryId: 'x', action: 'edit' }, ANA.pin))).to.equal('invalid-input');
    expect(await codeOf(client.approve({ ...intent(), points: 0.5 }, ANA.pin))).to.equal('invalid-input');
    expect(await codeOf(client.approve(intent(''), ANA.pin))).to.equal('invalid-input');
    client.configure({ cashier: null });
    expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('locked');
    client.configure({ cashier: { id: 'mia' } });
    await client.setManagers([]);
    expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('no-managers');
    expect(await kinds()).to.deep.equal([]);
  });

  it('knows only the managers of the newest list', async () => {
    await client.setManagers([{ ...ANA, pin: '5050' }]);
    expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('wrong-pin');
    expect(await codeOf(client.approve(intent(), BEN.pin))).to.equal('wrong-pin');
    expect((await client.approve(intent(), '5050')).managerId).to.equal(ANA.id);
  });

  it('says who can approve, without what recognises them', async () => {
    expect(await client.approvalStatus()).to.deep.equal({
      verifier: 'register',
      managers: [
        { id: ANA.id, name: 'Ana', actions: null, limit: null },
        { id: BEN.id, name: 'Ben', actions: ['loyalty-add'], limit: { points: 100 } },
      ],
      lockedForMs: 0,
    });
    await client.setManagers([]);
    expect(await client.approvalStatus()).to.deep.equal({ verifier: null, managers: [], lockedForMs: 0 });
  });

  it('is unavailable where the browser gives the page no cryptography', async () => {
    const real = Object.getOwnPropertyDescriptor(Crypto.prototype, 'subtle');
    Object.defineProperty(Crypto.prototype, 'subtle', { configurable: true, value: undefined });
    try {
      expect(await codeOf(client.approve(intent(), ANA.pin))).to.equal('approval-unavailable');
      expect(await codeOf(client.setManagers([ANA]))).to.equal('approval-unavailable');
      expect((await client.approvalStatus()).verifier).to.equal(null);
    } finally {
      if (real) Object.defineProperty(Crypto.prototype, 'subtle', real);
    }
  });
});

describe('the audit trail', () => {
  afterEach(closeClients);

  it('has every try, newest first, by page, kind and customer', async () => {
    const client = await openClient();
    await client.setManagers([ANA]);
    const customerId = newEntryId(client);
    const asked = { entryId: newEntryId(client), action: 'edit', customerId };
    await codeOf(client.approve(asked, WRONG_PIN));
    await client.approve(asked, ANA.pin);
    await codeOf(client.approve({ entryId: newEntryId(client), action: 'edit' }, WRONG_PIN));

    const { rows, next } = await client.audit();
    expect(next).to.equal(null);
    expect(rows.map(({ kind }) => kind)).to.deep.equal(['pin-wrong', 'pin-right', 'pin-wrong']);
    expect(rows[1]).to.include({ managerId: ANA.id, subjectId: asked.entryId, customerId, cashierId: 'local' });
    expect((await client.audit({ kinds: ['pin-right'] })).rows).to.have.length(1);
    expect((await client.audit({ customerId })).rows).to.have.length(2);

    const first = await client.audit({ limit: 2 });
    const second = await client.audit({ limit: 2, cursor: first.next ?? '' });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).to.deep.equal(rows.map(({ id }) => id));
    expect(second.next).to.equal(null);
    expect(await codeOf(client.audit({ cursor: 'nonsense' }))).to.equal('cursor-expired');
  });

  it('is for those who may see the history', async () => {
    const client = await openClient({ cashier: { id: 'mia', can: { history: 'no' } } });
    expect(await codeOf(client.audit())).to.equal('not-allowed');
  });
});
