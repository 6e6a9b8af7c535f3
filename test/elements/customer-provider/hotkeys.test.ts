import { expect, fixture, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import '../../../src/define/customer-form.js';
import '../../../src/define/customer-search.js';
import { HotkeyTarget } from '../../../src/context/hotkey-targets.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerSearchHarness } from '../../support/harness/customer-search-harness.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';
import { typeByHand } from '../../support/harness/type-by-hand.js';

/** Stands for whatever has views. */
class TargetElement extends LitElement {
  shown: string[] = [];
  can = true;
  private readonly targets = (['account', 'list', 'queue'] as const).map(
    (name) =>
      new HotkeyTarget(this, name, () => {
        if (this.can) this.shown.push(name);
        return this.can;
      }),
  );
  get count(): number {
    return this.targets.length;
  }
}
customElements.define('hotkey-target', TargetElement);

const HOTKEYS = '{"search":"F6","account":"Alt+K","list":"F8","queue":"Shift+F8","next-sale":"F9"}';

async function page(children: TemplateResult, hotkeys: string | null = HOTKEYS): Promise<CustomerProviderElement> {
  const provider = await registerPage(children, { locale: 'en' });
  if (hotkeys !== null) provider.setAttribute('hotkeys', hotkeys);
  await provider.updateComplete;
  // Until its keys are there, which come behind the first update.
  await until(() => provider.shadowRoot?.querySelector('div:not([part])'));
  (document.activeElement as HTMLElement | null)?.blur();
  return provider;
}

function target(provider: CustomerProviderElement): TargetElement {
  const found = provider.querySelector('hotkey-target');
  if (!(found instanceof TargetElement)) throw new Error('There is no target.');
  return found;
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

describe('hotkeys', () => {
  it('lead into the search', async () => {
    const provider = await page(html`<customer-search></customer-search>`);
    const search = CustomerSearchHarness.in(provider);
    await search.answered();
    await press('F6');
    expect(search.field.matches(':focus')).to.equal(true);
  });

  it('lead to whoever has the view', async () => {
    const provider = await page(html`<hotkey-target></hotkey-target>`);
    await press('F8', 'Shift+F8', 'Alt+k');
    expect(target(provider).shown).to.deep.equal(['list', 'queue', 'account']);
  });

  it('ask the next one where one cannot, and leave a key that nobody can use to the page', async () => {
    const provider = await page(html`<hotkey-target></hotkey-target><hotkey-target></hotkey-target>`);
    const targets = [...provider.querySelectorAll<TargetElement>('hotkey-target')];
    if (targets[0]) targets[0].can = false;
    await press('F8');
    expect(targets.map(({ shown }) => shown)).to.deep.equal([[], ['list']]);
    for (const one of targets) one.can = false;
    let isLeft = false;
    document.addEventListener('keydown', ({ defaultPrevented }) => (isLeft = !defaultPrevented), { once: true });
    await press('F8');
    expect(isLeft).to.equal(true);
  });

  it('begin the next sale', async () => {
    const provider = await page(html``);
    const [ada] = await addCustomers(clientOf(provider), 'Ada Lovelace');
    await provider.sale?.attach(ada?.id ?? '');
    await press('F9');
    await until(() => provider.customerId === null);
  });

  it('tell of a next sale that a guard refuses', async () => {
    const provider = await page(html``);
    const [ada] = await addCustomers(clientOf(provider), 'Ada Lovelace');
    await provider.sale?.attach(ada?.id ?? '');
    provider.sale?.guard(({ type }) => type !== 'clear');
    const refused = oneEvent(provider, 'regulars-error');
    await press('F9');
    expect(await refused).to.include({ code: 'refused-by-host' });
    expect(provider.customerId).to.equal(ada?.id);
  });

  it('are none until they are named, and none any more when they are taken away', async () => {
    const provider = await page(html`<hotkey-target></hotkey-target>`, null);
    await press('F8');
    expect(target(provider).shown).to.deep.equal([]);
    provider.hotkeys = { list: 'F8' };
    await provider.updateComplete;
    await press('F8');
    provider.hotkeys = {};
    await provider.updateComplete;
    await press('F8');
    provider.setAttribute('hotkeys', '{"list":"F8"}');
    await provider.updateComplete;
    provider.removeAttribute('hotkeys');
    await provider.updateComplete;
    await press('F8');
    expect(target(provider).shown).to.deep.equal(['list']);
  });

  it('do nothing in a field, ours, the host’s or one that a host made editable', async () => {
    const provider = await page(
      html`<hotkey-target></hotkey-target><customer-search></customer-search><input aria-label="Barcode" />
        <div contenteditable="true">Note</div>`,
    );
    const search = CustomerSearchHarness.in(provider);
    await search.answered();
    for (const field of [search.field, ...provider.querySelectorAll<HTMLElement>('input, [contenteditable]')]) {
      field.focus();
      await press('F8', 'Alt+k');
    }
    expect(target(provider).shown).to.deep.equal([]);
  });

  it('do nothing where the host has used the key, nor inside another provider', async () => {
    const provider = await page(html`<hotkey-target></hotkey-target><button>Pay</button>`);
    const other = await page(html`<hotkey-target></hotkey-target><button>Pay</button>`);
    const button = other.querySelector('button');
    button?.focus();
    await press('F8');
    expect([target(provider).shown, target(other).shown]).to.deep.equal([[], ['list']]);
    button?.addEventListener('keydown', (event) => event.preventDefault());
    await press('F8');
    expect(target(other).shown).to.deep.equal(['list']);
  });

  it('are over when the provider leaves', async () => {
    const provider = await page(html`<hotkey-target></hotkey-target>`);
    const inside = target(provider);
    provider.remove();
    await press('F8');
    expect(inside.shown).to.deep.equal([]);
  });

  for (const [name, hotkeys, path] of [
    ['no JSON', '{search:F6}', 'hotkeys'],
    ['an object that became a text', '[object Object]', 'hotkeys'],
    ['a list', '["F6"]', 'hotkeys'],
    ['a name it does not know', '{"list":"F8","pay":"F7"}', 'hotkeys.pay'],
    ['a key that cannot be used', '{"list":"F8","search":"P"}', 'hotkeys.search'],
    ['a key that is no text', '{"list":"F8","search":6}', 'hotkeys.search'],
    ['a key for two', '{"list":"F8","queue":"f8"}', 'hotkeys.queue'],
  ] as const) {
    it(`${name}: is told with its path, and the others work`, async () => {
      const provider = await page(html`<hotkey-target></hotkey-target>`, null);
      const refused = oneEvent(provider, 'regulars-error');
      provider.setAttribute('hotkeys', hotkeys);
      expect(await refused).to.include({ code: 'invalid-config', path });
      await press('F8');
      expect(target(provider).shown).to.deep.equal(path === 'hotkeys' ? [] : ['list']);
    });
  }
});

describe('a host page with hotkeys of its own', () => {
  it('hears no letter, Enter or arrow typed in our fields, but function keys, chords, and an Escape nobody used', async () => {
    const provider = await page(html`<customer-search></customer-search><customer-form></customer-form>`, null);
    const form = provider.querySelector('customer-form');
    const search = CustomerSearchHarness.in(provider);
    await search.answered();
    const name = await until(() => form?.shadowRoot?.querySelector<HTMLInputElement>('[part=base] input'));
    await form?.updateComplete;
    const paid: string[] = [];
    const onKey = ({ key }: KeyboardEvent): void => void paid.push(key);
    document.addEventListener('keydown', onKey);
    document.addEventListener('keyup', onKey);
    for (const field of [search.field, name]) {
      field.focus();
      expect(field.matches(':focus')).to.equal(true);
      await typeByHand('Perez');
      await press('ArrowLeft', 'Backspace', 'Enter', 'ArrowDown');
    }
    expect(paid).to.deep.equal([]);
    for (const field of [search.field, name]) {
      field.focus();
      if (field === search.field) await press('Escape');
      await press('F2', 'Escape', 'Alt+p');
    }
    document.removeEventListener('keydown', onKey);
    document.removeEventListener('keyup', onKey);
    for (const key of ['F2', 'Escape', 'p']) expect(paid.filter((one) => one === key).length, key).to.be.greaterThan(1);
  });

  it('hears everything that is pressed on our buttons', async () => {
    const provider = await page(html`<customer-search></customer-search>`, null);
    const search = CustomerSearchHarness.in(provider);
    await search.answered();
    const frame = await fixture<HTMLElement>(html`<div></div>`);
    frame.append(provider);
    const paid: string[] = [];
    frame.addEventListener('keydown', ({ key }) => paid.push(key));
    search.button('Number keys')?.focus();
    await typeByHand('P7');
    await press('Enter', 'F2', 'Escape');
    expect(paid).to.deep.equal(['P', '7', 'Enter', 'F2', 'Escape']);
  });
});
