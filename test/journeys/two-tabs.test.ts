import { beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../support/journey/register.js';
import { openShop } from '../support/journey/shop.js';

describe('two tabs of one register', () => {
  const shop = openShop();
  let here: Register;
  let there: Register;

  beforeAll(async () => {
    here = await shop.open();
    there = await here.otherTab();
  });

  it('find in one whom the other has just created', async () => {
    await there.find('Ana');
    await there.createRow.waitFor();
    expect(await there.found('Ana Perez').count()).toBe(0);

    await here.create({ 'Full Name or Nickname': 'Ana Perez', 'Phone #': '(212) 555-0147' });
    await here.initial('Ana Perez').waitFor();

    // Nobody types again: the rows under the field follow the store.
    await there.found('Ana Perez').waitFor();
  });

  it('have each its own sale', async () => {
    expect(await here.attached()).toBe('Ana Perez');
    expect(await there.attached()).toBeNull();
    await there.choose('Ana Perez');
    await there.initial('Ana Perez').waitFor();

    await here.clear();
    expect(await there.attached()).toBe('Ana Perez');
    await there.reload();
    await there.initial('Ana Perez').waitFor();
    expect(await here.attached()).toBeNull();
  });

  it('show in one what the other has changed of who is on the sale', async () => {
    await here.find('Ana');
    await here.choose('Ana Perez');
    await here.edit();
    await here.form.fill({ 'Full Name or Nickname': 'Ana Perez Ruiz' });
    await here.form.pressSave();

    await there.initial('Ana Perez Ruiz').waitFor();
    await there.account.getByText('Ana Perez Ruiz').waitFor();
  });

  it('flag in one whom the other has deactivated, and keep them on the sale', async () => {
    await here.edit();
    await here.hand.press(here.form.active);
    await here.form.warning.getByRole('button', { name: 'OK' }).click();

    await there.alert('Deactivated: transactions cannot be made with this customer').waitFor();
    expect(await there.attached()).toBe('Ana Perez Ruiz');
  });

  it('keep what is typed in one while the other changes another field', async () => {
    await there.edit();
    await there.form.fill({ Email: 'ana@example.com' });
    await here.form.fill({ 'Phone #': '(212) 555-0199' });
    await here.form.pressSave();

    await expect.poll(() => there.form.field('Phone #').inputValue()).toBe('(212) 555-0199');
    expect(await there.form.values('Email')).toEqual({ Email: 'ana@example.com' });
    await there.form.pressSave();
    await there.form.save.waitFor({ state: 'hidden' });

    await here.openDirectory();
    await here.find('ana@example.com');
    await here.found('Ana Perez Ruiz').waitFor();
  });
});
