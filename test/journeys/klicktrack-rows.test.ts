import type { Locator } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyboard, touch, type Hand } from '../support/journey/hand.js';
import type { Register } from '../support/journey/register.js';
import { openShop } from '../support/journey/shop.js';

const ANA = 'Ana Perez';

describe('the rows of KlickTrack by touch', () => {
  walk(touch);
});

describe('the rows of KlickTrack by keyboard alone', () => {
  walk((register) => keyboard(register.page));
});

/** All rows but K11 in a shop that sells to anybody; K11 in a medical one. */
function walk(hand: (register: Register) => Hand): void {
  const shop = openShop();
  let register: Register;

  beforeAll(async () => {
    register = await shop.open({ profile: 'full-name', hand });
  });

  it('K1: People opens the panel, at its search', async () => {
    await register.hand.press(register.bar.getByRole('button', { name: 'People', exact: true }));
    await register.searchField.waitFor();
  });

  it('K2: the person with the plus opens the form, and carries over what was typed', async () => {
    await register.hand.type(register.searchField, '212 555 0147');
    await register.hand.press(register.page.getByRole('button', { name: 'New customer', exact: true }));
    await expect.poll(() => register.form.field('Phone #').inputValue()).toMatch(/212.?.?555.?0147/);
  });

  it('K3: a Full Name or Nickname is required', async () => {
    await register.form.pressSave();
    await register.page.getByRole('link', { name: 'Full Name or Nickname: Enter a name or nickname.' }).waitFor();
    await register.form.fill({ 'Full Name or Nickname': ANA });
    await register.page.getByText('Enter a name or nickname.').first().waitFor({ state: 'detached' });
  });

  it('K4, K5: Phone # and Email each have an opt-in switch', async () => {
    await register.form.turn('Opt-In SMS', 'on');
    await register.form.fill({ Email: 'ana@example.com' });
    await register.form.turn('Opt-In Email', 'on');
    expect(await register.form.switch('Opt-In SMS').getAttribute('aria-checked')).toBe('true');
    expect(await register.form.switch('Opt-In Email').getAttribute('aria-checked')).toBe('true');
  });

  it('K6: the Date of Birth is typed in one field and said in words with the age; one to come is refused', async () => {
    await register.form.fillAndLeave('Date of Birth', '12312099');
    await register.page.getByText('A date of birth cannot be in the future.').first().waitFor();
    await register.form.fillAndLeave('Date of Birth', '02301984');
    await register.page
      .getByText(/^This is no date\./)
      .first()
      .waitFor();
    await register.form.fillAndLeave('Date of Birth', '03071984');
    const years = ageOf(1984, 3, 7);
    await register.page.getByText(`March 7, 1984 · ${years}`, { exact: true }).waitFor();
  });

  it('K7-K9: the Drivers License is optional; one that has expired is kept, with a warning', async () => {
    await register.form.fill({ 'Drivers License Number': 'P123-4567-8901', 'Drivers License State': 'NY' });
    await register.form.fillAndLeave('Drivers License Expiration Date', '01052020');
    await register.page.getByText('Expired on January 5, 2020. Saved all the same.').waitFor();
  });

  it('K10: Save saves on this register and puts her on the sale', async () => {
    await register.form.pressSave();
    await register.initial(ANA).waitFor();
    await register.form.save.waitFor({ state: 'hidden' });
    await register.alert(/^ID expired/).waitFor();
  });

  it('K14: the First Initial opens a menu with Customer History, Edit Customer and Clear Customer', async () => {
    await register.openMenu();
    const items = ['Customer History', 'Edit Customer', 'Clear Customer'];
    expect(await register.bar.getByRole('menuitem').allInnerTexts()).toEqual(items);
    await register.page.keyboard.press('Escape');
    await expect.poll(() => register.bar.getByRole('menuitem').count()).toBe(0);
  });

  it('K15: Customer History opens with her name, a pencil, the pill and the tabs', async () => {
    await register.takeFromMenu('Customer History');
    const history = register.page.locator('customer-history');
    await history.getByText(ANA, { exact: true }).waitFor();
    await history.getByRole('button', { name: 'Edit Customer' }).waitFor();
    await history.getByRole('button', { name: '0 loyalty points, adjust' }).waitFor();
    expect(await history.getByRole('tab').allInnerTexts()).toEqual(['Sales', 'Loyalty', 'Store Credit']);
  });

  it('K16, K17: the pill opens Add and Remove; a manager’s PIN comes before the number', async () => {
    await register.hand.press(register.page.locator('customer-history').getByRole('button', { name: /loyalty points, adjust$/ }));
    await register.page.getByRole('button', { name: 'Remove Loyalty Points' }).waitFor();
    await register.hand.press(register.page.getByRole('button', { name: 'Add Loyalty Points' }));
    await register.pad.waitFor();
    expect(await numberField(register).count()).toBe(0);

    await register.hand.pin(register.pad, '111111');
    await register.pad.getByText('No manager has this PIN. Try again.').first().waitFor();
    expect(await numberField(register).count()).toBe(0);
    await register.approve();
    await register.hand.type(numberField(register), '50');
    await register.hand.press(register.page.getByRole('button', { name: 'Add Loyalty', exact: true }));
    await register.page.locator('customer-history').getByRole('button', { name: '50 loyalty points, adjust' }).waitFor();
  });

  it('K17: Remove Loyalty takes away, and never more than there is', async () => {
    await register.hand.press(register.page.locator('customer-history').getByRole('button', { name: /loyalty points, adjust$/ }));
    await register.hand.press(register.page.getByRole('button', { name: 'Remove Loyalty Points' }));
    await register.approve();
    await register.hand.type(numberField(register), '60');
    await register.hand.press(register.page.getByRole('button', { name: 'Remove Loyalty', exact: true }));
    await register.page.getByText('There are only 50 points.').first().waitFor();
    await register.hand.type(numberField(register), '20');
    await register.hand.press(register.page.getByRole('button', { name: 'Remove Loyalty', exact: true }));
    await register.page.locator('customer-history').getByRole('button', { name: '30 loyalty points, adjust' }).waitFor();
  });

  it('K18: Loyalty shows her loyalty history with the balance after each, Sales what she bought', async () => {
    const history = register.page.locator('customer-history');
    await pickTab(register, 'Loyalty');
    await expect
      .poll(() => history.getByRole('tabpanel').innerText())
      .toMatch(/Points removed[^]*Balance 30[^]*Points added[^]*Balance 50/);
    await register.closeView();

    await register.ringUp('Latte');
    await register.chargeByCard();
    await register.find('perez');
    await register.choose(ANA);
    await expect.poll(() => register.points()).toBe(34);
    await register.takeFromMenu('Customer History');
    await pickTab(register, 'Sales');
    await expect.poll(() => history.getByRole('tabpanel').innerText()).toMatch(/Sale \d+[^]*\$5\.14/);
  });

  it('K19: the blue pencil next to her name opens the form', async () => {
    await register.hand.press(register.page.locator('customer-history').getByRole('button', { name: 'Edit Customer' }));
    await register.form.save.waitFor();
    expect(await register.form.values('Full Name or Nickname')).toEqual({ 'Full Name or Nickname': ANA });
    await register.closeView();
  });

  it('K13: the lightning saves the cart to the queue under a Customer Name, and any register of the location resumes it', async () => {
    await register.ringUp('Cookie');
    await register.hand.press(register.lightning);
    await register.hand.press(register.page.getByRole('button', { name: 'Save Sale', exact: true }));
    const name = register.page.getByRole('textbox', { name: 'Customer Name' });
    await expect.poll(() => name.inputValue()).toBe(ANA);
    await register.hand.press(register.page.getByRole('button', { name: 'Save', exact: true }));
    await register.page.getByText('Tap a product to start the sale.').waitFor();
    await register.account.getByRole('button', { name: 'Find a customer' }).waitFor();
    await expect.poll(() => register.lightning.getAttribute('aria-label')).toBe('Sale queue, 1 waiting');

    const other = await register.otherTab();
    await other.hand.press(other.lightning);
    const row = other.page.getByRole('listitem').filter({ hasText: ANA });
    await expect.poll(() => row.innerText()).toMatch(/1 item[^]*\$3\.19/);
    await other.hand.press(other.page.getByRole('button', { name: `Resume ${ANA}` }));
    await other.initial(ANA).waitFor();
    await other.page.getByRole('button', { name: /^Charge \$3\.19/ }).waitFor();

    await register.hand.press(register.lightning);
    await expect
      .poll(() => register.page.getByRole('listitem').filter({ hasText: ANA }).innerText())
      .toMatch(/Open here|Open on/);
    await other.chargeByCard();
    await register.page.getByText('No sales are waiting').waitFor();
    await other.page.close();
    await register.closeView();
  });

  it('K13: Remove asks first', async () => {
    await register.ringUp('Latte');
    await register.hand.press(register.lightning);
    await register.hand.press(register.page.getByRole('button', { name: 'Save Sale', exact: true }));
    await register.hand.press(register.page.getByRole('button', { name: 'Save', exact: true }));
    await register.page.getByText('Enter a name to find this sale by.').first().waitFor();
    await register.hand.type(register.page.getByRole('textbox', { name: 'Customer Name' }), 'The man in the hat');
    await register.hand.press(register.page.getByRole('button', { name: 'Save', exact: true }));
    await register.page.getByText('Tap a product to start the sale.').waitFor();

    if (!(await register.page.getByRole('button', { name: 'More for The man in the hat' }).isVisible()))
      await register.hand.press(register.lightning);
    await register.hand.press(register.page.getByRole('button', { name: 'More for The man in the hat' }));
    await register.hand.take(register.page.getByRole('menuitem', { name: 'Remove' }));
    const question = register.page.getByRole('alertdialog');
    await register.hand.press(question.getByRole('button', { name: 'Remove' }));
    await register.page.getByText('No sales are waiting').waitFor();
    await register.closeView();
    await register.find('perez');
    await register.choose(ANA);
    await register.initial(ANA).waitFor();
  });

  it('K19: Edit Customer shows all that was saved, the license masked', async () => {
    await register.edit();
    const labels = ['Full Name or Nickname', 'Phone #', 'Email', 'Date of Birth', 'Drivers License State'] as const;
    expect(await register.form.values(...labels)).toEqual({
      'Full Name or Nickname': ANA,
      'Phone #': '(212) 555-0147',
      Email: 'ana@example.com',
      'Date of Birth': expect.stringContaining('1984') as string,
      'Drivers License State': 'NY',
    });
    await expect.poll(() => register.page.getByRole('group', { name: /Drivers License Number/ }).innerText()).toMatch(/8901/);
    expect(await register.page.getByText('P123-4567-8901').count()).toBe(0);
  });

  it('K19: another customer type, and Customer Details that hide and delete nothing', async () => {
    await register.form.chooseType('Wholesale');
    await register.form.turn('Customer Details', 'off');
    await expect.poll(() => register.form.field('Drivers License State').count()).toBe(0);
    await register.form.pressSave();
    await register.form.save.waitFor({ state: 'hidden' });

    await register.edit();
    expect(await register.form.field('Customer Type').inputValue()).toBe('wholesale');
    await register.form.turn('Customer Details', 'on');
    expect(await register.form.values('Drivers License State')).toEqual({ 'Drivers License State': 'NY' });
    await register.hand.press(register.form.cancel);
    await register.hand.press(register.page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }));
    await register.form.save.waitFor({ state: 'hidden' });
  });

  it('K20: Clear Customer takes her off the sale and leaves her untouched', async () => {
    await register.clear();
    await register.account.getByRole('button', { name: 'Find a customer' }).waitFor();
    await expect.poll(() => register.customers()).toBe(1);
  });

  it.each(['(212) 555-0147', 'ana@example.com', 'perez'])('K12: she is found by %s, and selected', async (typed) => {
    await register.find(typed);
    await register.choose(ANA);
    await register.initial(ANA).waitFor();
    await register.clear();
  });

  it('K11: a medical shop asks for the medical number and expiration, and flags one that has expired', async () => {
    const medical = await shop.open({ profile: 'full-name', shop: 'medical', hand });
    await medical.pressNew();
    await medical.form.fill({ 'Full Name or Nickname': 'Bo Lindqvist' });
    await medical.form.turn('Customer Details', 'on');
    await medical.form.pressSave();
    await medical.page.getByRole('link', { name: /^Medical Number: / }).waitFor();

    await medical.form.fill({ 'Medical Number': 'MM-5512', 'Medical Expiration Date': '02012021' });
    await medical.form.pressSave();
    await medical.initial('Bo Lindqvist').waitFor();
    await medical.alert(/^Medical card expired/).waitFor();

    await medical.clear();
    await medical.find('Bo');
    await expect.poll(() => medical.found('Bo Lindqvist').innerText()).toContain('Medical card expired');
  });

  it('K11: a shop that is not medical asks for neither', async () => {
    await register.pressNew();
    expect(await register.form.field('Drivers License Number').count()).toBe(1);
    expect(await register.form.field('Medical Number').count()).toBe(0);
  });
}

/** Where the number of points is typed. */
function numberField(register: Register): Locator {
  return register.page.getByRole('textbox', { name: 'Number of points' });
}

/** Goes to a tab of the history: by keyboard, arrows walk them. */
async function pickTab(register: Register, name: string): Promise<void> {
  const tab = register.page.getByRole('tab', { name, exact: true });
  if ((await tab.getAttribute('aria-selected')) === 'true') return;
  await register.hand.walk(tab);
  await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
}

/** Whole years from a day to today. */
function ageOf(year: number, month: number, day: number): number {
  const now = new Date();
  const isBefore = now.getMonth() + 1 < month || (now.getMonth() + 1 === month && now.getDate() < day);
  return now.getFullYear() - year - (isBefore ? 1 : 0);
}
