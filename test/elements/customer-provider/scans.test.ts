import { expect, fixture, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import '../../../src/define/customer-account.js';
import '../../../src/define/customer-form.js';
import '../../../src/define/customer-panel.js';
import '../../../src/define/customer-search.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { CustomerDraft } from '../../../src/domain/customer.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import type { ScanEvent } from '../../../src/events/scan.js';
import { CustomerAccountHarness } from '../../support/harness/customer-account-harness.js';
import { CustomerSearchHarness } from '../../support/harness/customer-search-harness.js';
import { play, quiet } from '../../support/harness/recorded-keyboard.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';
import { BARE_LICENSE, HANDS, LICENSE, SCANNERS, STRIPES, recordingOf } from '../../support/scan-recordings.js';
import type { RecordedKey, Rhythm } from '../../support/scan-recordings.js';

const CODE = '4006381333931';
const ADA: CustomerDraft = { displayName: 'Ada Lovelace', code: CODE };
const GRACE: CustomerDraft = { displayName: 'Grace Hopper', code: '4006381333948' };
const [USB, ...OTHERS] = SCANNERS;
const usb: Rhythm = USB ?? { name: '', gapsMs: [], dwellMs: [] };

interface ScanPage {
  readonly provider: CustomerProviderElement;
  /** Codes of the events, in order. */
  readonly scans: (string | null)[];
  /** Keys that reached the document. */
  readonly heard: string[];
  readonly attached: () => string;
  readonly said: () => string;
}

/** A register with two customers, whose host listens for keys on its document. */
async function scanPage(children: TemplateResult, options: CustomerClientOptions = {}): Promise<ScanPage> {
  const provider = await registerPage(children, { locale: 'en', ...options });
  await addCustomers(clientOf(provider), ADA, GRACE);
  const region = await until(() => spokenBy(provider));
  const scans: (string | null)[] = [];
  const heard: string[] = [];
  provider.addEventListener('scan', ({ code }) => scans.push(code));
  const onKey = ({ key }: KeyboardEvent): void => {
    if (!provider.isConnected) document.removeEventListener('keydown', onKey);
    else heard.push(key);
  };
  document.addEventListener('keydown', onKey);
  return {
    provider,
    scans,
    heard,
    attached: () => provider.sale?.current?.customer.displayName ?? '',
    said: () => region.textContent?.replace(/\u00a0/g, '') ?? '',
  };
}

function spokenBy(provider: CustomerProviderElement): Element | null {
  const places = [...(provider.shadowRoot?.querySelectorAll('div') ?? [])];
  return places.flatMap(({ shadowRoot }) => shadowRoot?.querySelector('[role=status]') ?? []).at(0) ?? null;
}

async function searchPage(): Promise<ScanPage & { search: CustomerSearchHarness }> {
  const page = await scanPage(html`<customer-search></customer-search>`);
  const search = CustomerSearchHarness.in(page.provider);
  search.field.focus();
  await search.answered();
  return { ...page, search };
}

describe('a scan', () => {
  for (const scanner of SCANNERS) {
    it(`by ${scanner.name} puts the customer whose code it is on the sale, and leaves the field as it was`, async () => {
      const { search, scans, attached, said, heard } = await searchPage();
      await search.paste('Gra');
      search.field.setSelectionRange(1, 2);
      await play(recordingOf(`${CODE}\n`, scanner));
      expect(search.field.value).to.equal('Gra');
      expect([search.field.selectionStart, search.field.selectionEnd]).to.deep.equal([1, 2]);
      await until(() => attached() === 'Ada Lovelace' && said());
      expect(scans).to.deep.equal([CODE]);
      expect(said()).to.equal('Ada Lovelace is on the sale.');
      expect(heard).to.deep.equal([]);
    });
  }

  it('ends with Enter, Tab, both, a line feed behind Enter, or nothing', async () => {
    const { search, scans } = await searchPage();
    for (const end of ['\n', '\t', '\n\t', '\n\u000a', '']) {
      await play(recordingOf(`4711-0815${end}`, usb));
      await until(() => scans.length > 0);
      await quiet();
      expect(scans.splice(0)).to.deep.equal(['4711-0815']);
      expect(search.field.value).to.equal('');
      expect(search.field.matches(':focus')).to.equal(true);
    }
  });

  it('comes from its provider, can be canceled, and then nothing is looked up', async () => {
    const { provider, attached, said } = await searchPage();
    let asked = 0;
    provider.addEventListener('customer-attach', () => (asked += 1));
    let told: ScanEvent | undefined;
    document.addEventListener(
      'scan',
      (event) => {
        told = event;
        event.preventDefault();
      },
      { once: true },
    );
    await play(recordingOf(`${CODE}\n`, usb));
    await quiet();
    expect(told?.target === provider).to.equal(true);
    expect(told?.code).to.equal(CODE);
    expect(attached()).to.equal('');
    expect(asked).to.equal(0);
    expect(said()).to.equal('');
  });

  it('asks the host before the customer is on the sale, with the origin', async () => {
    const { provider, attached } = await searchPage();
    const before = oneEvent(provider, 'customer-attach');
    const after = oneEvent(provider, 'customer-change');
    await play(recordingOf(`${CODE}\n`, usb));
    expect(await before).to.include({ origin: 'scan', initial: 'A' });
    expect(await after).to.include({ origin: 'scan' });
    expect(attached()).to.equal('Ada Lovelace');
  });

  it('is refused by a listener, without a word of ours', async () => {
    const { provider, attached, said, scans } = await searchPage();
    provider.addEventListener('customer-attach', (event) => event.preventDefault());
    await play(recordingOf(`${CODE}\n`, usb));
    await until(() => scans.length > 0);
    await quiet();
    expect(attached()).to.equal('');
    expect(said()).to.equal('');
  });

  it('of a customer who cannot buy says why, on the page too, and the next scan takes that away', async () => {
    const { provider, attached, said } = await searchPage();
    const { results } = await clientOf(provider).search(CODE);
    await clientOf(provider).setStatus(results[0]?.customer.id ?? '', 'inactive');
    const refused = oneEvent(provider, 'regulars-error');
    await play(recordingOf(`${CODE}\n`, usb));
    expect(await refused).to.include({ code: 'inactive-customer' });
    await until(said);
    expect(attached()).to.equal('');
    expect(said()).not.to.contain('Ada');
    const place = await until(() => provider.shadowRoot?.querySelector<HTMLElement>('[part=error]:not([hidden])'));
    await play(recordingOf('4006381333948\n', usb));
    await until(() => attached() === 'Grace Hopper');
    await until(() => place.hidden);
  });

  it('that nobody has is said politely, without the code', async () => {
    const { said, attached } = await searchPage();
    await play(recordingOf('99999999\n', usb));
    await until(said);
    expect(said()).to.equal('No customer has the scanned code.');
    expect(attached()).to.equal('');
  });

  it('of a code that two have takes neither', async () => {
    const { provider, said, attached } = await searchPage();
    await addCustomers(clientOf(provider), { displayName: 'Ada’s twin', code: CODE });
    await play(recordingOf(`${CODE}\n`, usb));
    await until(said);
    expect(said()).to.contain('Several');
    expect(attached()).to.equal('');
  });

  it('takes only a whole code: a name or a part of it is none', async () => {
    const { provider, said, attached } = await searchPage();
    await addCustomers(clientOf(provider), { displayName: 'Scannable', code: 'C-100017' });
    for (const text of ['Scannable', 'C-10001']) {
      await play(recordingOf(`${text}\n`, usb));
      await until(() => said().startsWith('No customer'));
      expect(attached()).to.equal('');
    }
    await play(recordingOf('c-100017\n', usb));
    await until(() => attached() === 'Scannable');
  });

  it('after a scan leaves the customer scanned last on the sale', async () => {
    const { attached, said } = await searchPage();
    await play(recordingOf(`${CODE}\n`, usb));
    await quiet();
    await play(recordingOf('4006381333948\n', usb));
    await until(() => said().startsWith('Grace'));
    expect(attached()).to.equal('Grace Hopper');
  });

  it('leaves who was chosen in the field chosen', async () => {
    const { provider, search } = await searchPage();
    const field = search.element;
    provider.addEventListener('scan', (event) => event.preventDefault());
    await search.paste('Ada');
    await search.choose(0);
    await until(() => field.value);
    const chosen = field.value;
    search.field.select();
    await play(recordingOf('99999999\n', usb));
    await quiet();
    expect(search.field.value).to.equal('Ada Lovelace');
    expect(field.value).to.equal(chosen);
  });

  it('presses no button, whatever is in it', async () => {
    const { provider, scans, heard } = await scanPage(html`<customer-account></customer-account>`);
    await provider.sale?.attach((await clientOf(provider).search('Grace')).results[0]?.customer.id ?? '');
    const account = await CustomerAccountHarness.in(provider);
    await until(() => account.hasInitial);
    for (const code of ['SKU 12 34 56', '47110815', 'A 471108']) {
      account.initial?.focus();
      await play(recordingOf(`${code}\n`, usb));
      await quiet();
      expect(account.menu).to.deep.equal([]);
    }
    expect(scans).to.deep.equal(['SKU 12 34 56', '47110815', 'A 471108']);
    // The first key looks as a hand's.
    expect(heard).to.deep.equal(['S', '4', 'A']);
  });

  it('clears no customer while Clear Customer has focus', async () => {
    const { provider, attached, scans } = await scanPage(html`<customer-account></customer-account>`);
    await provider.sale?.attach((await clientOf(provider).search('Grace')).results[0]?.customer.id ?? '');
    const account = await CustomerAccountHarness.in(provider);
    await until(() => account.hasInitial);
    account.element.openMenu();
    await account.element.updateComplete;
    const clear = [...account.element.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')].find(({ textContent }) =>
      textContent?.includes('Clear'),
    );
    clear?.focus();
    expect(account.focused).to.contain('Clear');
    await play(recordingOf('0123456789012\n', usb));
    await quiet();
    expect(scans).to.deep.equal(['0123456789012']);
    expect(attached()).to.equal('Grace Hopper');
  });

  it('into the title of the search, from where typing goes on into the field, leaves nothing there', async () => {
    const { provider, scans } = await scanPage(html`<customer-panel mode="inline" open></customer-panel>`);
    const panel = provider.querySelector('customer-panel');
    const title = await until(() => panel?.shadowRoot?.querySelector<HTMLElement>('.frame-title'));
    const search = await until(() => panel?.shadowRoot?.querySelector('customer-search'));
    await search.updateComplete;
    title.focus();
    provider.addEventListener('scan', (event) => event.preventDefault());
    await play(recordingOf(`${CODE}\n`, usb));
    await quiet();
    expect(scans).to.deep.equal([CODE]);
    expect(new CustomerSearchHarness(search).field.value).to.equal('');
  });

  it('is not looked for with scans="off"', async () => {
    const { provider, search, scans } = await searchPage();
    provider.scans = 'off';
    await provider.updateComplete;
    await play(recordingOf('99999999', usb));
    await quiet();
    expect(scans).to.deep.equal([]);
    expect(search.field.value).to.equal('99999999');
  });

  it('is pressed again on the document with scans="replay", each key once, and a code that is no customer’s is not spoken of', async () => {
    const { provider, search, scans, heard, said } = await searchPage();
    provider.scans = 'replay';
    await provider.updateComplete;
    await play(recordingOf('SKU-4711\n', usb));
    await until(() => scans.length > 0);
    expect(heard.join(' ')).to.equal('S K U - 4 7 1 1 Enter');
    heard.length = 0;
    search.button('Number keys')?.focus();
    await play(recordingOf('SKU-4712\n', usb));
    await until(() => scans.length > 1);
    expect(heard.join(' ')).to.equal('S K U - 4 7 1 2 Enter');
    await quiet();
    expect(said()).to.equal('');
  });

  it('is read as the host says its scanner types', async () => {
    const { provider, scans } = await searchPage();
    provider.scanner = { prefix: '~', suffix: '#', maxMsPerKey: 80, minLength: 4 };
    await provider.updateComplete;
    await play(recordingOf('~4711#\n', { name: '', gapsMs: [70], dwellMs: [20] }));
    await quiet();
    expect(scans).to.deep.equal(['4711']);
  });

  it('in a field of the host’s is the host’s', async () => {
    const { provider, scans, heard } = await scanPage(html`<input aria-label="Barcode" />`);
    const field = provider.querySelector('input');
    field?.focus();
    await play(recordingOf(`${CODE}\n`, usb));
    await quiet();
    expect(field?.value).to.equal(CODE);
    expect(heard).to.have.length(CODE.length + 1);
    expect(scans).to.deep.equal([]);
  });

  it('is told by the provider around the field, of two', async () => {
    const { scans, search } = await searchPage();
    const other = await scanPage(html`<customer-search></customer-search>`);
    search.field.focus();
    await play(recordingOf('99999999\n', usb));
    await quiet();
    expect(scans).to.deep.equal(['99999999']);
    expect(other.scans).to.deep.equal([]);
  });

  it('reaches the page’s only provider from an element that was moved out of it', async () => {
    const { search, scans } = await searchPage();
    const elsewhere = await fixture<HTMLElement>(html`<div></div>`);
    elsewhere.append(search.element);
    await search.settled();
    search.field.focus();
    await play(recordingOf('99999999\n', usb));
    await quiet();
    expect(scans).to.deep.equal(['99999999']);
  });

  it('is over when the provider leaves', async () => {
    const { provider, search, scans } = await searchPage();
    const field = search.field;
    provider.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(search.element);
    field.focus();
    await play(recordingOf('99999999\n', usb));
    await quiet();
    search.element.remove();
    expect(scans).to.deep.equal([]);
  });
});

describe('a document that is scanned', () => {
  for (const [name, text] of [
    ['a license', LICENSE],
    ['a license without separators', BARE_LICENSE],
    ['the stripe of a license', STRIPES[0] ?? ''],
    ['the stripe of a payment card', STRIPES[1] ?? ''],
  ] as const) {
    it(`${name}: is told without a code, and nothing of it is typed, pressed, searched or kept`, async () => {
      for (const scanner of [usb, ...OTHERS.slice(0, 1)]) {
        const { provider, search, scans, heard, said } = await searchPage();
        provider.scans = 'replay';
        await provider.updateComplete;
        const seen: string[] = [];
        search.field.addEventListener('input', () => seen.push(search.field.value));
        await play(recordingOf(text, scanner));
        await until(() => scans.length > 0);
        await quiet();
        expect(scans).to.deep.equal([null]);
        expect(search.field.value).to.equal('');
        expect(heard).to.deep.equal([]);
        expect(seen.join()).not.to.match(/SAMPLE|D12345678|4111/);
        expect(said()).to.contain('Nothing was taken');
        expect(search.seen).not.to.contain('SAMPLE');
      }
    });
  }

  it('does not press a button with its lines, and does not walk through a form', async () => {
    const { provider, scans } = await scanPage(html`<customer-form></customer-form>`);
    const form = provider.querySelector('customer-form');
    const first = await until(() => form?.shadowRoot?.querySelector('input'));
    first.focus();
    await play(recordingOf(LICENSE, usb));
    await until(() => scans.length > 0);
    expect(form?.shadowRoot?.activeElement === first).to.equal(true);
    expect([...(form?.shadowRoot?.querySelectorAll('input') ?? [])].map(({ value }) => value).join('')).not.to.match(
      /@|ANSI|SAMPLE/,
    );
    expect(form?.dirty).to.equal(false);
    expect(scans).to.deep.equal([null]);
  });
});

describe('real keys', () => {
  it('as fast as a scanner’s are one, and a hand types on where it was', async () => {
    const { provider, search, scans } = await searchPage();
    provider.addEventListener('scan', (event) => event.preventDefault());
    provider.scanner = { maxMsPerKey: 100 };
    await provider.updateComplete;
    // A machine that is busy may press them no faster than a hand.
    while (scans.length === 0) {
      await search.paste('Lovelac');
      await sendKeys({ type: CODE });
      await quiet();
    }
    expect(scans).to.deep.equal([CODE]);
    await new Promise((resolve) => setTimeout(resolve, 120));
    await sendKeys({ type: 'e' });
    expect(search.field.value).to.equal('Lovelace');
  });
});

describe('hands', () => {
  for (const hand of HANDS) {
    it(`${hand.name}: lose no character in the search, and their Enter works`, async () => {
      const { search, scans } = await searchPage();
      await play(recordingOf('Perez Hernandez\n', hand));
      await search.answered();
      expect(search.field.value).to.equal('Perez Hernandez');
      await until(() => search.assertiveWords);
      await quiet();
      expect(scans).to.deep.equal([]);
    });
  }

  it('lose no character in any field of the form, at any rhythm', async function () {
    this.timeout(90_000);
    const { provider, scans } = await scanPage(html`<customer-form></customer-form>`);
    provider.shop = 'medical';
    provider.profile = 'given-family';
    await provider.updateComplete;
    const form = provider.querySelector('customer-form');
    await until(() => form?.shadowRoot?.querySelector('input'));
    const details = form?.shadowRoot?.querySelector<HTMLElement>('[role=switch][aria-checked=false]');
    for (const toggle of form?.shadowRoot?.querySelectorAll<HTMLElement>('[role=switch][aria-checked=false]') ?? [])
      toggle.click();
    await form?.updateComplete;
    expect(details === null).to.equal(false);
    const fields = [...(form?.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=text], textarea') ?? [])];
    expect(fields.length).to.be.greaterThan(10);
    for (const [index, field] of fields.entries()) {
      for (const hand of HANDS.slice(index % 2, 6)) {
        field.focus();
        field.select();
        await play(recordingOf('Perez 12345678', hand));
        expect(field.value, `${field.id}, ${hand.name}`).to.equal('Perez 12345678');
      }
    }
    await quiet();
    expect(scans).to.deep.equal([]);
  });

  it('and a scan after one another leave what the hand typed, in every field of the form', async function () {
    this.timeout(90_000);
    const { provider, scans } = await scanPage(html`<customer-form></customer-form>`);
    provider.addEventListener('scan', (event) => event.preventDefault());
    const form = provider.querySelector('customer-form');
    await until(() => form?.shadowRoot?.querySelector('input'));
    const fields = [...(form?.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=text], textarea') ?? [])];
    for (const [index, field] of fields.entries()) {
      const hand = HANDS[index % HANDS.length] ?? usb;
      const scanner = SCANNERS[index % SCANNERS.length] ?? usb;
      field.focus();
      const typed = recordingOf('Pere', hand);
      const after = (typed.at(-1)?.downMs ?? 0) + 70;
      const scan = recordingOf('4006381333931\n', scanner, after);
      const more = recordingOf('z', hand, (scan.at(-1)?.downMs ?? 0) + 150);
      await play([...typed, ...scan]);
      await quiet();
      await play(more);
      expect(field.value, field.id).to.equal('Perez');
    }
    expect(scans).to.deep.equal(fields.map(() => '4006381333931'));
  });

  it('that press Enter as fast as a scanner have it pressed a moment later', async () => {
    const { search, scans } = await searchPage();
    await play(recordingOf('Gra', HANDS[2] ?? usb));
    await play(recordingOf('x\n', { name: '', gapsMs: [45], dwellMs: [20] }));
    await search.answered();
    await until(() => search.assertiveWords);
    expect(search.field.value).to.equal('Grax');
    expect(scans).to.deep.equal([]);
  });

  it('that go on by Tab and at once choose in a list by a letter have chosen', async () => {
    const { provider, scans } = await scanPage(html`<customer-form></customer-form>`);
    const form = provider.querySelector('customer-form');
    const list = await until(() => form?.shadowRoot?.querySelector('select'));
    const [other] = [...list.options].filter(({ value }) => value !== list.value);
    const letter = other?.text.charAt(0) ?? '';
    list.focus();
    await play([...recordingOf('\t', usb), ...recordingOf(letter, usb, 30)]);
    await quiet();
    expect(list.value).to.equal(other?.value);
    expect(scans).to.deep.equal([]);
  });

  it('lose nothing to what is too short for a code, its Enters in order', async () => {
    const { provider, scans } = await scanPage(html`<customer-form></customer-form>`);
    const form = provider.querySelector('customer-form');
    const notes = await until(() => form?.shadowRoot?.querySelector('textarea'));
    notes.focus();
    await play(recordingOf('ab\ncd', usb));
    await quiet();
    expect(notes.value).to.equal('ab\ncd');
    expect(scans).to.deep.equal([]);
  });

  it('holding a key down, pasting, composing, and soft keyboards are no scan', async () => {
    const { search, scans } = await searchPage();
    const at = (index: number): Pick<RecordedKey, 'downMs' | 'upMs'> => ({ downMs: index * 30, upMs: index * 30 + 1 });
    await play(Array.from('aaaaaaaaaa', (key, index) => ({ key, code: 'KeyA', repeat: index > 0, ...at(index) })));
    await search.paste('4006381333931');
    await play(Array.from('4006381333', (_, index) => ({ key: 'Unidentified', code: '', ...at(index) })));
    await play(Array.from('4006381333', (key, index) => ({ key, code: '', isComposing: true, ...at(index) })));
    await play(Array.from('4006381333', (key, index) => ({ key, code: '', keyCode: 229, ...at(index) })));
    await quiet();
    expect(scans).to.deep.equal([]);
    expect(search.field.value).to.equal('4006381333931' + '4006381333'.repeat(2));
  });
});

describe('a wrong option of the scanner', () => {
  for (const [name, set, path] of [
    ['scans', { scans: 'on' }, 'scans'],
    ['a wrong pace', { scanner: { maxMsPerKey: 'fast' } }, 'scanner.maxMsPerKey'],
    ['a word it does not know', { scanner: { speed: 3 } }, 'scanner.speed'],
    ['no object', { scanner: 'usb' }, 'scanner'],
  ] as const) {
    it(`${name}: is told with its path, and scans are read all the same`, async () => {
      const { provider, search, scans } = await searchPage();
      const refused = oneEvent(provider, 'regulars-error');
      Object.assign(provider, set);
      expect(await refused).to.include({ code: 'invalid-config', path });
      search.field.focus();
      await play(recordingOf('99999999\n', usb));
      await until(() => scans.length > 0);
    });
  }
});
