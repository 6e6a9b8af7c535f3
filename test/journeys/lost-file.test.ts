import type { BrowserContext } from 'playwright';
import { describe, expect, it } from 'vitest';
import { openHostPage } from '../support/journey/host-page.js';
import { openShop } from '../support/journey/shop.js';
import { sampleCsv } from '../support/sample-csv.js';

/** Refuses the first request of every file of this name, and counts them. */
async function loseOnce(context: BrowserContext, name: string): Promise<() => number> {
  let asked = 0;
  await context.route(new RegExp(`/assets/${name}-[^/]+\\.js$`), (route) => {
    asked += 1;
    return asked === 1 ? route.abort('connectionreset') : route.continue();
  });
  return () => asked;
}

describe('a register that one of its files does not reach', () => {
  const shop = openShop();

  it.each(['store-core', 'provider-desk'])('works as soon as %s comes', async (name) => {
    const register = await shop.open();
    const asked = await loseOnce(register.context, name);
    await register.reload();
    await register.create({ 'Full Name or Nickname': 'Nora Quinn' });
    await register.initial('Nora Quinn').waitFor();
    expect(asked()).toBeGreaterThan(1);
    await register.reload();
    await register.initial('Nora Quinn').waitFor();
  });

  it('searches with the next key where what shows its rows did not come', async () => {
    const register = await shop.open();
    await register.create({ 'Full Name or Nickname': 'Nora Quinn' });
    const asked = await loseOnce(register.context, 'search-desk');
    await register.reload();
    await register.find('nora');
    await register.found('Nora Quinn').first().waitFor();
    expect(asked()).toBe(2);
  });

  it('knows its customers as soon as what reads them comes', async () => {
    const register = await shop.open();
    await register.imports.import(sampleCsv('square', 2_000));
    await register.imports.close();
    const asked = await loseOnce(register.context, 'fill-from-blocks');
    await register.reload();
    await expect.poll(() => register.customers()).toBe(2_000);
    expect(asked()).toBe(2);
  });

  it('hears of the other tab as soon as what listens comes', async () => {
    const register = await shop.open();
    const asked = await loseOnce(register.context, 'follow-changes');
    await register.reload();
    await expect.poll(asked).toBe(2);
    const other = await register.otherTab();
    await other.create({ 'Full Name or Nickname': 'Nora Quinn' });
    await other.initial('Nora Quinn').waitFor();
    await register.find('nora');
    await register.found('Nora Quinn').first().waitFor();
  });

  it('says that its search did not load, until the next key has it', async () => {
    const page = await shop.blankPage();
    let isAway = true;
    await openHostPage(page, {
      body: '<customer-provider><customer-search></customer-search></customer-provider><script type="module" src="/host/regulars.js"></script>',
      isLost: (pathname) => isAway && pathname.includes('search-desk'),
    });
    const sentence = page.getByRole('alert').filter({ hasText: 'The search did not load. Type again.' });
    await sentence.waitFor();
    isAway = false;
    await page.getByRole('combobox').fill('nora');
    await page.getByRole('option', { name: 'Create “nora”' }).waitFor();
    expect(await sentence.count()).toBe(0);
    expect(await page.locator('customer-search [part~=error]').count()).toBe(0);
  });

  it('shows what waits at the second try, where what shows it did not come at the first', async () => {
    const page = await shop.blankPage();
    let isAway = true;
    await openHostPage(page, {
      body: '<customer-provider><sync-status></sync-status></customer-provider><script type="module" src="/host/regulars.js"></script>',
      isLost: (pathname) => isAway && pathname.includes('sync-desk'),
    });
    const status = page.locator('sync-status');
    await status.evaluate(async (element: HTMLElement & { open: boolean }) => {
      await customElements.whenDefined('sync-status');
      element.open = true;
    });
    await status.locator('[part=error]').waitFor();
    expect(await status.evaluate((element: HTMLElement & { open: boolean }) => element.open)).toBe(false);
    isAway = false;
    await status.evaluate((element: HTMLElement & { open: boolean }) => {
      element.open = true;
    });
    await page.getByRole('dialog').waitFor();
    expect(await status.locator('[part=error]').count()).toBe(0);
  });

  it('opens its queue at the press after the one that said so', async () => {
    const page = await shop.blankPage();
    let isAway = true;
    await openHostPage(page, {
      body: '<customer-provider><sale-queue></sale-queue></customer-provider><script type="module" src="/host/regulars.js"></script>',
      script: `await customElements.whenDefined('customer-provider');
        document.querySelector('customer-provider').cart = { isEmpty: () => true, take: () => ({}), clear() {}, put() {} };`,
      isLost: (pathname) => isAway && pathname.includes('queue-desk'),
    });
    const lightning = page.getByRole('button', { name: /^Sale queue/ });
    await lightning.click();
    await page.locator('sale-queue [part=error]').waitFor();
    expect(await lightning.getAttribute('aria-expanded')).toBe('false');
    isAway = false;
    await lightning.click();
    await page.getByRole('dialog').waitFor();
    expect(await page.locator('sale-queue [part=error]').count()).toBe(0);
  });
});
