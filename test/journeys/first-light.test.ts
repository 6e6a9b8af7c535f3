import { beforeAll, describe, expect, it } from 'vitest';
import { sampleCustomers } from '../../src/domain/sample-customers.js';
import type { Register } from '../support/journey/register.js';
import { openShop } from '../support/journey/shop.js';
import { sampleCsv } from '../support/sample-csv.js';

const ROWS = 10_000;

describe('a register on its first day', () => {
  const shop = openShop();
  /** Somebody of the file with a name, a phone and an e-mail. */
  const [somebody] = sampleCustomers(ROWS, 1)
    .slice(7000)
    .filter(({ email, phone, displayName }) => email && phone && /^[\w ]+$/.test(displayName));
  if (!somebody?.email) throw new Error('the sample has nobody to look for');
  const { displayName: name, phone, email } = somebody;
  const digits = phone.replace(/\D/g, '').slice(-10);

  let register: Register;

  beforeAll(async () => {
    register = await shop.open();
  });

  it('takes a file of 10,000 customers whole', async () => {
    const counts = await register.imports.import(sampleCsv('square', ROWS));
    expect(counts).toEqual({ created: ROWS, updated: 0, alreadyHere: 0, notTaken: 0 });
    await expect.poll(() => register.customers()).toBe(ROWS);
    await register.imports.close();
    await register.openSale();
  });

  it('finds one of them by name', async () => {
    await register.find(name);
    await register.found(name).first().waitFor();
  });

  it.each([
    digits,
    `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`,
    `${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}`,
    `+1 ${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`,
    `1-${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`,
  ])('finds her by the phone typed as %s', async (typed) => {
    await register.find('');
    await register.find(typed);
    await expect.poll(() => register.page.getByRole('option').allInnerTexts()).toHaveLength(2);
    expect(await register.found(name).count()).toBe(1);
  });

  it('finds her by the last four digits', async () => {
    await register.find(digits.slice(-4));
    await register.found(name).first().waitFor();
  });

  it('finds her by e-mail, and puts her on the sale', async () => {
    await register.find(email);
    await register.found(name).first().waitFor();
    await register.choose(name);
    await register.initial(name).waitFor();
    await register.account.getByText(name).waitFor();
  });

  it('keeps her on the sale when the page is loaded again', async () => {
    await register.reload();
    await register.initial(name).waitFor();
  });

  it('changes what it knows of her', async () => {
    await register.edit();
    await register.form.fill({ 'Full Name or Nickname': 'Ada Byron King', Email: 'ada@engine.example' });
    await register.form.turn('Opt-In Email', 'on');
    await register.form.pressSave();
    await register.initial('Ada Byron King').waitFor();
  });

  it('takes her off the sale, and leaves her as she is', async () => {
    await register.clear();
    expect(await register.attached()).toBeNull();
    await register.reload();
    expect(await register.attached()).toBeNull();

    await register.find('ada@engine.example');
    await register.choose('Ada Byron King');
    await register.initial('Ada Byron King').waitFor();
    await register.edit();
    expect(await register.form.values('Full Name or Nickname', 'Email', 'Phone #')).toEqual({
      'Full Name or Nickname': 'Ada Byron King',
      Email: 'ada@engine.example',
      'Phone #': `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`,
    });
    expect(await register.form.switch('Opt-In Email').getAttribute('aria-checked')).toBe('true');
  });

  it('finds nobody any more by what was changed', async () => {
    await register.reload();
    // All of them have been read: who is not found now is not there.
    await expect.poll(() => register.customers()).toBe(ROWS);
    await register.find(email);
    await register.createRow.waitFor();
    await expect.poll(() => register.page.getByRole('option').count()).toBe(1);
  });
});
