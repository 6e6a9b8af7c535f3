import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-list.js';
import { CustomerListHarness, nameIn } from '../../support/harness/customer-list-harness.js';
import { clientOf, registerPage, until } from '../../support/harness/register-page.js';

const COUNT = 300;
const ROW_PX = 56;

/** `Row 001` to `Row 300`. */
function rowName(index: number): string {
  return `Row ${String(index + 1).padStart(3, '0')}`;
}

describe('customer-list while it scrolls', () => {
  let list: CustomerListHarness;

  beforeEach(async () => {
    const provider = await registerPage(
      html`<div style="inline-size: 900px; block-size: 600px; display: flex; flex-direction: column">
        <customer-list style="flex: 1; min-block-size: 0"></customer-list>
      </div>`,
    );
    await clientOf(provider).importCustomers([Array.from({ length: COUNT }, (_, index) => ({ displayName: rowName(index) }))]);
    list = CustomerListHarness.in(provider);
    await until(() => list.element.shadowRoot?.querySelector('[aria-rowcount="301"]'));
    await list.loaded();
  });

  /** Names in sight from top to bottom, wherever their elements stand. */
  function seenNames(): string[] {
    const tops = list.shownRows.map((row) => ({ top: row.getBoundingClientRect().top, name: nameIn(row) }));
    return tops.sort((a, b) => a.top - b.top).map(({ name }) => name);
  }

  function inOrder(): boolean {
    const numbers = list.rows.map((row) => Number(row.getAttribute('aria-rowindex')));
    return numbers.every((number, place) => place === 0 || number > (numbers[place - 1] ?? 0));
  }

  it('shows every row in its place, one behind the other, down and up again', async () => {
    for (const px of [90, 90, 300, 56, -56, -400, 20, 640, -5_000]) {
      await list.scrollBy(px);
      await list.loaded();
      const first = Math.floor(list.grid.scrollTop / ROW_PX);
      const names = seenNames();
      expect(names.length).to.be.greaterThan(5);
      expect(names).to.deep.equal(names.map((_, place) => rowName(first + place)));
      const { top } = list.row(rowName(first)).getBoundingClientRect();
      const bottomOfHead = list.one('.heads').getBoundingClientRect().bottom;
      expect(bottomOfHead - top).to.be.closeTo(list.grid.scrollTop - first * ROW_PX, 1);
    }
  });

  it('leaves rows that stay in sight alone', async () => {
    await list.scrollBy(1_000);
    await list.loaded();
    await until(() => inOrder());
    const staying = list.shownRows.slice(3).map((row) => ({ row, text: row.textContent }));
    const changed: Node[] = [];
    const observer = new MutationObserver((records) => changed.push(...records.map(({ target }) => target)));
    for (const { row } of staying) observer.observe(row, { childList: true, characterData: true, subtree: true });
    await list.scrollBy(2 * ROW_PX);
    observer.disconnect();
    expect(changed).to.deep.equal([]);
    expect(list.shownRows).to.include.members(staying.map(({ row }) => row));
    expect(staying.every(({ row, text }) => row.textContent === text)).to.equal(true);
  });

  it('has no more elements for rows after all of them went by', async () => {
    const before = list.rows.length;
    for (let step = 0; step < 36; step += 1) await list.scrollBy(500);
    await list.loaded();
    expect(seenNames().at(-1)).to.equal(rowName(COUNT - 1));
    expect(list.rows.length).to.equal(before);
  });

  it('is read in the order of the rows once it rests', async () => {
    for (const px of [150, 150, 150, -200, 90, 400, -120]) await list.scrollBy(px);
    await list.loaded();
    await until(() => inOrder());
    expect(list.names).to.deep.equal(seenNames());
  });

  it('never takes focus from its row on the way out of sight and back', async () => {
    await list.enter();
    await list.keys('ArrowDown', 'ArrowDown');
    const row = list.focusedRow;
    const left: EventTarget[] = [];
    list.root.addEventListener('focusout', ({ target }) => target && left.push(target));
    for (const px of [300, 300, 300, 300, -100, -1_100, 200]) {
      await list.scrollBy(px);
      expect(list.focused).to.equal('Row 003 3');
    }
    await until(() => inOrder());
    expect(list.focused).to.equal('Row 003 3');
    expect(list.focusedRow === row).to.equal(true);
    expect(left).to.deep.equal([]);
  });

  it('shows a press on a row that came into sight as that customer', async () => {
    const chosen: string[] = [];
    list.element.addEventListener('customer-select', (event) => {
      event.preventDefault();
      chosen.push(event.customerId);
    });
    for (let step = 0; step < 4; step += 1) await list.scrollBy(100);
    await list.loaded();
    list.row('Row 012').click();
    const client = list.element.closest('customer-provider')?.client;
    const found = await client!.search('Row 012');
    expect(chosen).to.deep.equal([found.results[0]!.customer.id]);
  });
});
