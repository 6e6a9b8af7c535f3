import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/define/customer-search.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerSearchHarness } from '../../support/harness/customer-search-harness.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';

describe('customer-search by keyboard', () => {
  let provider: CustomerProviderElement;
  let search: CustomerSearchHarness;

  beforeEach(async () => {
    provider = await registerPage(html`<customer-search></customer-search>`);
    await addCustomers(clientOf(provider), 'Perez Ann', 'Perez Bob', 'Perez Cid');
    search = CustomerSearchHarness.in(provider);
    await search.type('perez');
    await until(() => search.rows.length === 4);
  });

  it('is a combobox with a listbox in the same root', () => {
    expect(search.field.getAttribute('role')).to.equal('combobox');
    expect(search.field.getAttribute('aria-autocomplete')).to.equal('list');
    expect(search.field.getAttribute('aria-expanded')).to.equal('true');
    const list = search.field.getAttribute('aria-controls') ?? '';
    expect(search.element.shadowRoot?.getElementById(list)?.getAttribute('role')).to.equal('listbox');
  });

  it('has nothing active until an arrow key', () => {
    expect(search.activeIndex).to.equal(-1);
    expect(search.options.map((option) => option.getAttribute('aria-selected'))).to.deep.equal([
      'false',
      'false',
      'false',
      'false',
    ]);
  });

  it('Down goes to the first option and on, and from the last to the first', async () => {
    const visited: number[] = [];
    for (let press = 0; press < 5; press += 1) {
      await search.press('ArrowDown');
      visited.push(search.activeIndex);
    }
    expect(visited).to.deep.equal([0, 1, 2, 3, 0]);
    expect(search.active?.getAttribute('aria-selected')).to.equal('true');
  });

  it('Up goes to the last option and back, and from the first to the last', async () => {
    const visited: number[] = [];
    for (let press = 0; press < 5; press += 1) {
      await search.press('ArrowUp');
      visited.push(search.activeIndex);
    }
    expect(visited).to.deep.equal([3, 2, 1, 0, 3]);
  });

  it('keeps focus in the field while an option is active', async () => {
    await search.press('ArrowDown');
    expect(search.element.shadowRoot?.activeElement?.id).to.equal(search.field.id);
  });

  it('Alt+Down shows the list and makes nothing active', async () => {
    await search.press('Alt+ArrowDown');
    expect(search.field.getAttribute('aria-expanded')).to.equal('true');
    expect(search.activeIndex).to.equal(-1);
  });

  for (const key of ['Home', 'End', 'ArrowLeft', 'ArrowRight']) {
    it(`${key} goes back to the caret in the field`, async () => {
      await search.press('ArrowDown');
      await search.press(key);
      expect(search.activeIndex).to.equal(-1);
    });
  }

  it('Home puts the caret before the text, End behind it', async () => {
    await search.press('ArrowDown', 'Home');
    expect(search.field.selectionStart).to.equal(0);
    await search.press('ArrowDown', 'End');
    expect(search.field.selectionStart).to.equal('perez'.length);
  });

  it('a printable key goes on typing, with nothing active', async () => {
    await search.press('ArrowDown');
    await search.type(' b');
    expect(search.field.value).to.equal('perez b');
    expect(search.activeIndex).to.equal(-1);
  });

  it('Enter takes the active option', async () => {
    await search.press('ArrowDown', 'ArrowDown', 'Enter');
    await until(() => provider.customerId);
    expect(search.field.value).to.equal('Perez Bob');
    expect(search.field.getAttribute('aria-expanded')).to.equal('false');
  });

  it('Down shows the list again after a choice', async () => {
    await search.press('ArrowDown', 'Enter');
    await until(() => search.field.getAttribute('aria-expanded') === 'false');
    await search.press('ArrowDown');
    await until(() => search.field.getAttribute('aria-expanded') === 'true');
  });

  it('Enter without an active option takes nobody by name, and says what to do', async () => {
    await search.press('Enter');
    await until(() => search.assertiveWords);
    expect(search.assertiveWords).to.contain('arrow keys');
    expect(search.seen).to.contain('arrow keys');
    expect(provider.customerId).to.equal(null);
  });

  it('Enter takes nobody by name, also where only one has it', async () => {
    await search.type(' cid');
    await until(() => search.rows.length === 2);
    await search.press('Enter');
    await until(() => search.assertiveWords);
    expect(provider.customerId).to.equal(null);
  });

  it('Escape empties the field first, and only then passes to the page', async () => {
    const passed: string[] = [];
    const note = (event: KeyboardEvent): void => void passed.push(event.key);
    document.addEventListener('keydown', note);
    await search.press('Escape');
    expect(search.field.value).to.equal('');
    expect(passed).to.deep.equal([]);
    await search.press('Escape');
    expect(passed).to.deep.equal(['Escape']);
    document.removeEventListener('keydown', note);
  });

  it('leaves the page its hotkeys: what is typed stays inside, function keys and chords pass', async () => {
    const passed: string[] = [];
    const note = (event: KeyboardEvent): void => void passed.push(event.key);
    document.addEventListener('keydown', note);
    await search.press('p', 'Backspace', 'ArrowDown', 'ArrowLeft', 'F9', 'Control+k');
    document.removeEventListener('keydown', note);
    expect(passed).to.deep.equal(['F9', 'Control', 'k']);
  });

  it('Tab goes on to the buttons and takes nobody', async () => {
    await search.press('ArrowDown');
    await sendKeys({ press: 'Tab' });
    expect(search.element.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Clear the search');
    expect(provider.customerId).to.equal(null);
  });

  it('does nothing on keys that an input method uses', async () => {
    await search.press('ArrowDown');
    for (const key of ['ArrowDown', 'Enter', 'Escape']) {
      search.field.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, composed: true }));
    }
    await search.settled();
    expect(search.activeIndex).to.equal(0);
    expect(search.field.value).to.equal('perez');
    expect(provider.customerId).to.equal(null);
  });

  it('keeps text, rows and focus when it is moved, or taken out and put back, in one task', async () => {
    const { element, field } = search;
    const place = document.createElement('div');
    provider.append(place);
    place.append(element);
    expect(element.shadowRoot?.activeElement === field).to.equal(true);
    element.remove();
    place.append(element);
    await search.settled();
    expect(element.shadowRoot?.activeElement === field).to.equal(true);
    expect(field.value).to.equal('perez');
    expect(search.rows).to.have.length(4);
  });
});
