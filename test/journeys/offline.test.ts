import { beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../support/journey/register.js';
import { openShop } from '../support/journey/shop.js';
import { sampleCsv } from '../support/sample-csv.js';

describe('a register whose network goes right after it was opened', () => {
  const shop = openShop();
  let register: Register;

  beforeAll(async () => {
    register = await shop.open();
    // What the page fetches without being asked has come; nothing was pressed yet.
    await register.page.waitForLoadState('networkidle');
    await register.context.setOffline(true);
    // What the network would have to bring never comes: no use in waiting for it long.
    register.page.setDefaultTimeout(8000);
  });

  it('creates a customer, by what was typed', async () => {
    await register.find('(646) 555-0171');
    await register.hand.take(register.createRow);
    await register.form.save.waitFor();
    await register.form.fill({ 'Full Name or Nickname': 'Nora Quinn', 'Drivers License Number': 'Q-99812' });
    await register.form.turn('Opt-In SMS', 'on');
    await register.form.pressSave();
    await register.initial('Nora Quinn').waitFor();
  });

  it('edits her, and shows the number of her license when asked', async () => {
    await register.edit();
    await register.page.getByRole('button', { name: /^Show Drivers License Number/ }).click();
    await register.page.getByText('Q-99812', { exact: true }).waitFor();
    await register.form.fill({ Email: 'nora@example.com' });
    await register.form.pressSave();
    await register.form.save.waitFor({ state: 'hidden' });
  });

  it('takes her off the sale, brings her back with Undo, and takes her off again', async () => {
    await register.clear();
    await register.bar.getByRole('button', { name: 'Undo' }).click();
    await register.initial('Nora Quinn').waitFor();
    await register.clear();
  });

  it('finds her', async () => {
    await register.find('0171');
    await register.choose('Nora Quinn');
    await register.initial('Nora Quinn').waitFor();
    await register.clear();
  });

  it('deactivates her, and opens her from the directory', async () => {
    await register.openDirectory();
    await register.find('nora@example.com');
    await register.choose('Nora Quinn');
    await register.hand.press(register.form.active);
    await register.form.warning.getByRole('button', { name: 'OK' }).click();
    await expect.poll(() => register.found('Nora Quinn').innerText()).toContain('Inactive');
  });

  it('imports a file', async () => {
    const counts = await register.imports.import(sampleCsv('shopify', 300));
    expect(counts).toEqual({ created: 300, updated: 0, alreadyHere: 0, notTaken: 0 });
    await register.imports.close();
    await register.openSale();
  });

  it('speaks another language', async () => {
    await register.page.getByRole('button', { name: 'Settings' }).click();
    await register.page.getByRole('radio', { name: 'Español' }).check();
    await register.page.keyboard.press('Escape');
    await register.page
      .getByRole('button', { name: 'Personas' })
      .or(register.page.getByRole('button', { name: 'Clientes' }))
      .first()
      .waitFor();
  });

  it('has it all when the network is back', async () => {
    await register.context.setOffline(false);
    await register.open();
    await expect.poll(() => register.customers()).toBe(301);
  });
});
