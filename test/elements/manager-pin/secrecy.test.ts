import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/define/manager-pin.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import type { ManagerPinElement } from '../../../src/elements/manager-pin/manager-pin.js';
import { deleteDatabase } from '../../support/delete-database.js';
import { ManagerPinHarness } from '../../support/harness/manager-pin-harness.js';
import { clientOf, registerPage } from '../../support/harness/register-page.js';
import { typeByHand } from '../../support/harness/type-by-hand.js';
import { ANA, newEntryId } from '../../support/managers.js';
import { until } from '../../support/until.js';

/** A manager's, and one that is nobody's: neither stands anywhere else by chance. */
const PINS = [ANA.pin, '864209'] as const;
const LOOKED_AT = ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'grant-issue', 'regulars-error'] as const;

/** Everything on the page that can be read: text, attributes, and what fields hold, in every root. */
function pageText(root: Node = document): string {
  const parts: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  for (let node: Node | null = root; node; node = walker.nextNode()) {
    if (node instanceof Element) {
      parts.push(...[...node.attributes].map(({ value }) => value));
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) parts.push(node.value);
      if (node.shadowRoot) parts.push(pageText(node.shadowRoot));
    } else if (!(node.parentNode instanceof HTMLScriptElement)) parts.push(node.nodeValue ?? '');
  }
  return parts.join('\n');
}

/** Everything a database holds, down to the bytes. */
async function databaseText(name: string): Promise<string> {
  const open = indexedDB.open(name);
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    open.onsuccess = () => resolve(open.result);
    open.onerror = () => reject(open.error ?? new Error('not opened'));
  });
  const stores = [...database.objectStoreNames];
  const rows = await Promise.all(
    stores.map(
      (store) =>
        new Promise<unknown[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        }),
    ),
  );
  database.close();
  expect(rows.flat().length).to.be.greaterThan(3);
  return rows.flat().map(flat).join('\n');
}

function flat(value: unknown): string {
  if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, part]) => `${key} ${flat(part)}`)
    .join('\n');
}

function expectNone(text: string, where: string): void {
  for (const pin of PINS) expect(text.includes(pin), `${where} has a PIN`).to.equal(false);
}

describe('a PIN', () => {
  let database: string;
  const said: string[] = [];
  const real = { log: console.log, info: console.info, warn: console.warn, error: console.error, debug: console.debug };
  let provider: CustomerProviderElement;
  let element: ManagerPinElement;
  let pad: ManagerPinHarness;

  beforeEach(async () => {
    said.length = 0;
    database = `secrecy-${crypto.randomUUID()}`;
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      console[level] = (...given: unknown[]) => said.push(given.map(flat).join(' '));
    }
    provider = await registerPage(html`<manager-pin></manager-pin>`, { storage: 'indexeddb', database });
    await clientOf(provider).setManagers([ANA]);
    const found = provider.querySelector('manager-pin');
    if (!found) throw new Error('There is no pad.');
    element = found;
    pad = new ManagerPinHarness(element);
  });
  afterEach(async () => {
    Object.assign(console, real);
    provider.remove();
    await clientOf(provider).close();
    await deleteDatabase(database);
  });

  it('is nowhere: on the page, in events, storage, logs or errors', async () => {
    const events: string[] = [];
    const note = (event: Event): void => {
      const { detail, data, key } = event as unknown as Record<string, unknown>;
      // A key as it comes is the browser's: it stops at the dialog.
      events.push([event.type, detail, data, key, ...Object.values<unknown>({ ...event })].map(flat).join(' '));
    };
    for (const type of LOOKED_AT) document.addEventListener(type, note);
    const errors: unknown[] = [];
    try {
      const answer = element.request({ entryId: newEntryId(clientOf(provider)), action: 'edit' });
      await until(() => pad.isShown);
      for (const pin of [PINS[1], PINS[0]]) {
        await typeByHand(pin);
        expect(pad.rings).to.equal(pin.length);
        expectNone(pageText(), 'the page, typed');
        await sendKeys({ press: 'Enter' });
        expectNone(pageText(), 'the page, checked');
        await until(() => !pad.isBusy || !pad.isShown);
        expectNone(pageText(), 'the page, answered');
      }
      const grant = await answer;
      expectNone(flat(grant), 'the grant');
      await clientOf(provider)
        .setManagers([ANA, { ...ANA, id: newEntryId(clientOf(provider)) }])
        .catch((error: unknown) => errors.push(error));
      await clientOf(provider)
        .approve({ entryId: newEntryId(clientOf(provider)), action: 'edit' }, PINS[1])
        .catch((error: unknown) => errors.push(error));
    } finally {
      for (const type of LOOKED_AT) document.removeEventListener(type, note);
    }
    expect(errors).to.have.length(2);
    for (const error of errors) {
      const { message, stack = '' } = error as Error;
      expectNone(`${message} ${stack} ${flat(error)}`, 'an error');
    }
    expect(events.some((event) => event.startsWith('grant-issue'))).to.equal(true);
    expect(events.filter((event) => event.startsWith('key') && /\b\d\b/.test(event))).to.deep.equal([]);
    expectNone(events.join('\n'), 'an event');
    expectNone(said.join('\n'), 'the console');
    expectNone(flat({ ...localStorage }) + flat({ ...sessionStorage }), 'web storage');
    expectNone(await databaseText(database), 'the database');
    expectNone(JSON.stringify(await clientOf(provider).audit()), 'the audit trail');
    expectNone(location.href + document.cookie, 'the address');
  });

  it('gets into the field by no other way: paste, drop, autofill, an input method', async () => {
    void element.request({ entryId: newEntryId(clientOf(provider)), action: 'edit' }).catch(() => undefined);
    await until(() => pad.isShown);
    const { field } = pad;
    expect(field.type).to.equal('text');
    expect([field.name, field.form, field.inputMode, field.autocomplete]).to.deep.equal(['', null, 'none', 'off']);
    for (const inputType of [
      'insertText',
      'insertFromPaste',
      'insertFromDrop',
      'insertReplacementText',
      'deleteContentBackward',
    ]) {
      const event = new InputEvent('beforeinput', { inputType, data: '739102', bubbles: true, cancelable: true, composed: true });
      field.dispatchEvent(event);
      expect(event.defaultPrevented, inputType).to.equal(true);
    }
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
    field.dispatchEvent(drop);
    expect(drop.defaultPrevented).to.equal(true);
    // As autofill and some input methods do, which nothing can refuse.
    field.value = ANA.pin;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    expect(field.value).to.equal('');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: '7', isComposing: true, bubbles: true, composed: true }));
    expect(pad.rings).to.equal(0);
    element.close();
  });

  it('does not wait behind another page, on a closed pad, or on one that is moved', async () => {
    const ask = async (): Promise<void> => {
      void element.request({ entryId: newEntryId(clientOf(provider)), action: 'edit' }).catch(() => undefined);
      await until(() => pad.isShown);
    };
    await ask();
    await pad.press(...'7391');
    dispatchEvent(new Event('blur'));
    await until(() => pad.rings === 0);
    await pad.press(...'7391');
    element.close();
    await ask();
    expect(pad.rings).to.equal(0);
    await pad.press(...'7391');
    provider.append(element);
    await until(() => pad.rings === 0);
    element.close();
  });

  it('is no try where a scanner typed it', async () => {
    void element.request({ entryId: newEntryId(clientOf(provider)), action: 'edit' }).catch(() => undefined);
    await until(() => pad.isShown);
    [...ANA.pin, 'Enter'].forEach((key, place) => {
      const init = { key, code: `Digit${key}`, bubbles: true, composed: true, cancelable: true };
      for (const [type, atMs] of [
        ['keydown', place * 8],
        ['keyup', place * 8 + 4],
      ] as const) {
        const event = new KeyboardEvent(type, init);
        // As a scanner's come, however busy the machine is that runs this.
        Object.defineProperty(event, 'timeStamp', { value: 1_000 + atMs });
        pad.field.dispatchEvent(event);
      }
    });
    await until(() => pad.sentence !== '');
    expect(pad.sentence).to.equal('A scan is no PIN. Type it, or use the keys.');
    expect(pad.rings).to.equal(0);
    expect((await clientOf(provider).audit()).rows).to.deep.equal([]);
    element.close();
  });
});
