import { beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../support/journey/register.js';
import { openShop } from '../support/journey/shop.js';

/** Found nowhere unless it got out. In the order of the form. */
const MARKED = {
  'Full Name or Nickname': 'Zyxwia Quorpmarker',
  'Phone #': '(202) 555-0198',
  Email: 'zyxwia@quorp.example',
  'Drivers License Number': 'QX77310042',
  Notes: 'allergic to vexmarker',
};
const TRACES = /zyxwia|quorp|555.{0,3}0198|QX77310042|vexmarker/i;

describe('who a customer is', () => {
  const shop = openShop();
  let register: Register;

  beforeAll(async () => {
    register = await shop.open();
    await register.imports.import(
      'Name,Phone,E-mail\r\nQuorp Imported,(202) 555-0198,imported@quorp.example\r\nQuorp Nobody,12,\r\n',
    );
    await register.imports.close();
    await register.openSale();

    await register.find('Zyxwia');
    await register.pressNew();
    await register.form.fill(MARKED);
    await register.form.turn('Opt-In SMS', 'on');
    await register.form.pressSave();
    await register.initial('Zyxwia Quorpmarker').waitFor();
    await register.edit();
    await register.page.getByRole('button', { name: /^Show Drivers License Number/ }).click();
    await register.page.getByText('QX77310042', { exact: true }).waitFor();
    await register.hand.press(register.form.active);
    await register.form.warning.getByRole('button', { name: 'OK' }).click();
    await register.hand.press(register.form.active);
    await register.form.warning.getByRole('button', { name: 'OK' }).click();
    await register.form.fill({ Notes: 'also vexmarker', Email: 'zyxwia.two@quorp.example' });
    await register.form.pressSave();
    await register.form.save.waitFor({ state: 'hidden' });
    await register.clear();
    await register.find('0198');
    await register.choose('Zyxwia Quorpmarker');
    await register.initial('Zyxwia Quorpmarker').waitFor();
    await register.openDirectory();
    await register.find('quorp');
    await register.choose('Zyxwia Quorpmarker');
    await register.form.save.waitFor();
    await register.reload();
  });

  it('is told by no event that leaves an element', () => {
    const { events } = register.watch;
    // Else nobody was listening, and this test shows nothing.
    for (const type of ['customer-select', 'customer-save', 'customer-status', 'customer-change', 'customer-open'])
      expect(
        events.some((event) => event.startsWith(`${type} `)),
        type,
      ).toBe(true);
    expect(events.filter((event) => TRACES.test(event))).toEqual([]);
  });

  it('stands in no address, and in nothing that was sent', () => {
    const { addresses } = register.watch;
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => TRACES.test(decodeURIComponent(address)))).toEqual([]);
  });

  it('goes to no other origin', () => {
    const { origin } = new URL(register.page.url());
    const others = register.watch.addresses.filter((address) => /\bhttps?:/.test(address) && !address.includes(origin));
    expect(others).toEqual([]);
  });

  it('is written to no console', () => {
    expect(register.watch.logged.filter((line) => TRACES.test(line))).toEqual([]);
  });

  it('is in no storage but the database: what a reload needs is an id', async () => {
    const kept = await register.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    expect(kept).toMatch(/[\da-f]{8}-[\da-f]{4}-7/);
    expect(kept).not.toMatch(TRACES);
  });

  it('has the number of her license in the database in no form that can be read', async () => {
    const rows = await register.page.evaluate(readDatabases);
    // The reader has read: what is not sealed stands there.
    expect(rows).toContain('Zyxwia');
    expect(rows).not.toContain('QX77310042');
  });
});

/** Every row of every store of the page, as text. Runs in the page. */
async function readDatabases(): Promise<string> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('not read'));
    });
  const read = (value: unknown): string => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
      return new TextDecoder('latin1').decode(value instanceof ArrayBuffer ? value : value.buffer);
    if (typeof value !== 'object' || value === null) return String(value);
    return Object.values(value).map(read).join(' ');
  };
  const texts: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      texts.push(read(await answer<unknown[]>(database.transaction(store).objectStore(store).getAll())));
    }
    database.close();
  }
  return texts.join(' ');
}
