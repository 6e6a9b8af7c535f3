import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-list.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerListHarness } from '../../support/harness/customer-list-harness.js';
import { leftOf } from '../../support/harness/left-of.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';

const LONG_NAME = 'Maria Guadalupe Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh de la Santísima Trinidad';

interface Look {
  readonly scheme?: 'light' | 'dark';
  readonly dir?: string;
  readonly width?: number;
  readonly density?: 'compact' | 'roomy';
}

describe('customer-list to look at', () => {
  async function page({ scheme = 'light', dir = 'ltr', width = 900, density }: Look = {}): Promise<CustomerListHarness> {
    const provider: CustomerProviderElement = await registerPage(html`<div><customer-list importable></customer-list></div>`, {
      profile: 'given-family',
    });
    provider.scheme = scheme;
    if (density) provider.density = density;
    const frame = provider.firstElementChild as HTMLElement;
    frame.dir = dir;
    frame.style.width = `${String(width)}px`;
    frame.style.background = scheme === 'dark' ? '#1c1c1a' : '#fff';
    const client = clientOf(provider);
    const [, bob, eve] = await addCustomers(
      client,
      { displayName: 'Ann Lee', givenName: 'Ann', familyName: 'Lee', phone: '3035550147', email: 'ann@example.com' },
      { displayName: 'Bob Ito', givenName: 'Bob', familyName: 'Ito', phone: '3035550148' },
      { displayName: 'Eve Orr', givenName: 'Eve', familyName: 'Orr', phone: '3035550149' },
      {
        displayName: LONG_NAME,
        givenName: 'Maria',
        familyName: 'Trinidad',
        phone: '3035550150',
        identityDocuments: [{ type: 'drivers-license', number: 'D1', issuingRegion: 'OR', expiresOn: '2001-01-31' }],
      },
    );
    await client.setStatus(bob!.id, 'inactive');
    await client.setStatus(eve!.id, 'banned', { reason: 'Took the tip jar' });
    const list = CustomerListHarness.in(provider);
    list.element.selectedId = bob!.id;
    await list.ready();
    await until(() => list.chips.includes('Banned'));
    list.element.filters = { statuses: ['active', 'inactive', 'banned'] };
    await until(() => list.tickedChips.length === 3 && list.names.length === 4);
    return list;
  }

  for (const [name, look] of Object.entries<Look>({
    light: {},
    dark: { scheme: 'dark' },
    'right to left': { dir: 'rtl' },
    'in two lines': { width: 320 },
    'in two lines, dark': { width: 320, scheme: 'dark' },
  })) {
    it(`has nothing axe objects to, ${name}`, async () => {
      const { element } = await page(look);
      await expect(element).to.be.accessible();
    });
  }

  it('has nothing axe objects to while a row has focus, nor with nobody there', async () => {
    const list = await page();
    await list.enter();
    await expect(list.element).to.be.accessible();
    list.element.filters = { customerTypes: ['employee'] };
    await until(() => list.seen.includes('No customer fits these filters.'));
    await expect(list.element).to.be.accessible();
  });

  it('loses nothing in a column of 320 px: two lines a row, with name, phone and status', async () => {
    const list = await page({ width: 320 });
    expect(list.element.scrollWidth).to.be.at.most(320);
    expect(list.grid.scrollWidth).to.be.at.most(list.grid.clientWidth);
    const row = list.row('Ann Lee');
    expect(row.offsetHeight).to.equal(64);
    expect(row.innerText).to.contain('Ann Lee').and.to.contain('(303) 555-0147').and.to.contain('Active');
    const phone = row.querySelector('.phone')!.getBoundingClientRect();
    expect(phone.top).to.be.at.least(row.querySelector('.name')!.getBoundingClientRect().bottom - 4);
  });

  it('shows columns under their heads from 600 px', async () => {
    for (const width of [600, 900]) {
      const list = await page({ width });
      const heads = [...list.grid.querySelectorAll<HTMLElement>('[role=columnheader]')];
      const cells = [...list.row('Ann Lee').querySelectorAll<HTMLElement>('[role=gridcell]')];
      const shown = heads.filter((head) => head.getClientRects().length > 0);
      expect(shown.length).to.equal(width === 900 ? 7 : 5);
      for (const head of shown) {
        const cell = cells[heads.indexOf(head)]!;
        expect(cell.getBoundingClientRect().left).to.be.closeTo(head.getBoundingClientRect().left, 1);
      }
    }
  });

  for (const [density, table, twoLines] of [
    [undefined, 56, 64],
    ['compact', 44, 56],
    ['roomy', 72, 72],
  ] as const) {
    it(`has rows of ${String(table)} px and, in two lines, of ${String(twoLines)}, ${density ?? 'by default'}`, async () => {
      for (const [width, height] of [
        [900, table],
        [400, twoLines],
      ] as const) {
        const list = await page({ width, ...(density && { density }) });
        await until(() => list.row('Ann Lee').offsetHeight === height);
        const [first, second] = list.shownRows.map((row) => row.getBoundingClientRect().top);
        expect(second! - first!).to.be.closeTo(height, 0.5);
      }
    });
  }

  it('stands at the right end where lines begin there', async () => {
    const list = await page({ dir: 'rtl' });
    const row = list.row('Ann Lee').getBoundingClientRect();
    const name = list.row('Ann Lee').querySelector('.name')!.getBoundingClientRect();
    expect(row.right - name.right).to.be.lessThan(80);
    expect(list.button('Add New Customer')!.getBoundingClientRect().left).to.be.closeTo(
      list.element.getBoundingClientRect().left,
      2,
    );
  });

  for (const width of [320, 900]) {
    it(`has points before their unit, at the end of the line, on a page read from right to left, at ${String(width)} px`, async () => {
      const list = await page({ dir: 'rtl', width });
      const client = clientOf(list.element.closest<CustomerProviderElement>('customer-provider')!);
      client.configure({ cashier: { id: 'mia', can: { loyalty: 'yes' } } });
      const [ann] = (await client.search('Ann Lee')).results;
      await client.loyalty.adjust({ customerId: ann?.customer.id ?? '', points: 120, reason: { code: 'goodwill' } });
      await until(() => list.row('Ann Lee').textContent?.includes('120 pts'));
      const cell = list.row('Ann Lee').querySelector('.points');
      expect(leftOf(cell, '120')).to.be.lessThan(leftOf(cell, 'pts'));
      const end = width === 320 ? list.row('Ann Lee') : list.root.querySelector('.columns .points');
      expect(leftOf(cell, '120') - (end?.getBoundingClientRect().left ?? 0)).to.be.within(0, 13);
    });

    it(`has targets of 44 px or more at ${String(width)} px`, async () => {
      const list = await page({ width });
      const targets = [...list.rows, ...list.root.querySelectorAll<HTMLElement>('button, select, [part~=filter]')];
      for (const target of targets) {
        if (target.getClientRects().length === 0) continue;
        const { width: wide, height } = target.getBoundingClientRect();
        expect(Math.min(wide, height), target.outerHTML.slice(0, 80)).to.be.at.least(44);
      }
    });
  }

  it('is sized by its place: what scrolls is the rows alone', async () => {
    const list = await page();
    expect(getComputedStyle(list.grid).contain).to.equal('strict');
    const frame = list.element.parentElement!;
    frame.style.height = '420px';
    await list.painted();
    expect(list.element.offsetHeight).to.be.at.most(420);
    expect(list.one('[part=filters]').getBoundingClientRect().top).to.be.at.least(frame.getBoundingClientRect().top);
  });
});
