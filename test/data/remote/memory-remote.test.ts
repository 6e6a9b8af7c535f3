import { expect } from '@open-wc/testing';
import { newRegisterKey, type RegisterKey, signedBy } from '../../../src/data/approval/register-proof.js';
import { MemoryRemote, type MemoryRemoteOptions } from '../../../src/data/remote/memory-remote.js';
import type { CustomerFields } from '../../../src/domain/customer.js';
import { deriveId } from '../../../src/domain/derived-id.js';
import type { ApprovalIntent, Grant, GrantUse } from '../../../src/domain/grant.js';
import { isRegularsError } from '../../../src/domain/errors.js';
import { lanesOf, type Mutation, type MutationBody } from '../../../src/domain/mutation.js';
import { FakeClock, sequentialIds } from '../../../src/testing.js';
import { loyaltyEntryOf } from '../../support/sample-ledgers.js';
import { ANA, BEN, WRONG_PIN } from '../../support/managers.js';
import { consentOf, customerOf, documentOf, idOf } from '../../support/sample-records.js';
import { saleOf } from '../../support/sample-sales.js';

const HERE = idOf(901);
const THERE = idOf(902);
const MARIA = idOf(1);
const INTENT: ApprovalIntent = { entryId: idOf(70), action: 'loyalty-add', customerId: MARIA, points: 20 };

describe('MemoryRemote', () => {
  let clock: FakeClock;
  let remote: MemoryRemote;
  let newId: () => string;
  let order: number;

  beforeEach(() => {
    clock = new FakeClock();
    newId = sequentialIds();
    order = 0;
    remote = remoteOf({ managers: [ANA, BEN] });
  });

  const remoteOf = (options: MemoryRemoteOptions): MemoryRemote => new MemoryRemote({ clock, newId, ...options });
  const at = (registerId: string): { signal: AbortSignal; registerId: string } => ({
    signal: new AbortController().signal,
    registerId,
  });
  const mutationOf = (body: MutationBody, use: GrantUse | null = null): Mutation => ({
    id: newId(),
    lanes: lanesOf(body),
    order: (order += 1),
    retryOf: null,
    cashierId: 'ana',
    createdAt: '2026-11-21T12:00:00.000Z',
    schema: 1,
    use,
    ...body,
  });
  const push = async (registerId: string, ...bodies: MutationBody[]) =>
    (
      await remote.push(
        bodies.map((body) => mutationOf(body)),
        at(registerId),
      )
    ).results;
  const save = (id: string, fields: Partial<CustomerFields>, seen: number | null = null): MutationBody => ({
    kind: 'customer-save',
    customerId: id,
    seen,
    fields,
  });
  const start = async (registerId = THERE): Promise<string> => (await remote.snapshot('merchant', null, at(registerId))).cursor;
  const told = async (cursor: string) => (await remote.pull(cursor, 2_000, at(THERE))).changes;
  const codeOf = async (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => 'answered',
      (error: unknown) => (isRegularsError(error) ? error.code : error),
    );

  it('shares nothing with who sent it: what they change later changes nothing here', async () => {
    const custom = { size: 'M' };
    await push(HERE, save(MARIA, { displayName: 'Maria', custom }));
    custom.size = 'XL';
    expect((await remote.get(MARIA, at(HERE))).found?.customer.custom).to.deep.equal({ size: 'M' });
    expect(Object.isFrozen(custom)).to.equal(false);
  });

  it('hands out what nobody can change', async () => {
    const cursor = await start();
    const [result] = await push(HERE, save(MARIA, { displayName: 'Maria', custom: { size: 'M' } }));
    const [change] = await told(cursor);
    const { found } = await remote.get(MARIA, at(HERE));
    const { customers } = await remote.snapshot('merchant', null, at(HERE));
    for (const given of [result, change, found, found?.customer.custom, customers[0]?.loyalty]) {
      expect(Object.isFrozen(given)).to.equal(true);
    }
  });

  it('tells two registers apart that share it', async () => {
    expect((await remote.whoami(at(HERE))).registerId).to.equal(HERE);
    expect((await remote.whoami(at(THERE))).registerId).to.equal(THERE);
  });

  it('says what its options say', async () => {
    const offlineApproval = { entries: 3, points: 100, amountMinor: 5_000 };
    remote = remoteOf({ merchantId: 'shop', remoteId: 'r', locationIds: ['a', 'b'], timeZone: 'Asia/Tokyo', offlineApproval });
    expect(await remote.whoami(at(HERE))).to.deep.include({
      ...{ merchantId: 'shop', remoteId: 'r', locationIds: ['a', 'b'], timeZone: 'Asia/Tokyo', offlineApproval },
      serverTime: '2026-11-21T12:00:00.000Z',
      expiresAt: '2026-11-22T12:00:00.000Z',
    });
  });

  it('refuses cursors of an earlier epoch, and snapshots begun in it', async () => {
    const cursor = await start();
    await remote.snapshot('merchant', null, at(THERE));
    remote.newEpoch();
    expect(await codeOf(remote.pull(cursor, 10, at(THERE)))).to.equal('cursor-expired');
    expect(await codeOf(remote.snapshot('merchant', MARIA, at(THERE)))).to.equal('cursor-expired');
    expect(await codeOf(remote.pull(await start(), 10, at(THERE)))).to.equal('answered');
  });

  it('forgets after a restore what came after the checkpoint, and takes it when it is sent again', async () => {
    await push(HERE, save(MARIA, { displayName: 'Maria' }));
    const checkpoint = remote.checkpoint();
    const lost = mutationOf(save(MARIA, { note: 'Likes tea' }, 1));
    const [first] = (await remote.push([lost], at(HERE))).results;
    expect(first?.status).to.equal('accepted');
    remote.restore(checkpoint);
    expect((await remote.get(MARIA, at(HERE))).found?.customer.note).to.equal(null);
    const [again] = (await remote.push([lost], at(HERE))).results;
    expect(again?.status).to.equal('accepted');
    expect((await remote.get(MARIA, at(HERE))).found?.customer.note).to.equal('Likes tea');
    remote.restore(checkpoint);
    expect((await remote.get(MARIA, at(HERE))).found?.customer.note).to.equal(null);
  });

  it('gives a snapshot in pages of the size it was given, those made meanwhile in their place', async () => {
    remote = remoteOf({ pageSize: 2 });
    for (const number of [5, 3, 1, 4]) await push(HERE, save(idOf(number), { displayName: `C${number}` }));
    const first = await remote.snapshot('merchant', null, at(THERE));
    await push(HERE, save(idOf(2), { displayName: 'Behind' }), save(idOf(6), { displayName: 'Ahead' }));
    const second = await remote.snapshot('merchant', first.after, at(THERE));
    const third = await remote.snapshot('merchant', second.after, at(THERE));
    const ids = [first, second, third].map(({ customers }) => customers.map(({ customer }) => customer.id));
    expect(ids).to.deep.equal([[idOf(1), idOf(3)], [idOf(4), idOf(5)], [idOf(6)]]);
    expect([first.after, second.after, third.after]).to.deep.equal([idOf(3), idOf(5), null]);
    expect([first, second, third].map(({ remaining }) => remaining)).to.deep.equal([2, 1, 0]);
    expect(new Set([first, second, third].map(({ cursor }) => cursor)).size).to.equal(1);
    expect((await told(third.cursor)).map((change) => change.type === 'customer' && change.record.displayName)).to.deep.equal([
      'Behind',
      'Ahead',
    ]);
  });

  it('keeps parked sales, sales and customers of other places from a register that keeps few', async () => {
    remote = remoteOf({ locationIds: ['local', 'other'] });
    const old = '2025-01-01T10:00:00.000Z';
    clock.set(Date.parse(old));
    const early = (body: MutationBody): Mutation => ({ ...mutationOf(body), createdAt: old });
    const people = [idOf(1), idOf(2), idOf(3)];
    await remote.push(
      people.map((id) => early(save(id, { displayName: 'Somebody' }))),
      at(HERE),
    );
    clock.set(Date.UTC(2026, 10, 21, 12));
    const sold = (id: string, customerId: string, locationId: string): MutationBody => ({
      kind: 'sale-record',
      sale: saleOf({ id, customerId, locationId, pointsEarned: 0 }),
      parkedSaleId: null,
      ...{ loyaltyEntries: [], storeCreditEntries: [] },
    });
    const scope = { locationIds: ['local'], seenWithinMonths: 12 };
    await push(HERE, sold(idOf(501), idOf(1), 'local'));
    const { customers, cursor } = await remote.snapshot(scope, null, at(THERE));
    expect(customers.map(({ customer }) => customer.id)).to.deep.equal([idOf(1)]);
    const [here, elsewhere] = await push(HERE, sold(idOf(502), idOf(1), 'local'), sold(idOf(503), idOf(2), 'other'));
    expect([here?.status, elsewhere?.status]).to.deep.equal(['accepted', 'accepted']);
    const sales = (await told(cursor)).flatMap((change) => (change.type === 'sale' ? [change.record.id] : []));
    expect(sales).to.deep.equal([idOf(502)]);
  });

  it('locks the pad of one register after five wrong PINs, and of no other', async () => {
    for (let tries = 1; tries <= 5; tries += 1) {
      expect(await codeOf(remote.approve(INTENT, WRONG_PIN, at(HERE)))).to.equal('wrong-pin');
    }
    expect(await codeOf(remote.approve(INTENT, ANA.pin, at(HERE)))).to.equal('pin-locked');
    expect(await codeOf(remote.approve(INTENT, ANA.pin, at(THERE)))).to.equal('answered');
    await clock.advance(29_999);
    expect(await codeOf(remote.approve(INTENT, ANA.pin, at(HERE)))).to.equal('pin-locked');
    await clock.advance(1);
    expect(await codeOf(remote.approve(INTENT, ANA.pin, at(HERE)))).to.equal('answered');
  });

  it('counts tries on through a restore', async () => {
    const checkpoint = remote.checkpoint();
    for (let tries = 1; tries <= 5; tries += 1) await codeOf(remote.approve(INTENT, WRONG_PIN, at(HERE)));
    remote.restore(checkpoint);
    expect(await codeOf(remote.approve(INTENT, ANA.pin, at(HERE)))).to.equal('pin-locked');
  });

  it('lets a manager approve what they may, and nobody where there are none', async () => {
    expect(await codeOf(remote.approve({ ...INTENT, points: 101 }, BEN.pin, at(HERE)))).to.equal('not-allowed');
    expect((await remote.approve(INTENT, BEN.pin, at(HERE))).grant.managerId).to.equal(BEN.id);
    remote.setManagers([]);
    expect(await codeOf(remote.approve(INTENT, BEN.pin, at(HERE)))).to.equal('no-managers');
  });

  it('gives a new approval for the same once the first has run out', async () => {
    const { grant } = await remote.approve(INTENT, ANA.pin, at(HERE));
    await clock.advance(60_000);
    expect((await remote.approve(INTENT, ANA.pin, at(HERE))).grant).to.deep.equal(grant);
    await clock.advance(1);
    const fresh = (await remote.approve(INTENT, ANA.pin, at(HERE))).grant;
    expect(fresh.id).not.to.equal(grant.id);
    expect(fresh.entryId).to.equal(grant.entryId);
  });

  it('notes every try in the audit trail, and never a PIN', async () => {
    const cursor = await start();
    await codeOf(remote.approve(INTENT, WRONG_PIN, at(HERE)));
    await remote.approve(INTENT, ANA.pin, at(HERE));
    const changes = await told(cursor);
    expect(changes.map((change) => change.type === 'audit-entry' && change.record.kind)).to.deep.equal([
      'pin-wrong',
      'pin-right',
    ]);
    expect(JSON.stringify(changes)).not.to.contain(ANA.pin).and.not.to.contain(WRONG_PIN);
  });

  it('tells registers who may approve, without PINs, and who no longer may', async () => {
    const { others, cursor } = await remote.snapshot('merchant', null, at(THERE));
    expect(others.map((change) => change.type === 'manager' && [change.record.name, change.removed])).to.deep.equal([
      ['Ana', false],
      ['Ben', false],
    ]);
    remote.setManagers([ANA]);
    const changes = await told(cursor);
    expect(changes).to.deep.equal([
      { type: 'manager', record: { id: BEN.id, name: 'Ben', actions: BEN.actions, limit: BEN.limit }, removed: true },
    ]);
    expect(JSON.stringify([others, changes]))
      .not.to.contain(ANA.pin)
      .and.not.to.contain(BEN.pin);
  });

  describe('what a register signed while it was alone', () => {
    let key: RegisterKey;

    beforeEach(async () => {
      key = await newRegisterKey();
      remote = remoteOf({ offlineApproval: { entries: 3, points: 100, amountMinor: 5_000 } });
    });

    const signed = async (of: Pick<Grant, 'entryId' | 'action' | 'customerId'>, by = key): Promise<GrantUse> => {
      const unsigned: Omit<Grant, 'proof'> = {
        ...{ id: newId(), points: null, amount: null, limit: null, merchantId: 'memory', registerId: HERE, managerId: ANA.id },
        ...{ verifiedBy: 'register', count: 1, issuedAt: '2026-11-21T12:00:00.000Z', ...of },
      };
      return { grant: { ...unsigned, proof: await signedBy(by, unsigned) }, ageMs: 5 };
    };
    const adding = async (points: number, by = key): Promise<Mutation> => {
      const entryId = newId();
      const use = await signed({ entryId, action: 'loyalty-add', customerId: MARIA }, by);
      const given = { id: entryId, customerId: MARIA, type: 'adjust', points, grantId: use.grant.id, saleId: null } as const;
      return mutationOf({ kind: 'loyalty-append', entry: loyaltyEntryOf(given) }, use);
    };
    /** With who it is of and the key in the same push, as they come where the remote was set back and has lost both. */
    const outcomes = async (...mutations: Mutation[]): Promise<string[]> => {
      const { publicKey } = key;
      const first = [save(MARIA, { displayName: 'Maria' }), { kind: 'register-enroll', publicKey } as const];
      const { results } = await remote.push([...first.map((body) => mutationOf(body)), ...mutations], at(HERE));
      return results.slice(2).map((result) => (result.status === 'rejected' ? result.code : result.status));
    };

    it('is taken where the merchant allows that', async () => {
      expect(await outcomes(await adding(20))).to.deep.equal(['accepted']);
      remote = remoteOf({});
      expect(await outcomes(await adding(20))).to.deep.equal(['grant-invalid']);
    });

    it('is not proven by another grant that comes under the same id', async () => {
      const forged = await adding(50, await newRegisterKey());
      const proven = { ...(await adding(1)), id: forged.id };
      expect(await outcomes(forged, proven)).to.deep.equal(['grant-invalid', 'id-reused']);
    });

    it('brings no balances with an import, which no cap of a day could bind', async () => {
      const entryId = newId();
      const use = await signed({ entryId, action: 'balance-import', customerId: null });
      const entry = loyaltyEntryOf({ id: newId(), customerId: idOf(2), type: 'open', points: 50_000, grantId: use.grant.id });
      const customers = [customerOf({ id: idOf(2) })];
      const body = { kind: 'customer-import', importId: entryId, block: 0, customers, consents: [] } as const;
      const all = mutationOf({ ...body, loyaltyEntries: [entry], storeCreditEntries: [] }, use);
      expect(await outcomes(all)).to.deep.equal(['grant-invalid']);
    });
  });

  it('tells who watches once of many changes, and ends when the signal aborts', async () => {
    const watching = new AbortController();
    const hints = remote.watch({ signal: watching.signal, registerId: THERE });
    const first = await hints.next();
    const next = hints.next();
    await push(HERE, save(idOf(1), { displayName: 'A' }), save(idOf(2), { displayName: 'B' }));
    expect([first.value, (await next).value]).to.deep.equal([{ sequence: 'm:1' }, { sequence: 'm:3' }]);
    const last = hints.next();
    watching.abort();
    expect((await last).done).to.equal(true);
  });

  it('finds for a sale the active first, and nobody who was merged', async () => {
    for (const number of [1, 2, 3]) await push(HERE, save(idOf(number), { displayName: `Ann ${number}` }));
    await push(
      HERE,
      { kind: 'customer-status', customerId: idOf(1), seen: 100, status: 'banned', reason: null },
      { kind: 'customer-merge', mergeId: idOf(80), customerId: idOf(2), survivorId: idOf(3), seen: 100 },
    );
    const found = async (purpose: 'sale' | 'directory'): Promise<string[]> =>
      (await remote.search('ann', 20, purpose, at(HERE))).customers.map(({ id }) => id);
    expect(await found('sale')).to.deep.equal([idOf(3), idOf(1)]);
    expect(await found('directory')).to.deep.equal([idOf(1), idOf(3)]);
  });

  it('tells a long history page by page, every line once, each with what stood in the account after it', async () => {
    await push(HERE, save(MARIA, { displayName: 'Maria' }));
    for (let number = 0; number < 130; number += 1) {
      const sale = saleOf({ id: idOf(1_000 + number), customerId: MARIA, occurredAt: clockText(number), pointsEarned: 1 });
      const entry = loyaltyEntryOf({
        ...{ id: deriveId(sale.id, 'earn'), customerId: MARIA, type: 'earn', points: 1, saleId: sale.id, grantId: null },
        ...{ occurredAt: sale.occurredAt, reason: null },
      });
      await push(HERE, { kind: 'sale-record', sale, parkedSaleId: null, loyaltyEntries: [entry], storeCreditEntries: [] });
    }
    const [sales, balances]: [string[], number[]] = [[], []];
    let before: string | null = '9999';
    while (before !== null) {
      const page = await remote.history(MARIA, before, at(HERE));
      sales.push(...page.sales.map(({ id }) => id));
      balances.push(...page.loyaltyEntries.map(({ balanceAfter }) => balanceAfter));
      before = page.older;
    }
    expect(sales).to.deep.equal(Array.from({ length: 130 }, (_, place) => idOf(1_129 - place)));
    expect(balances).to.deep.equal(Array.from({ length: 130 }, (_, place) => 130 - place));
  });

  it('erases whoever was merged into the person too', async () => {
    await push(HERE, save(idOf(1), { displayName: 'Maria Perez' }), save(idOf(2), { displayName: 'Mary Perez' }));
    const document = documentOf({ customerId: idOf(1) });
    await push(
      HERE,
      { kind: 'identity-document-save', identityDocument: document, number: 'D1', seen: null },
      { kind: 'consent-append', consent: consentOf({ customerId: idOf(1) }), seen: 2 },
      { kind: 'customer-merge', mergeId: idOf(80), customerId: idOf(1), survivorId: idOf(2), seen: 100 },
    );
    const cursor = await start();
    const [result] = await push(HERE, { kind: 'customer-erase', customerId: idOf(1), reason: 'Asked for it' });
    expect(result).to.deep.include({ status: 'accepted', customerId: idOf(2) });
    const changes = await told(cursor);
    const gone = changes.flatMap((change) => (change.type === 'tombstone' ? [`${change.of} ${change.id.slice(-3)}`] : []));
    expect(gone.sort()).to.deep.equal(['customer 001', 'customer 002', `identity-document ${document.id.slice(-3)}`]);
    expect((await remote.get(idOf(1), at(HERE))).found).to.equal(null);
    expect(await codeOf(remote.reveal(document.id, at(HERE)))).to.equal('not-found');
    expect((await remote.history(idOf(1), '9999', at(HERE))).consents).to.deep.equal([]);
  });

  it('heeds a no that was said before a merge', async () => {
    await push(HERE, save(idOf(1), { displayName: 'Maria Perez' }), save(idOf(2), { displayName: 'Mary Perez' }));
    const stop = consentOf({ id: idOf(201), customerId: idOf(1), state: 'unsubscribed' });
    await push(HERE, { kind: 'consent-append', consent: stop, seen: 0 });
    await push(HERE, { kind: 'customer-merge', mergeId: idOf(80), customerId: idOf(1), survivorId: idOf(2), seen: 100 });
    const yes = consentOf({ id: idOf(202), customerId: idOf(2) });
    expect((await push(THERE, { kind: 'consent-append', consent: yes, seen: 2 }))[0]).to.deep.include({ code: 'stale' });
  });

  it('never dates a change later than it came in', async () => {
    const ahead = { ...mutationOf(save(MARIA, { displayName: 'Maria' })), createdAt: '2031-01-01T00:00:00.000Z' };
    await remote.push([ahead], at(HERE));
    const { createdAt, updatedAt } = (await remote.get(MARIA, at(HERE))).found!.customer;
    expect([createdAt, updatedAt]).to.deep.equal(['2026-11-21T12:00:00.000Z', '2026-11-21T12:00:00.000Z']);
  });

  it('refuses a push of more than a megabyte, of which nothing is applied', async () => {
    const customers = Array.from({ length: 3 }, (_, place) => customerOf({ id: idOf(place), note: 'x'.repeat(400_000) }));
    const call = push(HERE, ...customers.map(({ id, note }) => save(id, { displayName: 'Big', note })));
    expect(await codeOf(call)).to.equal('invalid-input');
    expect((await remote.get(idOf(0), at(HERE))).found).to.equal(null);
  });

  const clockText = (minutes: number): string => new Date(Date.UTC(2026, 10, 20, 0, minutes)).toISOString();
});
