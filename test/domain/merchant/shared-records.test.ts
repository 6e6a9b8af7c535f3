import { expect } from '@open-wc/testing';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import type { CustomerFields } from '../../../src/domain/customer.js';
import { lanesOf, type MutationBody } from '../../../src/domain/mutation.js';
import type { PushResult } from '../../../src/domain/remote-answer.js';
import { FakeClock, sequentialIds } from '../../../src/testing.js';
import { documentOf, idOf } from '../../support/sample-records.js';

const MARIA = idOf(1);
const [HERE, THERE, THIRD] = [idOf(901), idOf(902), idOf(903)];

/** What the contract leaves to a remote, and ours decides. */
describe('rules for what several registers change', () => {
  let remote: MemoryRemote;
  let newId: () => string;
  let clock: FakeClock;

  beforeEach(() => {
    clock = new FakeClock();
    newId = sequentialIds();
    remote = new MemoryRemote({ clock, newId });
  });

  const at = (registerId: string): { signal: AbortSignal; registerId: string } => ({
    signal: new AbortController().signal,
    registerId,
  });
  const send = async (registerId: string, body: MutationBody): Promise<PushResult | undefined> => {
    const head = { id: newId(), order: 1, retryOf: null, cashierId: 'ana', schema: 1, use: null };
    const mutation = { ...head, lanes: lanesOf(body), createdAt: '2026-11-21T12:00:00.000Z', ...body };
    return (await remote.push([mutation], at(registerId))).results[0];
  };
  const save = (registerId: string, seen: number | null, fields: Partial<CustomerFields>): Promise<PushResult | undefined> =>
    send(registerId, { kind: 'customer-save', customerId: MARIA, seen, fields });
  const maria = async () => (await remote.get(MARIA, at(HERE))).found!;
  const conflicts = async () => (await maria()).customer.conflicts.map(({ shown, other }) => [shown, other]);

  it('lets every conflict of a field show what now stands, and offer what it lost', async () => {
    await save(HERE, null, { displayName: 'Maria', note: 'old' });
    await save(HERE, 1, { note: 'one' });
    await save(THERE, 1, { note: 'two' });
    await save(THIRD, 1, { note: 'three' });
    expect(await conflicts()).to.deep.equal([
      ['three', 'one'],
      ['three', 'two'],
    ]);
  });

  it('settles a conflict where somebody types just what it offers', async () => {
    await save(HERE, null, { displayName: 'Maria', note: 'old' });
    await save(HERE, 1, { note: 'one' });
    await save(THERE, 1, { note: 'two' });
    await save(HERE, 3, { note: 'one' });
    expect(await conflicts()).to.deep.equal([]);
  });

  it('sees a conflict in a key of the host’s own fields that both changed, and in no other', async () => {
    await save(HERE, null, { displayName: 'Maria', custom: { size: 'M' } });
    await save(HERE, 1, { custom: { size: 'L' } });
    await save(THERE, 1, { custom: { size: 'S' } });
    expect(await conflicts()).to.deep.equal([[{ size: 'S' }, { size: 'L' }]]);
  });

  it('takes a customer without a name for none', async () => {
    expect(await save(HERE, null, { note: 'Nobody' })).to.deep.include({ status: 'rejected', code: 'invalid-input' });
    expect((await remote.get(MARIA, at(HERE))).found).to.equal(null);
  });

  it('says by no status that somebody was merged', async () => {
    await save(HERE, null, { displayName: 'Maria' });
    const merged = { kind: 'customer-status', customerId: MARIA, seen: 1, status: 'merged', reason: null } as const;
    expect(await send(HERE, merged)).to.deep.include({ code: 'invalid-input' });
  });

  it('puts the number of a document back with the document', async () => {
    await save(HERE, null, { displayName: 'Maria' });
    const document = documentOf({ customerId: MARIA, numberLast4: '0001' });
    const saveDocument = (registerId: string, seen: number | null, number: string, numberLast4: string) =>
      send(registerId, { kind: 'identity-document-save', identityDocument: { ...document, numberLast4 }, number, seen });
    await saveDocument(HERE, null, 'D0001', '0001');
    await saveDocument(HERE, 2, 'D0002', '0002');
    await saveDocument(THERE, 2, 'D0003', '0003');
    const number = async (): Promise<string> => (await remote.reveal(document.id, at(HERE))).number;
    expect(await number()).to.equal('D0003');
    const { customer } = await maria();
    expect(JSON.stringify(customer)).not.to.contain('D000');
    const conflictId = customer.conflicts[0]?.id ?? '';
    await send(HERE, { kind: 'conflict-resolve', customerId: MARIA, conflictId, pick: 'other' });
    expect([await number(), (await maria()).identityDocuments[0]?.numberLast4]).to.deep.equal(['D0002', '0002']);
  });

  it('takes the conflicts of a document away with it', async () => {
    await save(HERE, null, { displayName: 'Maria' });
    const document = documentOf({ customerId: MARIA });
    for (const [registerId, seen, expiresOn] of [
      [HERE, null, '2030-01-01'],
      [HERE, 2, '2031-01-01'],
      [THERE, 2, '2032-01-01'],
    ] as const) {
      await send(registerId, { kind: 'identity-document-save', identityDocument: { ...document, expiresOn }, seen });
    }
    expect((await maria()).customer.conflicts).to.have.length(1);
    await send(HERE, { kind: 'identity-document-remove', identityDocumentId: document.id, customerId: MARIA });
    expect((await maria()).customer.conflicts).to.deep.equal([]);
  });

  describe('parked sales', () => {
    const park = (number: number, customerId: string | null = null, replaces: string | null = null): MutationBody => ({
      kind: 'parked-sale-park',
      parkedSale: {
        ...{ id: idOf(number), version: 0, createdAt: AT, updatedAt: AT, originRegisterId: HERE, state: 'waiting', claim: null },
        ...{ clash: false, label: 'Maria', customerId, itemCount: 1, total: { amountMinor: 100, currency: 'USD' } },
        ...{ parkedBy: null, parkedAt: AT, expiresAt: '2026-12-21T12:00:00.000Z', registerId: HERE, locationId: 'local' },
      },
      cartText: '{}',
      replaces,
    });
    const claim = (number: number): MutationBody => ({
      kind: 'parked-sale-claim',
      parkedSaleId: idOf(number),
      takeOver: false,
      offline: false,
      leaseMs: 60_000,
    });
    const AT = '2026-11-21T12:00:00.000Z';
    const queue = async (): Promise<unknown[]> => {
      const { others } = await remote.snapshot('merchant', null, at(HERE));
      return others.flatMap((change) =>
        change.type === 'parked-sale' ? [[change.record.id.slice(-2), change.record.state, change.record.clash]] : [],
      );
    };

    it('loses no cart that was parked again while another register had taken it over: both show that they clash', async () => {
      await send(HERE, park(0x31));
      await send(THERE, claim(0x31));
      await send(HERE, park(0x32, null, idOf(0x31)));
      expect((await queue()).sort()).to.deep.equal([
        ['31', 'open', true],
        ['32', 'waiting', true],
      ]);
    });

    it('marks a cart that was parked again after it had left the queue', async () => {
      await send(HERE, park(0x31));
      await send(THERE, { kind: 'parked-sale-remove', parkedSaleId: idOf(0x31) });
      await send(HERE, park(0x32, null, idOf(0x31)));
      expect(await queue()).to.deep.equal([['32', 'waiting', true]]);
    });

    it('waits for no customer, and forgets one who was erased', async () => {
      expect(await send(HERE, park(0x31, MARIA))).to.deep.include({ status: 'accepted' });
      await save(HERE, null, { displayName: 'Maria' });
      await send(HERE, { kind: 'customer-erase', customerId: MARIA, reason: 'Asked for it' });
      await send(THERE, park(0x32, MARIA));
      const { others } = await remote.snapshot('merchant', null, at(HERE));
      const parked = others.flatMap((change) => (change.type === 'parked-sale' ? [change.record] : []));
      expect(parked.map(({ label, customerId }) => [label, customerId])).to.deep.equal([
        ['', null],
        ['', null],
      ]);
    });

    it('holds nothing longer than ten minutes, however long a lease is asked for', async () => {
      await send(HERE, park(0x31));
      await send(HERE, { ...claim(0x31), leaseMs: 86_400_000 } as MutationBody);
      await clock.advance(10 * 60_000);
      expect(await send(THERE, { ...claim(0x31), takeOver: true } as MutationBody)).to.deep.include({ status: 'accepted' });
    });
  });
});
