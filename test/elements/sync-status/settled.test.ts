import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { ImportRow } from '../../../src/client.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import { DOWN, SyncStatusHarness } from '../../support/harness/sync-status-harness.js';
import { until } from '../../support/harness/register-page.js';
import { closeClients, openClient } from '../../support/open-client.js';

const fromShop = (number: number) => ({ externalIds: { shop: `shop-${number}` } });
const ANN: ImportRow = { ...fromShop(1), displayName: 'Ann Rivers', phone: '+1 555 201 0147', birthDate: '1984-03-07' };
const ANNA: ImportRow = { ...fromShop(1), displayName: 'Anna Rivers', phone: '+1 555 201 0199', birthDate: '1984-03-07' };

/** A register that took another version of a row than the server has. */
async function withRow(
  there: ImportRow,
  here: ImportRow,
  { cashier = { id: 'mia' }, ...shop }: CustomerClientOptions = {},
): Promise<SyncStatusHarness> {
  const sync = await SyncStatusHarness.open({ faults: DOWN, options: { cashier, ...shop } });
  const other = await openClient({ storage: 'memory', merchantId: 'memory', remote: sync.remote, ...shop });
  await other.importCustomers([[there]], { origin: 'shop' });
  await other.sync.now();
  await sync.client.importCustomers([[here, { ...fromShop(2), displayName: 'Bob' }]], { origin: 'shop' });
  await sync.mendLine();
  await until(() => sync.client.sync.status.rejected === 1);
  await sync.start();
  await until(() => sync.rows.length === 1);
  await Promise.allSettled((sync.find('.sync-surface')?.getAnimations() ?? []).map(({ finished }) => finished));
  return sync;
}

/** The fields to choose in, each as it reads. */
function fields(sync: SyncStatusHarness): string[] {
  const rows = [...sync.element.renderRoot.querySelectorAll('[part=conflict]')];
  return rows.map((row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim());
}

describe('a row of a file that the server has with other details', () => {
  afterEach(async () => {
    await closeClients();
    await setViewport({ width: 800, height: 600 });
  });

  it('shows what differs, both values of each, and nothing that would be refused again', async () => {
    const sync = await withRow(ANN, ANNA);
    expect(fields(sync)).to.deep.equal([
      'Name Ann Rivers Shows now Keep Anna Rivers Imported Take this',
      'Phone # (555) 201-0147 Shows now Keep (555) 201-0199 Imported Take this',
    ]);
    expect(sync.rows[0]).to.contain('Import of Anna Rivers').and.to.contain('with other details');
    expect(sync.buttons).not.to.include('Try again').and.not.to.include('Discard');
    await expect(sync.element).to.be.accessible();
  });

  it('is settled field by field, each said aloud, and then is gone', async () => {
    const sync = await withRow(ANN, ANNA);
    await sync.click('Take this: Phone #, (555) 201-0199');
    await until(() => fields(sync).length === 1);
    expect(sync.politeWords).to.equal('Phone #: (555) 201-0199');
    expect(sync.focused).to.equal('Sync');
    await sync.click('Keep: Name, Ann Rivers');
    await until(() => sync.rows.length === 0 && sync.client.sync.status.pending === 0);
    const [found] = (await sync.client.search('rivers')).results;
    const { displayName, phone, version } = (await sync.client.get(found?.customer.id ?? ''))?.customer ?? {};
    expect([displayName, phone?.typed]).to.deep.equal(['Ann Rivers', '+1 555 201 0199']);
    expect(version).to.be.greaterThan(1);
  });

  for (const [button, name] of [
    ['Keep all that shows', 'Ann Rivers'],
    ['Take all that was imported', 'Anna Rivers'],
  ] as const) {
    it(`is settled at one tap by ${button}`, async () => {
      const sync = await withRow(ANN, ANNA);
      await sync.click(`${button}: Import of Anna Rivers`);
      await until(() => sync.rows.length === 0 && sync.client.sync.status.pending === 0);
      expect(sync.politeWords).to.equal('Import of Anna Rivers: is settled.');
      expect((await sync.client.search('rivers')).results.map(({ customer }) => customer.displayName)).to.deep.equal([name]);
    });
  }

  it('says so where the server has all of it and more, and goes at a tap', async () => {
    const sync = await withRow({ ...ANN, note: 'Oat milk' }, ANN);
    expect(fields(sync)).to.deep.equal([]);
    expect(sync.rows[0]).to.contain('The server has this customer already, with all of this and more.');
    await sync.click('Keep all that shows');
    await until(() => sync.rows.length === 0);
    expect(sync.client.sync.status.rejected).to.equal(0);
  });

  it('tells types, dates and fields of the shop’s own as its form does', async () => {
    const options: CustomerClientOptions = {
      customerTypes: [{ id: 'retail' }, { id: 'wholesale' }, { id: 'club', label: 'Club member' }],
      customFields: [{ id: 'joined', label: 'Joined', type: 'date' }],
    };
    const sync = await withRow(
      { ...ANN, customerType: 'wholesale', custom: { joined: '2020-05-01' } },
      { ...ANN, customerType: 'club', custom: { joined: '2021-06-02' } },
      options,
    );
    expect(fields(sync)).to.deep.equal([
      'Customer Type Wholesale Shows now Keep Club member Imported Take this',
      'More Joined: May 1, 2020 Shows now Keep Joined: June 2, 2021 Imported Take this',
    ]);
  });

  it('asks nothing of a customer type that no row names', async () => {
    const sync = await withRow({ ...ANN, customerType: 'wholesale' }, ANN, {
      customerTypes: [{ id: 'club' }, { id: 'wholesale' }],
    });
    expect(fields(sync)).to.deep.equal([]);
    await sync.click('Keep all that shows');
    await until(() => sync.rows.length === 0);
    const [found] = (await sync.client.search('rivers')).results;
    expect(found?.customer.customerType).to.equal('wholesale');
  });

  it('tells names that read alike by what they are made of', async () => {
    const sync = await withRow(
      { ...ANN, displayName: 'Lee Ann', givenName: 'Lee', familyName: 'Ann' },
      { ...ANN, displayName: 'Lee Ann', givenName: 'Ann', familyName: 'Lee' },
    );
    expect(fields(sync)).to.deep.equal([
      'Name First Name: Lee, Last Name: Ann Shows now Keep First Name: Ann, Last Name: Lee Imported Take this',
    ]);
  });

  for (const can of [{ edit: 'no' }, { contacts: 'no' }] as const) {
    it(`tells nothing of what differs to a cashier with ${JSON.stringify(can)}`, async () => {
      const sync = await withRow(ANN, ANNA, { cashier: { id: 'mia', can } });
      expect(fields(sync)).to.deep.equal([]);
      expect(sync.page).not.to.contain('0199');
      expect(sync.buttons).to.include('Try again').and.to.include('Discard');
    });
  }

  it('loses nothing in 320 px', async () => {
    await setViewport({ width: 320, height: 480 });
    const sync = await withRow(ANN, { ...ANNA, displayName: 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren Rivers' });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    for (const inner of sync.element.renderRoot.querySelectorAll('.conflict-value > *, .row-actions > *')) {
      const { left, right, height } = inner.getBoundingClientRect();
      expect([left >= 0, right <= 320]).to.deep.equal([true, true]);
      if (inner instanceof HTMLButtonElement) expect(height).to.be.at.least(44);
    }
  });
});
