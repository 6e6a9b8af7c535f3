import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/define/customer-list.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerListHarness } from '../../support/harness/customer-list-harness.js';
import { clientOf, registerPage, until } from '../../support/harness/register-page.js';

const COUNT = 300;

/** `Row 001` to `Row 300`. */
function rowName(index: number): string {
  return `Row ${String(index + 1).padStart(3, '0')}`;
}

describe('customer-list by keyboard', () => {
  let provider: CustomerProviderElement;
  let list: CustomerListHarness;

  beforeEach(async () => {
    provider = await registerPage(
      html`<div style="inline-size: 900px; block-size: 600px; display: flex; flex-direction: column">
        <customer-list style="flex: 1; min-block-size: 0"></customer-list>
      </div>`,
    );
    await clientOf(provider).importCustomers([Array.from({ length: COUNT }, (_, index) => ({ displayName: rowName(index) }))]);
    list = CustomerListHarness.in(provider);
    await until(() => list.element.shadowRoot?.querySelector('[aria-rowcount="301"]'));
    await list.loaded();
  });

  it('is one stop of Tab, whatever shows', async () => {
    expect(list.stops).to.have.length(1);
    await list.scrollBy(3_000);
    await list.loaded();
    // Rows that have passed are drawn anew a few in each frame.
    await until(() => list.stops.length === 1);
    expect(list.shownRows).to.include(list.stops[0]);
    list.one('.direction').focus();
    // The two columns that sort have buttons of their own.
    await list.keys('Tab', 'Tab', 'Tab');
    expect(list.focusedRow === list.stops[0]).to.equal(true);
    await list.keys('Tab');
    expect(list.focusedRow).to.equal(null);
  });

  it('Down and Up go one row, and stop at both ends', async () => {
    await list.enter();
    expect(list.focused).to.equal('Row 001 1');
    await list.keys('ArrowUp');
    expect(list.focused).to.equal('Row 001 1');
    await list.keys('ArrowDown', 'ArrowDown');
    expect(list.focused).to.equal('Row 003 3');
    await list.keys('ArrowUp');
    expect(list.focused).to.equal('Row 002 2');
    await list.keys('End', 'ArrowDown');
    expect(list.focused).to.equal('Row 300 300');
  });

  it('Down goes on below what shows, and every row gets focus anew', async () => {
    await list.enter();
    const heard: string[] = [];
    list.root.addEventListener('focusin', () => heard.push(list.focused));
    for (let press = 0; press < 25; press += 1) await sendKeys({ press: 'ArrowDown' });
    await until(() => list.focused === 'Row 026 26');
    expect(heard).to.deep.equal(Array.from({ length: 25 }, (_, index) => `${rowName(index + 1)} ${String(index + 2)}`));
    expect(list.shownRows).to.include(list.focusedRow);
  });

  it('PageDown and PageUp go as many rows as show whole', async () => {
    await list.enter();
    const { clientHeight } = list.grid;
    const rowHeight = list.rows[0]!.offsetHeight;
    const pageSize = Math.floor((clientHeight - list.one('.heads').offsetHeight) / rowHeight);
    expect(pageSize).to.be.greaterThan(3);
    await list.keys('PageDown');
    expect(list.focused).to.equal(`${rowName(pageSize)} ${String(pageSize + 1)}`);
    await list.keys('PageDown', 'PageUp');
    expect(list.focused).to.equal(`${rowName(pageSize)} ${String(pageSize + 1)}`);
  });

  for (const [last, first] of [
    ['End', 'Home'],
    ['Control+End', 'Control+Home'],
  ] as const) {
    it(`${last} goes to the last row of all, ${first} to the first`, async () => {
      await list.enter();
      await list.keys(last);
      await list.loaded();
      expect(list.focused).to.equal('Row 300 300');
      expect(list.names.at(-1)).to.equal('Row 300');
      await list.keys(first);
      await list.loaded();
      expect(list.focused).to.equal('Row 001 1');
      expect(list.names[0]).to.equal('Row 001');
    });
  }

  for (const key of ['Enter', 'Space']) {
    it(`${key} chooses the row, and scrolls nothing`, async () => {
      const chosen: string[] = [];
      provider.addEventListener('customer-select', (event) => {
        event.preventDefault();
        chosen.push(event.customerId);
      });
      await list.enter();
      await list.keys('ArrowDown', key);
      const { results } = await clientOf(provider).search('Row 002');
      expect(chosen).to.deep.equal([results[0]!.customer.id]);
      expect(list.grid.scrollTop).to.equal(0);
    });
  }

  it('leaves chords and letters to the page', async () => {
    await list.enter();
    const passed: string[] = [];
    const note = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented) passed.push(event.key);
    };
    document.addEventListener('keydown', note);
    await list.keys('p', 'F9', 'Alt+ArrowDown', 'ArrowDown');
    document.removeEventListener('keydown', note);
    expect(passed).to.deep.equal(['p', 'F9', 'Alt', 'ArrowDown']);
    expect(list.focused).to.equal('Row 002 2');
  });

  it('keeps the row with focus while it is scrolled out of sight, and goes on from it', async () => {
    await list.enter();
    await list.keys('ArrowDown', 'ArrowDown');
    await list.dragTo(0.5);
    await list.loaded();
    expect(list.focused).to.equal('Row 003 3');
    expect(list.shownRows).to.not.include(list.focusedRow);
    await list.keys('ArrowDown');
    expect(list.focused).to.equal('Row 004 4');
    expect(list.shownRows).to.include(list.focusedRow);
  });

  it('keeps focus on the customer while others come above, and the row in its place', async () => {
    await list.enter();
    for (let press = 0; press < 3; press += 1) await list.keys('PageDown');
    const { focused } = list;
    const name = focused.slice(0, 7);
    const placeBefore = list.focusedRow!.getBoundingClientRect().top;
    await clientOf(provider).importCustomers([Array.from({ length: 40 }, (_, index) => ({ displayName: `A ${String(index)}` }))]);
    await until(() => list.element.shadowRoot?.querySelector('[aria-rowcount="341"]'));
    await until(() => list.focused === `${name} ${String(Number(focused.slice(8)) + 40)}`);
    expect(list.focusedRow!.getBoundingClientRect().top).to.be.closeTo(placeBefore, 1);
  });

  it('keeps focus on the customer while so many come above that the row is read anew', async () => {
    await list.enter();
    await list.keys('ArrowDown');
    await clientOf(provider).importCustomers([
      Array.from({ length: 250 }, (_, index) => ({ displayName: `A ${String(index)}` })),
    ]);
    await until(() => list.focused === 'Row 002 252');
  });

  it('keeps focus where the customer with it is gone from the list', async () => {
    await list.enter();
    await list.keys('ArrowDown');
    list.element.filters = { statuses: ['inactive'] };
    await until(() => list.seen.includes('No customer fits these filters.'));
    expect(list.root.activeElement).to.not.equal(null);
  });
});
