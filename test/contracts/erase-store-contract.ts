import { expect } from '@open-wc/testing';
import type { EraseFound, ErasePuts } from '../../src/data/store/erasure-store.js';
import type { Store, WritePuts } from '../../src/data/store/store.js';
import { sentAgain } from '../../src/data/store/outbox.js';
import type { NewMutation, OutboxEntry } from '../../src/data/store/stored-record.js';
import { answered, OutcomeTaking } from '../../src/data/sync/take-answers.js';
import { tombstoneOf } from '../../src/domain/erased.js';
import type { MutationBody } from '../../src/domain/mutation.js';
import { accountOf, auditEntryOf, creditEntryOf, loyaltyEntryOf, parkedSaleOf, saleOf } from '../support/sample-ledgers.js';
import { consentOf, customerOf, documentOf, idOf } from '../support/sample-records.js';
import { caught, codeOf, type StorePlace } from './store-contract.js';

const AT = '2026-11-21T12:00:00.000Z';
const EVER = { limit: 100 } as const;

/** What every store promises of people who are erased. */
export function eraseStoreContract(name: string, makePlace: () => StorePlace): void {
  describe(`${name} as a store that erases people`, () => {
    let place: StorePlace;
    let store: Store;

    beforeEach(async () => {
      place = makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.end();
    });

    const put = (puts: WritePuts, target = store) => target.write({}, () => ({ puts, result: null }));
    const ann = customerOf({
      id: idOf(1),
      displayName: 'Ann Quillfeather',
      givenName: 'Ann',
      familyName: 'Quillfeather',
      email: 'ann@quill.example',
      phone: { typed: '(212) 555-0147', e164: '+12125550147' },
      note: 'Likes tea',
      extra: '{"vip":"Quillfeather"}',
      statusReason: 'Shouted',
    });
    const bob = customerOf({ id: idOf(2), displayName: 'Bob' });
    const putsOf = (id: string): ErasePuts => ({
      tombstone: tombstoneOf(id, { version: 3, originRegisterId: idOf(900) }, AT),
      erasure: { customerId: id, at: AT },
      stops: [{ hash: 'abc', at: AT }],
      auditEntries: [auditEntryOf({ id: id.replace('01a2003f', '01a20040'), kind: 'customer-erased', customerId: id })],
      grantUses: [{ entryId: idOf(7_100), grantId: idOf(7_100), bodyHash: 'ff', at: AT }],
      mutations: [mutationOf({ kind: 'customer-erase', customerId: id, reason: 'asked' }, 9)],
    });
    const erase = async (id = ann.id, target = store) =>
      (await target.erasures()).erase({ customerId: id, grantUses: [] }, (found) => ({ puts: putsOf(id), result: found }));

    it('leaves a tombstone without a word, which no read takes for a customer', async () => {
      await put({ customers: [ann, bob], accounts: new Map([[ann.id, accountOf(10)]]) });
      await erase();
      const [row] = await store.readCustomers([ann.id]);
      expect(row?.customer).to.deep.equal(putsOf(ann.id).tombstone);
      expect(Object.keys(row ?? {}).sort()).to.deep.equal(['customer', 'erased', 'n']);
      expect(row?.customer.deletedAt).to.equal(AT);
      expect(JSON.stringify(row)).not.to.match(/ann|quill|212|0147|tea|shout/i);
      expect((await store.readCustomers([bob.id]))[0]?.customer).to.deep.equal(bob);
    });

    it('gives the decision what there is, and tells others of the change', async () => {
      await put({ customers: [ann, bob], consents: [consentOf()] });
      const before = (await store.changesAfter(0)).upTo;
      const { result, changes, tables, upTo } = await erase();
      expect(result).to.deep.equal({
        isHere: true,
        customer: ann,
        consents: [consentOf()],
        grantUses: new Map(),
      } satisfies EraseFound);
      expect(tables).to.deep.equal(['audit']);
      const news = await store.changesAfter(before);
      expect(news.customers).to.deep.equal(changes);
      expect(news.upTo).to.equal(upTo);
      expect(changes[0]?.n).to.be.greaterThan(before);
      expect((await erase(idOf(99))).result).to.include({ isHere: false, customer: null });
    });

    it('takes consents and documents away, and those of nobody else', async () => {
      const sealed = { keyId: idOf(800), nonce: new Uint8Array([1]), bytes: new Uint8Array([2]) };
      const others = {
        consent: consentOf({ id: idOf(201), customerId: bob.id }),
        document: documentOf({ id: idOf(301), customerId: bob.id }),
      };
      await put({
        customers: [ann, bob],
        consents: [consentOf(), others.consent],
        documents: [
          { document: documentOf(), sealed },
          { document: others.document, sealed },
        ],
      });
      await erase();
      expect(await store.readDetails(ann.id)).to.deep.include({ consents: [], documents: [] });
      expect(await store.readDocument(idOf(300))).to.equal(null);
      expect((await store.readDetails(bob.id))?.consents).to.deep.equal([others.consent]);
      expect((await store.readDetails(bob.id))?.documents.map(({ document }) => document)).to.deep.equal([others.document]);
    });

    it('keeps entries and sales, without the words beside them', async () => {
      const reason = { code: 'goodwill', text: 'Ann broke a cup' };
      const other = loyaltyEntryOf({ id: idOf(2_001), customerId: bob.id, reason });
      await put({
        customers: [ann, bob],
        loyaltyEntries: [
          { entry: loyaltyEntryOf({ reason, extra: '{}' }), takes: [{ lotId: idOf(2_000), amount: 1, expiresOn: null }] },
          { entry: other, takes: [] },
        ],
        storeCreditEntries: [{ entry: creditEntryOf({ reason }), takes: [] }],
        sales: [saleOf({ tenders: [{ type: 'card', amountMinor: 1_000, label: 'Visa of Ann' }] })],
      });
      await erase();
      const [points] = await store.readLoyaltyEntries(ann.id, EVER);
      expect(points).to.deep.equal({
        entry: loyaltyEntryOf({ reason: { code: 'goodwill' } }),
        takes: [{ lotId: idOf(2_000), amount: 1, expiresOn: null }],
      });
      const [credit] = await store.readStoreCreditEntries(ann.id, EVER);
      expect(credit?.entry).to.deep.equal(creditEntryOf({ reason: { code: 'goodwill' } }));
      expect(await store.readSales(ann.id, EVER)).to.deep.equal([saleOf({ tenders: [{ type: 'card', amountMinor: 1_000 }] })]);
      expect((await store.readLoyaltyEntries(bob.id, EVER))[0]?.entry).to.deep.equal(other);
    });

    it('keeps parked sales in the queue without the person, and no cart of one that has ended', async () => {
      const cart = (lines: unknown) => JSON.stringify({ lines, buyer: 'ann@QUILL.example', who: 'Ann  Quillfeather' });
      const rows = [
        { parkedSale: parkedSaleOf({ customerId: ann.id, label: 'Blue bag' }), cartText: cart(['Lee Jeans', 3]) },
        {
          parkedSale: parkedSaleOf({ id: idOf(5_001), state: 'expired', customerId: ann.id }),
          cartText: cart([]),
          cartKeptUntil: AT,
        },
        { parkedSale: parkedSaleOf({ id: idOf(5_002), label: 'quillfeather' }), cartText: '[]' },
        { parkedSale: parkedSaleOf({ id: idOf(5_003), label: 'Bob', customerId: bob.id }), cartText: cart(['Tea']) },
      ];
      await put({ customers: [ann, bob], parkedSales: rows });
      const { tables } = await erase();
      expect(tables).to.have.members(['parked-sales', 'audit']);
      const ids = rows.map(({ parkedSale }) => parkedSale.id);
      const { result } = await store.write({ parkedSales: ids }, ({ parkedSales }) => ({ result: parkedSales }));
      const left = ids.map((id) => result.get(id));
      expect(left.map((row) => [row?.parkedSale.label, row?.parkedSale.customerId])).to.deep.equal([
        ['', null],
        ['', null],
        ['', null],
        ['Bob', bob.id],
      ]);
      expect(JSON.parse(left[0]?.cartText ?? '')).to.deep.include({ lines: ['Lee Jeans', 3], buyer: '' });
      expect(left[1]?.cartText).to.equal(null);
      expect(left[3]).to.deep.equal(rows[3]);
      expect(await store.readLapsedCarts('2027-01-01T00:00:00.000Z')).to.deep.equal([]);
    });

    it('keeps a sale without a word, also where its answer comes after its person was erased', async () => {
      const queued = await place.open({ queue: true });
      const earned = loyaltyEntryOf({ customerId: ann.id, reason: { code: 'other', text: 'for Ann' } });
      const sale = saleOf({
        customerId: ann.id,
        tenders: [{ type: 'other', label: 'Quillfeather voucher', amountMinor: 1_000 }],
        extra: '{"for":"Ann"}',
      });
      const body: MutationBody = {
        kind: 'sale-record',
        sale,
        parkedSaleId: null,
        loyaltyEntries: [earned],
        storeCreditEntries: [],
      };
      await put({ customers: [ann], sales: [sale], mutations: [mutationOf(body, 0)] }, queued);
      const [sent] = await queued.outbox('queued');
      if (!sent) throw new Error('Nothing waits.');
      await erase(ann.id, queued);
      const result = { mutationId: sent.mutation.id, status: 'accepted', sequence: 'm:7', version: 7 } as const;
      await takeAnswer(queued, answered(sent, { ...result, loyaltyEntries: [earned] }, AT));
      const [left] = await queued.outbox();
      expect(left?.outcome).to.deep.include({ state: 'accepted', sequence: 'm:7', scrubbed: true });
      expect(left?.mutation).to.deep.include({ kind: 'sale-record', id: sent.mutation.id });
      expect(JSON.stringify(left)).not.to.match(/Ann|Quill/);
      const entries = await queued.readLoyaltyEntries(ann.id, EVER);
      expect(JSON.stringify(entries)).not.to.match(/Ann|Quill/);
      await queued.close();
    });

    it('leaves no word of the person in what is kept to be sent again', async () => {
      const queued = await place.open({ queue: true });
      const earned = loyaltyEntryOf({ customerId: ann.id, reason: { code: 'other', text: 'for Ann' } });
      const sale = saleOf({ customerId: ann.id });
      const entries = { loyaltyEntries: [earned], storeCreditEntries: [] };
      const body: MutationBody = { kind: 'sale-record', sale, parkedSaleId: null, ...entries };
      await put({ customers: [ann], sales: [sale], mutations: [mutationOf(body, 0)] }, queued);
      const [sent] = await queued.outbox('queued');
      if (!sent) throw new Error('Nothing waits.');
      const result = { mutationId: sent.mutation.id, status: 'accepted', sequence: 'm:7', version: 7 } as const;
      await takeAnswer(queued, answered(sent, { ...result, loyaltyEntries: [{ ...earned, points: 5 }] }, AT));
      await erase(ann.id, queued);
      const [left] = await queued.outbox();
      expect(left?.outcome).to.deep.include({ state: 'accepted', sequence: 'm:7', scrubbed: true });
      const asSent = { ...earned, reason: { code: 'other' } };
      expect(left && sentAgain(left).mutation).to.deep.include({ loyaltyEntries: [asSent], storeCreditEntries: [] });
      expect(JSON.stringify(left)).not.to.match(/Ann/);
      await queued.close();
    });

    it('takes unsent changes of the person back, and sends a sale without a word', async () => {
      const queued = await place.open({ queue: true });
      const noted = loyaltyEntryOf({ reason: { code: 'other', text: 'for Ann' } });
      const bodies: MutationBody[] = [
        { kind: 'customer-save', customerId: ann.id, seen: null, fields: { displayName: 'Ann' } },
        { kind: 'customer-status', customerId: ann.id, seen: 0, status: 'banned', reason: 'Shouted' },
        { kind: 'consent-append', consent: consentOf(), seen: 0 },
        { kind: 'identity-document-save', identityDocument: documentOf(), seen: null },
        {
          kind: 'customer-import',
          importId: idOf(700),
          block: 0,
          customers: [ann, bob],
          consents: [consentOf()],
          loyaltyEntries: [noted],
          storeCreditEntries: [],
        },
        { kind: 'loyalty-append', entry: noted },
        { kind: 'customer-save', customerId: bob.id, seen: null, fields: { displayName: 'Bob' } },
      ];
      await put({ customers: [ann, bob], mutations: bodies.map(mutationOf) }, queued);
      await erase(ann.id, queued);
      const left = (await queued.outbox()).map(({ mutation }) => mutation);
      expect(left.map(({ kind }) => kind)).to.deep.equal([
        'customer-import',
        'loyalty-append',
        'customer-save',
        'customer-erase',
      ]);
      expect(left[0]).to.deep.include({ customers: [bob], consents: [], loyaltyEntries: [], lanes: [`customer:${bob.id}`] });
      expect(left[1]).to.deep.include({ entry: loyaltyEntryOf({ reason: { code: 'other' } }) });
      expect(JSON.stringify(left)).not.to.match(/Ann|Shouted|0147/);
      await queued.close();
    });

    it('forgets that they were here lately, and where a file’s header quotes them', async () => {
      await put({
        customers: [ann],
        importRecord: {
          id: idOf(700),
          nextRow: 1,
          created: 1,
          updated: 0,
          unchanged: 0,
          refused: 0,
          lines: 2,
          startedAt: AT,
          finishedAt: AT,
        },
        reportRows: ['ann@quill.example', 'Loyalty'].map((path, at) => ({
          importId: idOf(700),
          place: at,
          row: 1,
          path,
          code: 'column-not-taken',
          message: 'nothing here has such a column',
          outcome: 'changed',
        })),
      });
      await store.putRecent({ customerId: ann.id, at: 1 });
      await store.putRecent({ customerId: bob.id, at: 2 });
      await erase();
      expect((await store.readRecents()).map(({ customerId }) => customerId)).to.deep.equal([bob.id]);
      expect((await store.readReport(idOf(700))).map(({ path }) => path)).to.deep.equal(['', 'Loyalty']);
    });

    it('keeps who was erased, what said stop, the audit trail and the use of the grant', async () => {
      await put({ customers: [ann, bob] });
      await erase();
      expect((await (await store.erasures()).readAll()).map(({ customerId, at }) => ({ customerId, at }))).to.deep.equal([
        { customerId: ann.id, at: AT },
      ]);
      expect([...(await (await store.erasures()).readStops())]).to.deep.equal(['abc']);
      expect((await store.readAudit(ann.id, EVER)).map(({ kind }) => kind)).to.deep.equal(['customer-erased']);
      const { result } = await store.write({ grantUses: [idOf(7_100)] }, ({ grantUses }) => ({ result: grantUses.size }));
      expect(result).to.equal(1);
    });

    it('never brings anybody back, whatever is written of them and how', async () => {
      await put({ customers: [ann, bob] });
      await erase();
      const again = { customers: [ann], consents: [consentOf()], documents: [{ document: documentOf(), sealed: null }] };
      const many = Array.from({ length: 300 }, (_, at) => customerOf({ id: idOf(10_000 + at) }));
      const lates: readonly WritePuts[] = [
        again,
        { accounts: new Map([[ann.id, accountOf(10)]]) },
        { customers: [...many, ann, { ...bob, note: 'Changed' }] },
      ];
      for (const puts of lates) {
        expect(await codeOf(put(puts))).to.equal('not-found');
        const reads = { customers: [ann.id, bob.id, ...many.map(({ id }) => id)], importId: idOf(700) };
        expect(await codeOf(store.write(reads, () => ({ puts, result: null })))).to.equal('not-found');
      }
      expect((await store.readCustomers([bob.id, ...many.map(({ id }) => id)])).length, 'of a write that is refused').to.equal(1);
      await put({ customers: [...many, { ...bob, note: 'Changed' }] });
      expect((await store.readCustomers([ann.id]))[0]?.customer).to.deep.equal(putsOf(ann.id).tombstone);
      expect(await store.readDetails(ann.id)).to.deep.include({ consents: [], documents: [] });
      expect((await store.readCustomers([bob.id]))[0]?.customer.note).to.equal('Changed');
      const walked = new Set<string>();
      await store.walkCustomers((rows) => {
        for (const { customer } of rows) if (customer.deletedAt === undefined) walked.add(customer.id);
        return true;
      });
      expect(walked.has(ann.id)).to.equal(false);
      expect(walked.size).to.equal(301);
    });

    it('takes one out of a block, and leaves the neighbours as they are', async () => {
      const many = Array.from({ length: 300 }, (_, at) => customerOf({ id: idOf(10_000 + at), displayName: `Person ${at}` }));
      await put({ customers: many });
      const gone = [many[0], many[7], many[255], many[256], many[299]].flatMap((each) => each?.id ?? []);
      for (const id of gone) await erase(id);
      const left = many.filter(({ id }) => !gone.includes(id));
      const read = await store.readCustomers(left.map(({ id }) => id));
      expect(read.map(({ customer }) => customer)).to.deep.equal(left);
      expect((await store.readCustomers(gone)).map(({ erased }) => erased)).to.deep.equal(gone.map(() => true));
    });

    it('writes nothing where the decision puts nothing or throws', async () => {
      await put({ customers: [ann] });
      const order = { customerId: ann.id, grantUses: [] };
      const own = new Error('own');
      const erasures = await store.erasures();
      expect(await erasures.erase(order, () => ({ result: 7 }))).to.deep.equal({
        result: 7,
        changes: [],
        tables: [],
        upTo: null,
      });
      const thrown = await caught(
        erasures.erase(order, () => {
          throw own;
        }),
      );
      expect(thrown).to.equal(own);
      expect((await store.readCustomers([ann.id]))[0]?.customer).to.deep.equal(ann);
      expect(await (await store.erasures()).readAll()).to.deep.equal([]);
    });

    it('answers `closed` after its close', async () => {
      const other = await place.open();
      await other.close();
      expect(await codeOf(erase(ann.id, other))).to.equal('closed');
      expect(await codeOf(other.erasures().then((erasures) => erasures.readAll()))).to.equal('closed');
      expect(await codeOf(other.erasures().then((erasures) => erasures.readStops()))).to.equal('closed');
    });
  });
}

function mutationOf(body: MutationBody, place: number): NewMutation {
  const head = { retryOf: null, cashierId: null, createdAt: AT, schema: 4, use: null } as const;
  return { ...body, id: idOf(500 + place), lanes: [], ...head };
}

async function takeAnswer(store: Store, ended: OutboxEntry | null): Promise<void> {
  const taking = new OutcomeTaking(ended ? [ended] : [], [], { timeZone: 'UTC', registerId: idOf(900), now: AT });
  for (let needed = {}; ;) {
    const reads = taking.reads(needed);
    const { result } = await store.write(reads, (found) => taking.decide(found, reads));
    if (!('needed' in result)) return;
    needed = result.needed;
  }
}
