import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-search.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerSearchHarness } from '../../support/harness/customer-search-harness.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';

describe('the rows of customer-search', () => {
  let provider: CustomerProviderElement;
  let search: CustomerSearchHarness;

  beforeEach(async () => {
    provider = await registerPage(html`<customer-search></customer-search>`);
    search = CustomerSearchHarness.in(provider);
  });

  it('show the name with what was typed marked, and the last four of the phone', async () => {
    await addCustomers(clientOf(provider), { displayName: 'María Pérez', phone: '(303) 555-0147' });
    await search.type('perez');
    await until(() => search.rows.length === 2);
    expect(search.rows[0]).to.contain('María Pérez');
    expect(search.rows[0]).to.contain('•••• 0147');
    expect(search.marks).to.deep.equal(['Pérez']);
  });

  it('read a word of English and the masked phone in its order, also on a page from right to left', async () => {
    provider.dir = 'rtl';
    await addCustomers(clientOf(provider), { displayName: 'Maria Perez', phone: '(303) 555-0147' });
    await search.paste('0147');
    await until(() => search.rows.length === 2);
    const [word, dots, digits] = ['Phone', '••••', '0147'].map((text) => leftOf(text, search.options[0]));
    expect(word).to.be.lessThan(dots ?? NaN);
    expect(dots).to.be.lessThan(digits ?? NaN);
  });

  it('say why somebody was found by phone, e-mail, nickname or code', async () => {
    await addCustomers(clientOf(provider), {
      displayName: 'Maria Perez',
      phone: '(303) 555-0147',
      email: 'mp@example.com',
      nickname: 'Mia',
      code: 'C77',
    });
    const reasons: Record<string, string> = {};
    for (const typed of ['0147', 'mp@ex', 'mia', 'C77']) {
      await search.paste(typed);
      await until(() => search.rows.length === 2 && search.rows[0]?.includes('Maria Perez'));
      reasons[typed] = search.marks.join();
    }
    expect(reasons).to.deep.equal({ '0147': '0147', 'mp@ex': 'mp@ex', mia: 'Mia', C77: 'C77' });
  });

  it('speak one string each: name, last four, one warning', async () => {
    const [maria] = await addCustomers(clientOf(provider), { displayName: 'Maria Perez', phone: '(303) 555-0147' });
    search.element.purpose = 'directory';
    await clientOf(provider).setStatus(maria?.id ?? '', 'banned', { reason: 'Theft' });
    await search.type('maria');
    await until(() => search.rows.length === 2);
    expect(search.spokenRows[0]).to.equal('Maria Perez, phone ending in 0147, Banned');
    expect(search.options[0]?.querySelectorAll('button, a, input')).to.have.length(0);
  });

  it('end with Create, which carries what was typed', async () => {
    await addCustomers(clientOf(provider), 'Ann Lee');
    await search.type('lee');
    await until(() => search.rows.length === 2);
    expect(search.rows.at(-1)).to.equal('Create “lee”');
  });

  it('offer no Create with no-create, nor to who may not create', async () => {
    search.element.noCreate = true;
    await search.type('lee');
    await until(() => search.seen.includes('Nobody matches'));
    expect(search.rows).to.deep.equal([]);
    expect(search.button('New customer') === null).to.equal(true);

    search.element.noCreate = false;
    provider.cashier = { id: 'c1', can: { create: 'no' } };
    await until(() => provider.client?.options.cashier?.id === 'c1');
    await search.settled();
    expect(search.button('New customer') === null).to.equal(true);
  });

  it('say what was searched where nobody is found, with Create as the one way on', async () => {
    await search.type('zzz');
    expect(search.seen).to.contain('Nobody matches “zzz”.');
    expect(search.rows).to.deep.equal(['Create “zzz”']);
  });

  it('are this register’s recent customers while nothing is typed, four at most', async () => {
    const client = clientOf(provider);
    const saved = await addCustomers(client, 'Ann', 'Bob', 'Cid', 'Dan', 'Eve');
    for (const { id } of saved) await client.sale('another').attach(id);
    await until(() => search.rows.length === 4);
    expect(search.seen).to.contain('Recent');
    expect(search.rows[0]).to.contain('Eve');
    expect(search.marks).to.deep.equal([]);
  });

  it('say how many there are beyond those that show', async () => {
    search.element.limit = 2;
    await addCustomers(clientOf(provider), 'Lee A', 'Lee B', 'Lee C');
    await search.type('lee');
    await until(() => search.rows.length === 3);
    expect(search.seen).to.contain('2 of 3, type more');
  });

  it('leave out whom a sale may not have, and show all in a directory', async () => {
    const [ann] = await addCustomers(clientOf(provider), 'Ann Lee');
    await clientOf(provider).setStatus(ann?.id ?? '', 'inactive');
    await search.type('lee');
    expect(search.rows).to.deep.equal(['Create “lee”']);
    search.element.purpose = 'directory';
    await until(() => search.rows.length === 2);
    expect(search.rows[0]).to.contain('Inactive');
  });

  it('follow what is saved elsewhere', async () => {
    await search.type('lee');
    await addCustomers(clientOf(provider), 'Ann Lee');
    await until(() => search.rows.length === 2);
    expect(search.rows[0]).to.contain('Ann Lee');
  });

  it('do not change between the press of a finger and the click', async () => {
    await addCustomers(clientOf(provider), 'Lee B');
    await search.type('lee');
    await until(() => search.rows.length === 2);
    const [row] = search.options;
    row?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await addCustomers(clientOf(provider), 'Lee A');
    // Live queries answer within 100 ms of a change.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(search.rows[0]).to.contain('Lee B');
    row?.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }));
    row?.click();
    await until(() => provider.customerId);
    expect(provider.sale?.current?.customer.displayName).to.equal('Lee B');
  });

  it('are painted eight at a time: those with the key, the others in the next frame, in whose place nobody can be chosen', async () => {
    const before = Array.from({ length: 12 }, (_, at) => `Ann A${String(at + 10)}`);
    const after = Array.from({ length: 20 }, (_, at) => `Bob B${String(at + 10)}`);
    await addCustomers(clientOf(provider), ...before, ...after);
    await search.type('ann');
    await until(() => search.options.length === 13);
    const frames: FrameRequestCallback[] = [];
    const { requestAnimationFrame } = window;
    window.requestAnimationFrame = (frame) => frames.push(frame);
    try {
      await search.paste('bob');
      await until(() => search.rows[0]?.includes('Bob B10'));
      expect(search.rows.map((row) => /[AB]\d\d/u.exec(row)?.[0]).slice(0, 12)).to.deep.equal(
        [...after.slice(0, 8), ...before.slice(8)].map((name) => name.slice(4)),
      );
      const create = search.options.at(-1)?.getBoundingClientRect().top;
      await search.choose(9);
      expect(provider.customerId).to.equal(null);
      for (const frame of frames) frame(0);
      await until(() => search.options.length === 21);
      expect(search.rows.slice(0, 20).map((row) => /B\d\d/u.exec(row)?.[0])).to.deep.equal(after.map((name) => name.slice(4)));
      expect(search.options.at(-1)?.getBoundingClientRect().top).to.equal(create);
    } finally {
      window.requestAnimationFrame = requestAnimationFrame;
    }
  });

  it('never show the answer to an older text', async () => {
    await addCustomers(clientOf(provider), 'Ann Lee', 'Bob Ray');
    for (const typed of ['ann', 'bob']) {
      search.field.value = typed;
      search.field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await until(() => search.rows.some((row) => row.includes('Bob Ray')));
    expect(search.rows.join()).not.to.contain('Ann Lee');
  });

  it('give way to the sentence and Try again where the store fails', async () => {
    provider.cashier = null;
    await until(() => search.error);
    expect(search.error).to.contain('This register is locked.');
    provider.cashier = { id: 'c2' };
    await addCustomers(clientOf(provider), 'Ann Lee');
    await search.type('ann');
    await until(() => search.error === '' && search.rows.length === 2);
  });
});

/** Where a text begins on the screen. */
function leftOf(text: string, option: Element | undefined): number {
  const nodes = document.createTreeWalker(option ?? document, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const at = node.textContent?.indexOf(text) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    return range.getBoundingClientRect().left;
  }
  throw new Error(`"${text}" is not on the screen`);
}
