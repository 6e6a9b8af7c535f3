import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { openHostPage } from '../support/journey/host-page.js';
import { openShop } from '../support/journey/shop.js';

const SCRIPT = '<script type="module" src="/host/regulars.js"></script>';

/** Saves Ada on the client of a provider, or of a search, once it has one. */
const SAVE_ADA = `
  const saveAda = async () => {
    const client = regulars.createCustomerClient({ country: 'US' });
    const saved = await client.save({ displayName: 'Ada Lovelace', phone: '(202) 555-0123' });
    if (!saved.ok) throw new Error('not saved');
    await client.close();
  };`;

describe('a host page', () => {
  const shop = openShop();
  let page: Page;

  beforeEach(async () => {
    page = await shop.blankPage();
  });

  async function expectAdaIsFound(): Promise<void> {
    await page.getByRole('combobox').fill('ada');
    await page.getByRole('option', { name: /^Ada Lovelace/ }).waitFor();
  }

  it('finds, attaches and creates with one element alone', async () => {
    await openHostPage(page, {
      body: `<customer-search></customer-search>${SCRIPT}`,
      script: `await customElements.whenDefined('customer-search'); ${SAVE_ADA} await saveAda();`,
    });
    await expectAdaIsFound();
    await page.getByRole('option', { name: /^Ada Lovelace/ }).click();
    await expect.poll(() => page.getByRole('combobox').inputValue()).toBe('Ada Lovelace');

    await page.getByRole('button', { name: 'New customer' }).click();
    await page.getByLabel('Full Name or Nickname').fill('Grace Hopper');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => page.getByRole('combobox').inputValue()).toBe('Grace Hopper');
  });

  it('edits who is on the sale with an account alone', async () => {
    await openHostPage(page, {
      body: `<customer-search></customer-search><customer-account></customer-account>${SCRIPT}`,
      script: `await customElements.whenDefined('customer-search'); ${SAVE_ADA} await saveAda();`,
    });
    await expectAdaIsFound();
    await page.getByRole('option', { name: /^Ada Lovelace/ }).click();
    await page.getByRole('button', { name: 'Ada Lovelace, customer menu' }).click();
    await page.getByRole('menuitem', { name: 'Edit Customer' }).click();
    await page.getByLabel('Full Name or Nickname').fill('Ada King');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Ada King, customer menu' }).waitFor();
  });

  it('has a provider that upgrades after the elements in it: they wait for it, and open nothing else', async () => {
    await openHostPage(page, {
      body: '<customer-provider merchant-id="late" country="US"><customer-search></customer-search></customer-provider>',
      script: `
        const define = customElements.define.bind(customElements);
        let defineProvider;
        customElements.define = (tag, element, options) => {
          if (tag === 'customer-provider') defineProvider = () => define(tag, element, options);
          else define(tag, element, options);
        };
        globalThis.upgradeProvider = () => defineProvider();
        await import('/host/regulars.js');`,
    });
    const search = page.locator('customer-search');
    await expect.poll(() => search.evaluate((element) => element.matches(':defined'))).toBe(true);
    expect(await page.locator('customer-provider').evaluate((element) => element.matches(':defined'))).toBe(false);
    await page.getByRole('combobox').fill('ada');
    expect(await databases(page)).toEqual([]);

    await page.evaluate(() => (globalThis as unknown as { upgradeProvider(): void }).upgradeProvider());
    await page.getByRole('option', { name: /^Create/ }).waitFor();
    expect(await databases(page)).toEqual([expect.stringContaining('late')]);
    await page.getByRole('option', { name: /^Create/ }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect
      .poll(() => page.locator('customer-provider').evaluate((provider) => Reflect.get(provider, 'customerId') as unknown))
      .toMatch(/^[\da-f-]{36}$/);
  });

  it('has a search in a dialog of its own, which opens the form and lets Escape through when it has no use for it', async () => {
    await openHostPage(page, {
      body: `<customer-provider country="US"><button id="opener">Choose</button>
        <dialog id="host"><customer-search></customer-search></dialog></customer-provider>${SCRIPT}`,
      script: `document.querySelector('#opener').addEventListener('click', () => document.querySelector('#host').showModal());
        await customElements.whenDefined('customer-search'); ${SAVE_ADA} await saveAda();`,
    });
    await page.getByRole('button', { name: 'Choose' }).click();
    await expectAdaIsFound();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('combobox').inputValue()).toBe('');
    expect(await isOpen(page)).toBe(true);

    await page.getByRole('button', { name: 'New customer' }).click();
    await page.getByLabel('Full Name or Nickname').fill('Grace Hopper');
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await save.click();
    await save.waitFor({ state: 'hidden' });
    await expect.poll(() => page.getByRole('combobox').inputValue()).toBe('Grace Hopper');
    expect(await isOpen(page)).toBe(true);

    await page.getByRole('combobox').fill('');
    await page.keyboard.press('Escape');
    await expect.poll(() => isOpen(page)).toBe(false);
  });

  it('has elements in shadow roots of its own, under a provider outside of them', async () => {
    await openHostPage(page, {
      body: `<customer-provider country="US"><my-till></my-till></customer-provider>${SCRIPT}`,
      script: `
        customElements.define('my-till', class extends HTMLElement {
          connectedCallback() {
            const inner = document.createElement('div');
            inner.attachShadow({ mode: 'open' }).append(document.createElement('customer-account'));
            this.attachShadow({ mode: 'open' }).append(document.createElement('customer-search'), inner);
          }
        });
        await customElements.whenDefined('customer-search'); ${SAVE_ADA} await saveAda();`,
    });
    await expectAdaIsFound();
    await page.getByRole('option', { name: /^Ada Lovelace/ }).click();
    await page.getByRole('button', { name: 'Ada Lovelace, customer menu' }).waitFor();
  });

  it('moves an element in one task, and the element keeps its text, its rows and its focus', async () => {
    await openHostPage(page, {
      body: `<customer-provider country="US"><div id="here"><customer-search></customer-search></div><div id="there"></div></customer-provider>${SCRIPT}`,
      script: `await customElements.whenDefined('customer-search'); ${SAVE_ADA} await saveAda();`,
    });
    await expectAdaIsFound();
    await page.evaluate(() => document.querySelector('#there')?.append(document.querySelector('customer-search') ?? ''));
    await page
      .locator('#there')
      .getByRole('option', { name: /^Ada Lovelace/ })
      .waitFor();
    expect(await page.getByRole('combobox').inputValue()).toBe('ada');
    await page.getByRole('option', { name: /^Ada Lovelace/ }).click();
    await expect.poll(() => page.getByRole('combobox').inputValue()).toBe('Ada Lovelace');
  });

  it('has two providers and an element outside of both: it says so, and opens nothing', async () => {
    await openHostPage(page, {
      body: `<customer-provider merchant-id="one"></customer-provider><customer-provider merchant-id="two"></customer-provider>
        <customer-search></customer-search>${SCRIPT}`,
    });
    await page
      .locator('customer-search')
      .getByText(/does not know which register it belongs to/)
      .first()
      .waitFor();
  });
});

/** The stores that the page's own script has opened. */
function databases(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name));
}

function isOpen(page: Page): Promise<boolean> {
  return page.locator('#host').evaluate((dialog) => dialog instanceof HTMLDialogElement && dialog.open);
}
