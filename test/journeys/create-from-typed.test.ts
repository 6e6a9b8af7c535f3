import { beforeEach, describe, expect, it } from 'vitest';
import type { Register } from '../support/journey/register.js';
import { openShop } from '../support/journey/shop.js';

describe('somebody who is not there yet', () => {
  const shop = openShop();
  let register: Register;

  beforeEach(async () => {
    register = await shop.open();
  });

  it.each([
    ['a phone number', '(415) 555-0142', 'Phone #', '(415) 555-0142'],
    ['an e-mail address', 'grace@navy.example', 'Email', 'grace@navy.example'],
    ['a name', 'Grace Hopper', 'Full Name or Nickname', 'Grace Hopper'],
  ])('comes with %s that was typed, in its field', async (_what, typed, label, value) => {
    await register.find(typed);
    await register.hand.take(register.createRow);
    await register.form.save.waitFor();

    const empty = { 'Full Name or Nickname': '', 'Phone #': '', Email: '' };
    expect(await register.form.values('Full Name or Nickname', 'Phone #', 'Email')).toEqual({ ...empty, [label]: value });
  });

  it('carries over what was typed when the person with the plus is pressed', async () => {
    await register.find('415 555 0142');
    await register.pressNew();
    await expect.poll(() => register.form.field('Phone #').inputValue()).toMatch(/415.*555.*0142/);
  });

  it('is saved and on the sale, and found again by what was typed', async () => {
    await register.find('4155550142');
    await register.hand.take(register.createRow);
    await register.form.fill({ 'Full Name or Nickname': 'Grace Hopper' });
    await register.form.pressSave();
    await register.initial('Grace Hopper').waitFor();
    await register.form.save.waitFor({ state: 'hidden' });

    await register.clear();
    await register.reload();
    await register.find('0142');
    await register.choose('Grace Hopper');
    await register.initial('Grace Hopper').waitFor();
    await expect.poll(() => register.customers()).toBe(1);
  });

  it('is not saved by halves: a name is asked for, and what was typed stays', async () => {
    await register.find('4155550142');
    await register.hand.take(register.createRow);
    await register.form.pressSave();

    await register.page.getByText('Enter a name or nickname.', { exact: true }).first().waitFor();
    expect((await register.form.field('Phone #').inputValue()).replace(/\D/g, '')).toBe('4155550142');
    await expect.poll(() => register.customers()).toBe(0);
  });
});
