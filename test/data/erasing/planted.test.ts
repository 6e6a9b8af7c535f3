import { expect } from '@open-wc/testing';
import { createCustomerClient, type CustomerClient } from '../../../src/client.js';
import type { SearchIndex } from '../../../src/data/search/search-index.js';
import type { ImportRow } from '../../../src/domain/customer-import.js';
import { FakeClock } from '../../../src/testing.js';
import { FaultyFactory } from '../../support/faulty-factory.js';
import { Stores } from '../../support/open-stores.js';
import { planted, reaches } from '../../support/planted.js';
import { liveADay, PERSON, PLANTED } from '../../support/planted-person.js';
import { until } from '../../support/until.js';
import { untilQuiet } from '../../support/until-quiet.js';

const NEIGHBOURS = 1_300;
const FREE = { id: 'ana', can: { loyalty: 'yes', credit: 'yes', erase: 'yes' } } as const;

describe('an erased person', () => {
  let stores: Stores;
  let clock: FakeClock;
  let clients: CustomerClient[];

  beforeEach(() => {
    stores = new Stores();
    clock = new FakeClock();
    clients = [];
  });
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await stores.end();
  });

  async function open(own = clock): Promise<CustomerClient> {
    const factory = new FaultyFactory();
    const client = createCustomerClient({
      database: stores.name,
      cashier: FREE,
      statusPolicy: { banned: 'warn' },
      environment: { clock: own, indexedDB: factory },
    });
    clients.push(client);
    await client.ready;
    await untilQuiet(own, factory);
    return client;
  }

  /** Ids of version 4, so that nobody lies beside whoever was imported before. */
  const neighbours: readonly (ImportRow & { readonly id: string })[] = Array.from({ length: NEIGHBOURS }, (_, at) => ({
    id: `019aa6c0-0000-7000-8000-${(0xd000 + at).toString(16).padStart(12, '0')}`,
    displayName: `Neighbour Number${at}`,
    email: `n${at}@neighbours.example`,
  }));

  /** Imports people with others around them, and waits until they lie in blocks of one order and in a stored segment. */
  async function settle(client: CustomerClient, ...people: readonly ImportRow[]): Promise<void> {
    await client.importCustomers([[...neighbours.slice(0, 700), ...people, ...neighbours.slice(700)]]);
    await clock.advance(5_000);
    await until(async () => (await stores.counts()).segments === 1 && (await stores.counts()).tables === 1);
  }

  const whereOf = (texts: readonly string[], ...tables: string[]) => planted(stores.name, texts, tables);
  const isDone = async (client: CustomerClient) => (await client.erasures()).every(({ here }) => here === 'erased');

  it('is in blocks, rows, segments and a dozen tables before, and in none of them after', async () => {
    const client = await open();
    await settle(client, PERSON);
    expect((await whereOf(['Quillfeather'], 'blocks', 'segments')).map(({ table }) => table)).to.deep.equal([
      'blocks',
      'segments',
    ]);
    await liveADay(client);
    const before = await planted(stores.name, PLANTED);
    expect(new Set(before.map(({ text }) => text))).to.deep.equal(new Set(PLANTED));
    expect(before.map(({ table }) => table)).to.include.members([
      'blocks',
      'segments',
      'customers',
      'consents',
      'documents',
      'carts',
      'parked-sales',
      'loyalty-entries',
      'store-credit-entries',
      'sales',
    ]);
    const asTheyWere = await Promise.all(neighbours.map(({ id }) => client.get(id)));

    const erasure = await client.eraseCustomer(PERSON.id, { reason: 'Ambrosina Quillfeather asked by letter' });
    expect(erasure).to.deep.equal({ customerId: PERSON.id, at: '2026-11-21T12:00:05.000Z', here: 'hidden', unconfirmed: [] });
    const atOnce = await planted(stores.name, PLANTED);
    expect(new Set(atOnce.map(({ table }) => table)), 'until blocks and segments are cleared').to.deep.equal(
      new Set(['blocks', 'segments']),
    );
    await clock.advance(5_000);
    await until(() => isDone(client));

    expect(await planted(stores.name, PLANTED)).to.deep.equal([]);
    expect(await Promise.all(neighbours.map(({ id }) => client.get(id)))).to.deep.equal(asTheyWere);
    expect(client.store.customers).to.equal(NEIGHBOURS);
    expect((await stores.counts()).segments, 'the others are still in a segment').to.equal(1);
    expect(client.store.error).to.equal(null);
  });

  it('is found and shown nowhere from the moment on, while the others are', async () => {
    const client = await open();
    await settle(client, PERSON);
    await liveADay(client);
    expect((await client.search('quillfeather')).total).to.equal(1);
    expect((await client.search('')).total).to.equal(1);
    expect(client.sale().current?.customer.id).to.equal(PERSON.id);
    await client.eraseCustomer(PERSON.id, { reason: 'asked' });
    const looksGone = async (tab: CustomerClient) => {
      for (const text of [
        'quillfeather',
        'Ambrosina',
        'zibblewick',
        '(212) 555-0147',
        '0147',
        'vexmoor',
        'mossgarth',
        'LOYAL-88412',
      ]) {
        expect((await tab.search(text, { purpose: 'directory' })).total, text).to.equal(0);
      }
      expect((await tab.search('')).results).to.deep.equal([]);
      expect(await tab.get(PERSON.id)).to.equal(null);
      expect((await tab.list()).total).to.equal(NEIGHBOURS);
      expect((await tab.search('neighbour number77')).total).to.be.greaterThan(0);
    };
    await until(() => client.sale().current === null);
    await looksGone(client);
    await clock.advance(5_000);
    await until(() => isDone(client));
    await until(() => client.store.customers === NEIGHBOURS);
    await looksGone(client);
    const next = createCustomerClient({ database: stores.name, cashier: FREE, environment: { clock: new FakeClock() } });
    clients.push(next);
    await until(() => next.store.customers === NEIGHBOURS);
    await looksGone(next);
    expect((await client.sales.list(PERSON.id)).rows.map(({ totalMinor }) => totalMinor)).to.deep.equal([500]);
    expect((await client.loyalty.entries(PERSON.id)).rows.length).to.be.greaterThan(0);
    const [audit] = (await client.audit({ kinds: ['customer-erased'] })).rows;
    expect(audit).to.include({ customerId: PERSON.id, cashierId: 'ana' });
  });

  it('is cleared at the next start, where the register was closed before it was quiet', async () => {
    const client = await open();
    await settle(client, PERSON);
    await liveADay(client);
    await client.eraseCustomer(PERSON.id, { reason: 'asked' });
    await client.close();
    expect(await planted(stores.name, PLANTED)).not.to.deep.equal([]);
    const next = await open();
    expect((await next.search('quillfeather', { purpose: 'directory' })).total).to.equal(0);
    expect((await next.erasures()).map(({ here }) => here)).to.deep.equal(['hidden']);
    await clock.advance(10_000);
    await until(() => isDone(next));
    expect(await planted(stores.name, PLANTED)).to.deep.equal([]);
  });

  it('is in the words of the index on an open page before, and not after', async () => {
    const client = await open();
    await settle(client, PERSON);
    await liveADay(client);
    const { store } = (await Reflect.get(client, 'core')) as { readonly store: { readonly index: SearchIndex } };
    const words = ['quillfeather', 'Quillfeather', 'zibblewick', 'vexmoor.letters', 'LOYAL-88412'];
    // As it was imported in a segment, as it was saved since in what is laid over it.
    const next = await open(new FakeClock());
    const opened = (await Reflect.get(next, 'core')) as { readonly store: { readonly index: SearchIndex } };
    for (const { index } of [store, opened.store]) expect(words.filter((word) => reaches(index, word))).to.deep.equal(words);
    await client.eraseCustomer(PERSON.id, { reason: 'asked' });
    await clock.advance(5_000);
    await until(() => isDone(client));
    await until(() => !words.some((word) => reaches(store.index, word)));
    expect(store.index.size).to.equal(NEIGHBOURS);
  });

  it('is cleared within ten minutes also where others were already being cleared', async () => {
    const client = await open();
    await settle(client, PERSON);
    const [first, second] = neighbours;
    await client.eraseCustomer(first?.id ?? '', { reason: 'asked' });
    await clock.advance(5_000);
    await client.eraseCustomer(PERSON.id, { reason: 'asked' });
    const from = clock.now();
    await until(async () => {
      if (await isDone(client)) return true;
      await clock.advance(1_000);
      return false;
    });
    expect(clock.now() - from).to.be.lessThan(10 * 60_000);
    expect(await planted(stores.name, [...PLANTED.slice(0, 6), 'n0@neighbours'])).to.deep.equal([]);
    expect((await client.get(second?.id ?? ''))?.customer.displayName).to.equal(second?.displayName);
  });

  it('is one of twelve, whose surnames are in no block, no segment and no list of words', async () => {
    const surnames =
      'Vrexley Quombat Zindlow Marfwick Thropple Yarbeck Oxnidge Plumdash Krelvane Wosquith Jundarra Fimbolt'.split(' ');
    const people = surnames.map((familyName, at) => ({
      id: `019aa6c0-0000-7000-8000-${(0xd010 + at * 97).toString(16).padStart(10, '0')}ff`,
      displayName: `Pat ${familyName}`,
      familyName,
      email: `${familyName.toLowerCase()}@shared.example`,
    }));
    const client = await open();
    await settle(client, ...people);
    const before = await whereOf(surnames, 'blocks', 'segments');
    expect(before).to.have.lengthOf(24);
    for (const { id } of people) await client.eraseCustomer(id, { reason: 'asked' });
    await clock.advance(5_000);
    await until(() => isDone(client));
    expect(await planted(stores.name, surnames)).to.deep.equal([]);
    expect(client.store.customers).to.equal(NEIGHBOURS);
  });
});
