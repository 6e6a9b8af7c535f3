import { beforeAll, describe, expect, it } from 'vitest';
import { keyboard, touch, type Hand } from '../support/journey/hand.js';
import type { Register } from '../support/journey/register.js';
import { openShop } from '../support/journey/shop.js';

const LUIS = 'Luis Ortega';
const DEACTIVATED =
  'This Customer is DEACTIVATED! Transactions cannot be made with this Customer. To allow transactions with this Customer you will need to activate them.';
const ACTIVE =
  'This Customer is ACTIVE! Transactions can be made with this Customer. To disallow transactions with this Customer you will need to deactivate them.';

describe('the rows of HT-Retail by touch', () => {
  walk(touch);
});

describe('the rows of HT-Retail by keyboard alone', () => {
  walk((register) => keyboard(register.page));
});

/** All rows, in the order a shop meets them. */
function walk(hand: (register: Register) => Hand): void {
  const shop = openShop();
  let register: Register;

  beforeAll(async () => {
    register = await shop.open({ profile: 'given-family', hand });
  });

  it('H1: Customers opens the list, with Add New Customer at its top end', async () => {
    await register.hand.press(register.opener);
    const add = register.panel.getByRole('button', { name: 'Add New Customer', exact: true }).filter({ visible: true });
    await register.hand.press(add.first());
    await register.form.save.waitFor();
    expect(await register.form.field('First Name').count()).toBe(1);
    await register.closeView();
  });

  it('H2: First Name, Last Name and Phone Number are the least there must be', async () => {
    expect(await register.opener.innerText()).toBe('Customers');
    await register.pressNew();
    await register.form.pressSave();
    await register.page.getByText('3 things to put right').first().waitFor();
    for (const line of ['First Name: Enter a first name.', 'Phone Number: Enter a phone number.'])
      await register.page.getByRole('link', { name: line }).waitFor();
    await register.page.getByRole('link', { name: /^Last Name: Enter a last name/ }).waitFor();

    await register.form.fill({ 'First Name': 'Luis', 'Last Name': 'Ortega', 'Phone Number': '3055550188' });
    await register.form.pressSave();
    await register.initial(LUIS).waitFor();
  });

  it('H5: changes are made, and saved with Save', async () => {
    await register.edit();
    await register.form.fill({ 'Last Name': 'Ortega Gil', Email: 'luis@example.com' });
    await register.form.pressSave();
    await register.initial('Luis Ortega Gil').waitFor();
    await register.edit();
    await register.form.fill({ 'Last Name': 'Ortega' });
    await register.form.pressSave();
    await register.initial(LUIS).waitFor();
    await register.form.save.waitFor({ state: 'hidden' });
  });

  it('H10, H11: the Store Credit Balance shows in the form, in the history and under Customer Account', async () => {
    expect(await register.account.getByText('Customer Account').count()).toBe(1);
    const badge = register.account.getByRole('button', { name: /^Store Credit Balance/ });
    await register.hand.press(badge);
    await register.hand.press(register.page.getByRole('button', { name: 'Issue store credit' }));
    await register.approve();
    await register.hand.type(register.page.getByRole('textbox', { name: 'Amount' }), '14.50');
    await register.hand.press(register.page.getByRole('button', { name: 'Issue credit' }));
    await register.account.getByRole('button', { name: /^Store Credit Balance \$14\.50/ }).waitFor();

    await register.edit();
    await register.panel.locator('customer-form').getByText('$14.50').first().waitFor();
    await register.closeView();
    await register.takeFromMenu('Customer History');
    await register.panel.locator('customer-history').getByText('$14.50').first().waitFor();
    await register.closeView();
  });

  it('H6, H7: taking Active off warns in the exact words, and OK dismisses it', async () => {
    await register.edit();
    expect(await register.form.active.isChecked()).toBe(true);
    // Typed and not saved: the warning must not cost it.
    await register.form.fill({ Email: 'luis.ortega@example.com' });
    await register.hand.press(register.form.active);
    await register.form.warning.waitFor();
    expect((await register.form.warning.locator('p, h2').allInnerTexts()).join(' ')).toBe(DEACTIVATED);
    expect(await register.form.warning.getByRole('button').allInnerTexts()).toEqual(['OK']);
    await register.hand.press(register.form.warning.getByRole('button', { name: 'OK' }));
    await register.form.warning.waitFor({ state: 'hidden' });

    expect(await register.form.active.isChecked()).toBe(false);
    expect(await register.form.values('Email')).toEqual({ Email: 'luis.ortega@example.com' });
    await register.form.pressSave();
    await register.form.save.waitFor({ state: 'hidden' });
    await register.alert(/^Deactivated/).waitFor();
  });

  it('H9: who is inactive is not found on a sale', async () => {
    await register.clear();
    for (const typed of ['Luis', '3055550188', 'luis.ortega@example.com']) {
      await register.find(typed);
      await register.createRow.waitFor();
      await expect.poll(() => register.page.getByRole('option').allInnerTexts()).toEqual([`Create “${typed}”`]);
    }
    await register.closePanel();
  });

  it('H3, H4: the list has every customer; filters say how many they hide, and are cleared', async () => {
    await register.hand.press(register.opener);
    const list = register.panel.locator('customer-list');
    await list.getByRole('row', { name: new RegExp(LUIS) }).waitFor();
    const inactive = list.getByRole('checkbox', { name: 'Inactive' });
    // Everybody shows until a box is ticked for some.
    await register.hand.press(list.getByRole('checkbox', { name: 'Active', exact: true }));
    await list.getByText('1 customer hidden by filters').waitFor();
    expect(await list.getByRole('row', { name: new RegExp(LUIS) }).count()).toBe(0);
    await register.hand.press(list.getByRole('button', { name: 'Clear filters' }).first());
    await list.getByRole('row', { name: new RegExp(LUIS) }).waitFor();
    expect(await inactive.count()).toBe(1);
  });

  it('H8: an inactive line is red, an active one green, each with its word', async () => {
    const list = register.panel.locator('customer-list');
    const row = list.getByRole('row', { name: new RegExp(LUIS) });
    await expect.poll(() => row.getAttribute('part')).toContain('row-inactive');
    await expect.poll(() => row.innerText()).toContain('Inactive');
  });

  it('H3: choosing a line opens the customer', async () => {
    const list = register.panel.locator('customer-list');
    await register.hand.takeRow(list.getByRole('row', { name: new RegExp(LUIS) }));
    await register.form.save.waitFor();
    expect(await register.form.values('First Name')).toEqual({ 'First Name': 'Luis' });
    await register.closeView();
  });

  it('H9: who is inactive is still found in the directory, in red and in a word', async () => {
    await register.openDirectory();
    await register.hand.type(register.searchField, 'Luis');
    await expect.poll(() => register.found(LUIS).innerText()).toContain('Inactive');
    await register.choose(LUIS);
    await register.form.save.waitFor();
    expect(await register.form.values('First Name', 'Email')).toEqual({ 'First Name': 'Luis', Email: 'luis.ortega@example.com' });
  });

  it('H6, H7: putting Active back warns in the exact words, and he is found on a sale again', async () => {
    expect(await register.form.active.isChecked()).toBe(false);
    await register.hand.press(register.form.active);
    await register.form.warning.waitFor();
    expect((await register.form.warning.locator('p, h2').allInnerTexts()).join(' ')).toBe(ACTIVE);
    await register.hand.press(register.form.warning.getByRole('button', { name: 'OK' }));
    await register.form.warning.waitFor({ state: 'hidden' });
    expect(await register.form.active.isChecked()).toBe(true);

    await register.openSale();
    await register.reload();
    await register.find('Ortega');
    await register.choose(LUIS);
    await register.initial(LUIS).waitFor();
  });
}
