import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-list.js';
import type { ListFilters } from '../../../src/domain/customer-query.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import type { ListFilterEvent } from '../../../src/events/list-filter.js';
import { CustomerListHarness } from '../../support/harness/customer-list-harness.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';

describe('filters of customer-list', () => {
  let provider: CustomerProviderElement;
  let list: CustomerListHarness;
  let told: ListFilterEvent[];

  beforeEach(async () => {
    provider = await registerPage(html`<div style="inline-size: 900px"><customer-list></customer-list></div>`);
    const client = clientOf(provider);
    const [, bob] = await addCustomers(
      client,
      'Ann Active',
      'Bob Inactive',
      { displayName: 'Cid Wholesale', customerType: 'wholesale' },
      {
        displayName: 'Dot Expired',
        identityDocuments: [{ type: 'drivers-license', number: 'D1', issuingRegion: 'OR', expiresOn: '2001-01-31' }],
      },
    );
    await client.setStatus(bob!.id, 'inactive');
    list = CustomerListHarness.in(provider);
    told = [];
    provider.addEventListener('list-filter', (event) => told.push(event));
    await list.ready();
    await until(() => list.count === '4 customers' && list.seen.includes('Inactive'));
  });

  it('are real checkboxes, in a group with a name, none of them ticked at first', () => {
    const boxes = [...list.one('[part=filters]').querySelectorAll('input')];
    expect(boxes.every(({ type }) => type === 'checkbox')).to.equal(true);
    expect(list.one('[part=filters]').getAttribute('aria-label')).to.equal('Filters');
    expect(list.chips).to.deep.equal([
      'Active',
      'Inactive',
      'Retail',
      'Medical',
      'Wholesale',
      'Employee',
      'Has points',
      'Has store credit',
      'Expired ID',
    ]);
    expect(list.tickedChips).to.deep.equal([]);
    expect(list.button('Clear filters')).to.equal(null);
  });

  for (const [chip, names] of [
    ['Active', ['Ann Active', 'Cid Wholesale', 'Dot Expired']],
    ['Inactive', ['Bob Inactive']],
    ['Wholesale', ['Cid Wholesale']],
    ['Expired ID', ['Dot Expired']],
  ] as const) {
    it(`${chip} leaves only those, and says how many are hidden`, async () => {
      list.tick(chip);
      await until(() => list.names.length === names.length);
      expect(list.names).to.deep.equal(names);
      const hidden = 4 - names.length;
      const words = `${String(hidden)} ${hidden === 1 ? 'customer' : 'customers'} hidden by filters`;
      expect(list.count).to.equal(`${String(names.length)} of 4 · ${words}`);
      expect(list.button('Clear filters')).to.not.equal(null);
      await until(() => list.politeWords.includes(words));
    });
  }

  it('of one group add up, of two cut down', async () => {
    list.tick('Active');
    await until(() => list.names.length === 3);
    list.tick('Inactive');
    await until(() => list.names.length === 4);
    list.tick('Wholesale');
    await until(() => list.names.length === 1);
    expect(list.tickedChips).to.deep.equal(['Active', 'Inactive', 'Wholesale']);
    list.tick('Active');
    await until(() => list.names.length === 0);
    expect(list.seen).to.contain('No customer fits these filters.');
    expect(list.count).to.equal('0 of 4 · 4 customers hidden by filters');
  });

  it('are cleared by Clear filters, which leaves focus in the list', async () => {
    list.tick('Inactive');
    await until(() => list.names.length === 1);
    list.button('Clear filters')!.focus();
    list.press('Clear filters');
    await until(() => list.count === '4 customers');
    expect(list.tickedChips).to.deep.equal([]);
    expect(list.element.filters).to.deep.equal({});
    expect(list.button('Clear filters')).to.equal(null);
    expect(list.root.activeElement).to.not.equal(null);
  });

  it('go both ways: the host sets the property, and reads what was ticked', async () => {
    list.element.filters = { statuses: ['inactive'] };
    await until(() => list.names.length === 1);
    expect(list.tickedChips).to.deep.equal(['Inactive']);
    list.tick('Expired ID');
    await until(() => list.names.length === 0);
    expect(list.element.filters).to.deep.equal({ statuses: ['inactive'], expiredDocument: true } satisfies ListFilters);
  });

  it('tell list-filter once for each change, when the list shows what it leaves', async () => {
    list.tick('Inactive');
    await until(() => told.length === 1);
    expect(told.map(({ filters, shown, total }) => ({ filters, shown, total }))).to.deep.equal([
      { filters: { statuses: ['inactive'] }, shown: 1, total: 4 },
    ]);
    await addCustomers(clientOf(provider), 'Eve New');
    await until(() => list.count.includes('of 5'));
    expect(told).to.have.length(1);
  });

  it('follow who comes into them and leaves them elsewhere', async () => {
    list.tick('Inactive');
    await until(() => list.names.length === 1);
    const [eve] = await addCustomers(clientOf(provider), 'Eve New');
    await clientOf(provider).setStatus(eve!.id, 'inactive');
    await until(() => list.names.includes('Eve New'));
    expect(list.count).to.equal('2 of 5 · 3 customers hidden by filters');
  });

  it('offer Banned once somebody is', async () => {
    const [eve] = await addCustomers(clientOf(provider), 'Eve Banned');
    expect(list.chips).to.not.include('Banned');
    await clientOf(provider).setStatus(eve!.id, 'banned', { reason: 'Took the tip jar' });
    await until(() => list.chips.includes('Banned'));
    list.tick('Banned');
    await until(() => list.names.length === 1 && list.names[0] === 'Eve Banned');
  });

  it('have the host’s own customer types', async () => {
    clientOf(provider).configure({ customerTypes: [{ id: 'wholesale', label: 'Trade' }, { id: 'vip' }] });
    await until(() => list.chips.includes('Trade'));
    expect(list.chips).to.include('vip').and.to.not.include('Retail');
    expect(list.row('Cid Wholesale').textContent).to.contain('Trade');
  });

  it('show active green, inactive and banned red, each with a word, an icon and an edge', async () => {
    const [eve] = await addCustomers(clientOf(provider), 'Eve Banned');
    await clientOf(provider).setStatus(eve!.id, 'banned', { reason: 'Took the tip jar' });
    await until(() => list.names.includes('Eve Banned') && list.row('Eve Banned').matches('[part~=row-banned]'));
    for (const [name, status, word, edge, fill] of [
      ['Ann Active', 'active', 'Active', 'rgb(27, 107, 58)', 'rgb(227, 244, 232)'],
      ['Bob Inactive', 'inactive', 'Inactive', 'rgb(179, 38, 30)', 'rgb(252, 232, 230)'],
      ['Eve Banned', 'banned', 'Banned', 'rgb(179, 38, 30)', 'rgb(252, 232, 230)'],
    ] as const) {
      const row = list.row(name);
      const state = row.querySelector<HTMLElement>('.state')!;
      expect(row.getAttribute('part')).to.contain(`row-${status}`);
      expect(state.innerText.trim()).to.equal(word);
      expect(state.querySelector('svg')!.getBoundingClientRect().width).to.be.greaterThan(10);
      const { backgroundColor, borderInlineStartColor, borderInlineStartWidth } = getComputedStyle(row);
      expect([backgroundColor, borderInlineStartColor, borderInlineStartWidth]).to.deep.equal([fill, edge, '4px']);
    }
    expect(list.row('Dot Expired').textContent).to.contain('ID expired');
  });
});
