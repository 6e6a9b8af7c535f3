import { expect } from '@open-wc/testing';
import { isRegularsError } from '../../../src/domain/errors.js';
import { sampleCustomers } from '../../../src/domain/sample-customers.js';
import { closeClients, freshDatabase, namesIn, openClient, theOne } from '../../support/import-client.js';
import { sampleCsv } from '../../support/sample-csv.js';

describe('importing customers', () => {
  afterEach(closeClients);

  for (const format of ['square', 'shopify', 'lightspeed', 'plain'] as const) {
    it(`takes every row of a ${format} file`, async () => {
      const client = openClient();
      const report = await client.importCustomers(sampleCsv(format, 600));
      expect(report).to.include({
        rows: 600,
        created: 600,
        updated: 0,
        unchanged: 0,
        refused: 0,
        cancelled: false,
        nextRow: 600,
      });
      expect(client.store.customers).to.equal(600);
      expect(report.problems.filter(({ row }) => row > 1)).to.deep.equal([]);
    });

    it(`makes nobody twice of the same ${format} file`, async () => {
      const client = openClient();
      const file = sampleCsv(format, 40);
      await client.importCustomers(file);
      const again = await client.importCustomers(file);
      expect(again).to.include({ rows: 40, created: 0, updated: 0, unchanged: 40, refused: 0 });
      const update = await client.importCustomers(file, { onMatch: 'update' });
      expect(update).to.include({ rows: 40, created: 0, updated: 0, unchanged: 40, refused: 0 });
      expect(client.store.customers).to.equal(40);
    });

    it(`gives customers of the same ${format} file the same ids on another register`, async () => {
      const [here, there] = [openClient(), openClient()];
      const file = sampleCsv(format, 25);
      await Promise.all([here.importCustomers(file), there.importCustomers(file)]);
      const ids = async (client: typeof here): Promise<string[]> => (await client.list()).rows.map(({ customer }) => customer.id);
      expect(await ids(here)).to.deep.equal(await ids(there));
    });
  }

  it('finds each customer by name, phone, last four digits, e-mail and card', async () => {
    const client = openClient();
    await client.importCustomers(sampleCsv('square', 300));
    for (const customer of sampleCustomers(300).filter((_, index) => index % 29 === 0)) {
      const last4 = customer.phone.replace(/\D/g, '').slice(-4);
      for (const text of [customer.displayName, customer.phone, last4, customer.email ?? customer.code, customer.code]) {
        const { results } = await client.search(text, { limit: 50 });
        expect(
          results.map(({ customer: { displayName } }) => displayName),
          text,
        ).to.include(customer.displayName);
      }
    }
  });

  it('keeps what every field of a Square row says', async () => {
    const client = openClient();
    const file =
      'Square Customer ID,Reference ID,First Name,Last Name,Email Address,Phone Number,Street Address 1,City,State,Postal Code,Birthday,Memo,Email Subscription Status\r\n' +
      'SQ1,C-9,Zoë,Lee,zoe@example.com,(503) 555-0147,"1 Oak St, Apt 2",Portland,OR,97205,1984-03-07,"says ""hi""\nto all",Subscribed\r\n';
    await client.importCustomers(file);
    const { customer, consents } = await theOne(client, 'zoe lee');
    expect(customer).to.deep.include({
      displayName: 'Zoë Lee',
      givenName: 'Zoë',
      familyName: 'Lee',
      email: 'zoe@example.com',
      birthDate: '1984-03-07',
      code: 'C-9',
      note: 'says "hi"\nto all',
      status: 'active',
      customerType: 'retail',
    });
    expect(customer.phone).to.deep.equal({ typed: '(503) 555-0147', e164: '+15035550147' });
    expect(customer.address).to.deep.equal({ line1: '1 Oak St, Apt 2', city: 'Portland', region: 'OR', postalCode: '97205' });
    expect(customer.externalIds).to.deep.equal({ square: 'SQ1' });
    expect(consents).to.have.lengthOf(1);
    expect(consents[0]).to.include({
      channel: 'email',
      state: 'subscribed',
      source: 'import',
      contactPoint: 'zoe@example.com',
      wording: 'Email Subscription Status: Subscribed',
    });
  });

  it('keeps a phone that is no number as typed, and lists it', async () => {
    const client = openClient();
    const report = await client.importCustomers('Name,Phone\nAnn,12345\nBob,5.55E+09\nCy,(503) 555-0147\n');
    expect(report).to.include({ created: 3, refused: 0 });
    expect(report.problems.map(({ row, path, outcome }) => [row, path, outcome])).to.deep.equal([
      [2, 'phone', 'kept-as-typed'],
      [3, 'phone', 'kept-as-typed'],
    ]);
    expect((await theOne(client, 'Ann')).customer.phone).to.deep.equal({ typed: '12345', e164: null });
    expect((await theOne(client, '12345')).customer.displayName).to.equal('Ann');
  });

  it('refuses a row with nobody in it, and says which', async () => {
    const client = openClient();
    const report = await client.importCustomers('Name,City\nAnn,Portland\n,Boston\n\nBob,Austin\n');
    expect(report).to.include({ rows: 3, created: 2, refused: 1, nextRow: 4 });
    expect(report.problems.map(({ row, code, outcome }) => [row, code, outcome])).to.deep.equal([[3, 'nobody', 'refused']]);
  });

  it('refuses a row with more cells than the header, and takes the next', async () => {
    const client = openClient();
    const report = await client.importCustomers('Name,Phone\nLee, Ann,+15035550147\nBob,+15035550148,,\n');
    expect(report).to.include({ created: 1, refused: 1 });
    expect(report.problems.map(({ row, code }) => [row, code])).to.deep.equal([[2, 'too-many-cells']]);
  });

  it('lists a column that is not taken once, at the header', async () => {
    const { problems } = await openClient().importCustomers('Name,Shoe size,Phone\nAnn,40,+15035550147\nBob,41,+15035550148\n');
    expect(problems.map(({ row, path, code }) => [row, path, code])).to.deep.equal([[1, 'Shoe size', 'column-not-taken']]);
  });

  it('leaves a customer who is here alone, and lists who differs', async () => {
    const client = openClient();
    await client.importCustomers('Square Customer ID,First Name,Email Address\nA,Ann,ann@example.com\nB,Bob,bob@example.com\n');
    const report = await client.importCustomers(
      'Square Customer ID,First Name,Email Address\nA,Anna,ann@example.com\nB,Bob,bob@example.com\nC,Cy,\n',
    );
    expect(report).to.include({ created: 1, updated: 0, unchanged: 2, refused: 0 });
    expect(report.problems.map(({ row, code, outcome }) => [row, code, outcome])).to.deep.equal([[2, 'already-here', 'skipped']]);
    expect(await namesIn(client)).to.deep.equal(['Ann', 'Bob', 'Cy']);
  });

  it('updates a customer who is here where asked, and erases nothing the file leaves empty', async () => {
    const client = openClient();
    await client.importCustomers('Square Customer ID,First Name,Email Address,Memo\nA,Ann,ann@example.com,Pays cash\n');
    const before = (await theOne(client, 'ann')).customer;
    await client.save({ id: before.id, note: 'Pays cash\nVIP' });
    const report = await client.importCustomers('Square Customer ID,First Name,Email Address,Memo\nA,Anna,,Pays cash\n', {
      onMatch: 'update',
    });
    expect(report).to.include({ created: 0, updated: 1, unchanged: 0 });
    const { customer } = await theOne(client, 'anna');
    expect(customer).to.include({ id: before.id, displayName: 'Anna', email: 'ann@example.com', note: 'Pays cash\nVIP' });
  });

  it('takes a customer that stands twice in one file once', async () => {
    const client = openClient();
    const report = await client.importCustomers('Square Customer ID,First Name\nA,Ann\nA,Ann\nA,Anna\n');
    expect(report).to.include({ created: 1, unchanged: 2 });
    expect(report.problems.map(({ row, code }) => [row, code])).to.deep.equal([[4, 'already-here']]);
  });

  it('never overrides a choice made at the register', async () => {
    const client = openClient();
    const file = 'Square Customer ID,First Name,Email Address,Email Subscription Status\nA,Ann,ann@example.com,';
    await client.importCustomers(`${file}Subscribed\n`);
    const { customer } = await theOne(client, 'ann');
    await client.save({ id: customer.id, consents: [{ channel: 'email', state: 'unsubscribed' }] });
    await client.importCustomers(`${file}Subscribed\n`, { onMatch: 'update' });
    const { consents } = await theOne(client, 'ann');
    expect(consents.map(({ state, source }) => [state, source])).to.deep.equal([['unsubscribed', 'register']]);
  });

  it('adds the consents of a customer who is here where nobody was asked', async () => {
    const client = openClient();
    const file = 'Square Customer ID,First Name,Email Address,Email Subscription Status\nA,Ann,ann@example.com,';
    await client.importCustomers(`${file}Unknown\n`);
    const report = await client.importCustomers(`${file}Unsubscribed\n`, { onMatch: 'update' });
    expect(report).to.include({ updated: 1 });
    expect((await theOne(client, 'ann')).consents.map(({ state }) => state)).to.deep.equal(['unsubscribed']);
  });

  it('uses ids of a plain sheet only where their system is named', async () => {
    const client = openClient();
    await client.importCustomers('ID,Name\n1,Ann\n', { origin: 'old-till' });
    const other = await client.importCustomers('ID,Name\n1,Bob\n');
    expect(other).to.include({ created: 1 });
    expect(other.problems.map(({ row, path, code }) => [row, path, code])).to.deep.equal([[1, 'ID', 'column-not-taken']]);
    const same = await client.importCustomers('Name,ID\nAnn,1\n', { origin: 'old-till' });
    expect(same).to.include({ created: 0, unchanged: 1 });
    expect(await namesIn(client)).to.deep.equal(['Ann', 'Bob']);
  });

  it('takes batches of rows, and refuses one that is no customer', async () => {
    const client = openClient();
    const bad: object = { displayName: 7 };
    async function* batches(): AsyncGenerator<readonly object[]> {
      yield sampleCustomers(300);
      yield [bad, { displayName: 'Zed', email: 'not an address' }, { phone: '+15035550147' }];
    }
    const report = await client.importCustomers(batches(), { id: crypto.randomUUID() });
    expect(report).to.include({ rows: 303, created: 301, refused: 2 });
    expect(report.problems.filter(({ outcome }) => outcome === 'refused').map(({ row, path }) => [row, path])).to.deep.equal([
      [302, 'draft.displayName'],
      [303, 'email'],
    ]);
  });

  it('makes the sample customers once, however often they are loaded', async () => {
    const client = openClient();
    const load = () => client.importCustomers([sampleCustomers(200)], { origin: 'samples' });
    expect(await load()).to.include({ created: 200, unchanged: 0 });
    expect(await load()).to.include({ created: 0, unchanged: 200 });
  });

  it('keeps no birthdays and notes on a register that keeps the least', async () => {
    const client = openClient(freshDatabase(), { persist: 'minimal' });
    await client.importCustomers('Name,Birthday,Notes\nAnn,1984-03-07,Pays cash\n');
    expect((await theOne(client, 'ann')).customer).to.include({ birthDate: null, note: null });
  });

  it('works on a store in memory', async () => {
    const client = openClient(freshDatabase(), { storage: 'memory' });
    expect(await client.importCustomers(sampleCsv('shopify', 300))).to.include({ created: 300 });
    expect(await client.importCustomers(sampleCsv('shopify', 300))).to.include({ unchanged: 300 });
  });

  it('finds customers by the next search while it runs', async () => {
    const client = openClient();
    const [first] = sampleCustomers(1);
    let found: Promise<number> | null = null;
    await client.importCustomers(sampleCsv('square', 1_000), {
      onProgress: () => {
        found ??= client.search(first?.code ?? '').then(({ results }) => results.length);
      },
    });
    expect(await found).to.equal(1);
  });

  for (const [what, cashier, onMatch, code] of [
    ['nobody signed in', null, 'skip', 'locked'],
    ['a cashier who may not create', { id: 'a', can: { create: 'no' } }, 'skip', 'not-allowed'],
    ['a cashier who may not edit', { id: 'a', can: { edit: 'no' } }, 'update', 'not-allowed'],
  ] as const) {
    it(`is refused with ${what}`, async () => {
      const client = openClient(freshDatabase(), { cashier });
      const error: unknown = await client.importCustomers('Name\nAnn\n', { onMatch }).catch((caught: unknown) => caught);
      expect(isRegularsError(error) && error.code).to.equal(code);
      expect(client.store.customers).to.equal(0);
    });
  }

  for (const [path, options] of [
    ['options.id', { id: 'seven' }],
    ['options.origin', { origin: '__proto__' }],
    ['options.columns.Foo', { columns: { Foo: 'bar' } }],
  ] as const) {
    it(`names ${path} where it is wrong`, async () => {
      const error: unknown = await openClient()
        .importCustomers('Name\nAnn\n', options)
        .catch((caught: unknown) => caught);
      expect(isRegularsError(error) && [error.code, error.path]).to.deep.equal(['invalid-input', path]);
    });
  }
});
