import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Customer } from '../../src/domain/customer.js';
import type { Register } from '../support/journey/register.js';
import { openShop } from '../support/journey/shop.js';
import { startSynced, type SyncedPages } from '../support/journey/synced-pages.js';

/** A page comes from its sources here, module by module. */
const PATIENCE_MS = 60_000;
const PATIENT = { timeout: PATIENCE_MS };
const SALLY = 'Sally Field';

describe('two registers that npm run start:synced starts, each in a browser of its own', () => {
  let pages: SyncedPages;
  beforeAll(async () => {
    pages = await startSynced();
  });
  // Not for a page that reads on from it: the browsers have ended by then.
  afterAll(async () => {
    expect(await pages.end()).toEqual({ errors: '', left: [] });
  });

  const options = { url: () => pages.url, patienceMs: PATIENCE_MS };
  const [here, there] = [openShop(options), openShop(options)];
  let one: Register;
  let two: Register;
  beforeAll(async () => {
    [one, two] = await Promise.all([here.open({ register: '1' }), there.open({ register: '2' })]);
  });

  it('find on one whom the other has just created', async () => {
    await two.find('Sally');
    await two.createRow.waitFor();
    await one.create({ 'Full Name or Nickname': SALLY, 'Phone #': '(415) 555-2671' });
    await one.initial(SALLY).waitFor();
    await two.found(SALLY).waitFor();
    await two.closePanel();
  });

  it('resume on one what the other has parked, and say where it is open', async () => {
    await one.ringUp('Cookie');
    await one.hand.press(one.lightning);
    await one.hand.press(one.page.getByRole('button', { name: 'Save Sale', exact: true }));
    await one.hand.type(one.page.getByRole('textbox', { name: 'Customer Name' }), 'Table 4');
    await one.hand.press(one.page.getByRole('button', { name: 'Save', exact: true }));
    await one.initial().waitFor({ state: 'detached' });

    await expect.poll(() => two.lightning.getAttribute('aria-label'), PATIENT).toBe('Sale queue, 1 waiting');
    await two.hand.press(two.lightning);
    await two.hand.press(two.page.getByRole('button', { name: 'Resume Table 4' }));
    await two.initial(SALLY).waitFor();
    await two.page.getByRole('button', { name: /^Charge \$3\.19/ }).waitFor();

    await one.hand.press(one.lightning);
    const row = one.page.getByRole('listitem').filter({ hasText: 'Table 4' });
    await expect.poll(() => row.innerText(), PATIENT).toContain('Open on Counter 2');
    expect(await one.page.getByRole('button', { name: /^(Resume|Take over) Table 4$/ }).count()).toBe(0);

    await two.chargeByCard();
    await one.page.getByText('No sales are waiting').waitFor();
    await one.closeView();
  });

  it('come out the same to the letter when one has worked on with its network cut', async () => {
    await one.context.setOffline(true);
    await one.find('Sally');
    await one.choose(SALLY);
    await one.edit();
    await one.form.fill({ Email: 'sally@example.com' });
    await one.form.pressSave();
    await one.form.save.waitFor({ state: 'hidden' });
    await one.ringUp('Latte');
    await one.chargeByCard();
    await one.create({ 'Full Name or Nickname': 'Oliver Offline' });
    await one.initial('Oliver Offline').waitFor();

    await two.find('Sally');
    await two.choose(SALLY);
    await two.edit();
    await two.form.fill({ 'Phone #': '(415) 555-0100' });
    await two.form.pressSave();
    await two.form.save.waitFor({ state: 'hidden' });
    await two.ringUp('Cookie');
    await two.chargeByCard();
    await expect.poll(() => waiting(two), PATIENT).toBe(0);
    expect(await waiting(one)).toBeGreaterThan(0);
    expect((await everything(two)).map(({ details }) => details.customer.displayName)).toEqual([SALLY]);

    await one.context.setOffline(false);
    await expect.poll(() => waiting(one), PATIENT).toBe(0);
    await expect
      .poll(async () => (await everything(two)).map(inShort), PATIENT)
      .toEqual([
        'Oliver Offline, null, no phone: 0 points of 0 sales',
        `${SALLY}, sally@example.com, +14155550100: 8 points of 3 sales`,
      ]);
    const settled = await everything(two);
    await expect.poll(() => everything(one), PATIENT).toEqual(settled);
  });

  it('let a manager go on whose PIN was right on one, while its network is cut, and show it on both', async () => {
    await one.find('Oliver');
    await one.choose('Oliver Offline');
    await givePoints(one, '10');
    // The register has told the backend by which key it signs.
    await expect.poll(() => knownManagers(one), PATIENT).toBe(1);
    await expect.poll(() => waiting(one), PATIENT).toBe(0);
    await one.context.setOffline(true);
    await givePoints(one, '5');
    await expect.poll(() => one.points(), PATIENT).toBe(15);
    expect(await waiting(one)).toBeGreaterThan(0);

    await one.context.setOffline(false);
    await expect.poll(() => waiting(one), PATIENT).toBe(0);
    await two.find('Oliver');
    await two.choose('Oliver Offline');
    await expect.poll(() => two.points(), PATIENT).toBe(15);
    for (const register of [one, two]) {
      await register.takeFromMenu('Customer History');
      const history = register.page.locator('customer-history');
      await register.hand.press(history.getByRole('tab', { name: 'Loyalty', exact: true }));
      const told = () => history.getByRole('tabpanel').innerText();
      await expect.poll(told, PATIENT).toMatch(/Approved offline[^]*Balance 15[^]*Balance 10/);
      expect((await told()).match(/Approved offline/g)).toHaveLength(1);
      await register.closeView();
    }
  });

  it('hear of a change as it is made, however seldom they would ask', async () => {
    const three = await here.open({ register: '3', before: neverAsk });
    await three.find('Hilda');
    await three.createRow.waitFor();
    await two.create({ 'Full Name or Nickname': 'Hilda Hint' });
    await three.found('Hilda Hint').waitFor();
  });

  it('ask by themselves each half a minute where no hints come through', async () => {
    const four = await here.open({ register: '4', before: hearNothing });
    await four.find('Paula');
    await four.createRow.waitFor();
    await two.create({ 'Full Name or Nickname': 'Paula Poll' });
    await four.found('Paula Poll').waitFor();
  });
});

/** Runs in a page before its scripts: what it would do in half a minute it never does. */
function neverAsk(): void {
  const { setTimeout: wait } = globalThis;
  globalThis.setTimeout = ((work: () => void, ms = 0, ...rest: unknown[]) =>
    wait(work, ms < 25_000 ? ms : 2 ** 31 - 1, ...rest)) as typeof setTimeout;
}

/** Runs in a page before its scripts: its backend has no hints. What it would do in half a minute it does in a few seconds. */
function hearNothing(): void {
  const { setTimeout: wait } = globalThis;
  globalThis.setTimeout = ((work: () => void, ms = 0, ...rest: unknown[]) =>
    wait(work, ms < 25_000 ? ms : ms / 6, ...rest)) as typeof setTimeout;
  const { fetch: ask } = globalThis;
  globalThis.fetch = async (asked, options) => {
    const url = asked instanceof Request ? asked.url : String(asked);
    if (!url.endsWith('/backend/watch')) return ask(asked, options);
    return new Response(null, { status: 404, headers: { 'Regulars-Protocol': '1' } });
  };
}

/** Adds points by hand to who is on the sale, by the PIN of the shop's manager. */
async function givePoints(register: Register, points: string): Promise<void> {
  const { page, hand } = register;
  await hand.press(register.account.getByRole('button', { name: /loyalty points?, adjust$/ }));
  await hand.press(page.getByRole('button', { name: 'Add Loyalty Points' }));
  await register.approve();
  await hand.type(page.getByRole('textbox', { name: 'Number of points' }), points);
  await hand.press(page.getByRole('button', { name: 'Add Loyalty', exact: true }));
  await page.getByRole('textbox', { name: 'Number of points' }).waitFor({ state: 'hidden' });
}

/** Of how many managers a register could check a PIN by itself. */
function knownManagers(register: Register): Promise<number> {
  return register.page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('regulars'))?.name ?? '';
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('not opened'));
    });
    const kept = await new Promise<{ offline?: { verifiers: unknown[] } } | undefined>((resolve, reject) => {
      const request = database.transaction('approval').objectStore('approval').get('approval');
      request.onsuccess = () => resolve(request.result as { offline?: { verifiers: unknown[] } } | undefined);
      request.onerror = () => reject(request.error ?? new Error('not read'));
    });
    database.close();
    return kept?.offline?.verifiers.length ?? 0;
  });
}

/** A customer as a register has them, with all that hangs on them. */
interface Shown {
  readonly details: { readonly customer: Customer };
  readonly points: { readonly amount: number };
  readonly sales: readonly unknown[];
}

/** How many changes a register has yet to send. */
function waiting(register: Register): Promise<number> {
  return register.page.evaluate(() => document.querySelector('customer-provider')?.client?.sync.status.pending ?? NaN);
}

/** All customers that a register has, with what they bought and what they have. */
async function everything(register: Register): Promise<readonly Shown[]> {
  const all = await register.page.evaluate(async () => {
    const client = document.querySelector('customer-provider')?.client;
    const { rows } = (await client?.list({ limit: 100 })) ?? { rows: [] };
    const shown = rows.map(async ({ customer: { id } }) => ({
      details: await client?.get(id),
      points: await client?.loyalty.balance(id),
      sales: (await client?.sales.list(id))?.rows,
    }));
    return JSON.stringify(await Promise.all(shown));
  });
  return JSON.parse(all) as Shown[];
}

function inShort({ details: { customer }, points, sales }: Shown): string {
  return `${customer.displayName}, ${customer.email}, ${customer.phone?.e164 ?? 'no phone'}: ${points.amount} points of ${sales.length} sales`;
}
