import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Register } from '../support/journey/register.js';
import { breakStore, denyStore, fillStore, limitStore, type StoreFault } from '../support/journey/store-faults.js';
import { openShop } from '../support/journey/shop.js';
import { sampleCsv } from '../support/sample-csv.js';

const IVY = { 'Full Name or Nickname': 'Ivy Chen', 'Phone #': '(917) 555-0164', Email: 'ivy@example.com' };

describe('a store that is full', () => {
  const shop = openShop();
  let register: Register;
  let limit: { lift(): Promise<void> };

  beforeAll(async () => {
    const page = await shop.blankPage();
    limit = await limitStore(page, inject('registerUrl'), 1024 * 1024);
    register = await shop.openOn(page);
  });

  it('stops an import, says so, and keeps whole batches', async () => {
    await register.imports.choose(sampleCsv('square', 6000));
    await register.imports.failed.getByText(/could not save\. What was imported stays\./).waitFor();
    await register.imports.close();
    // What the page says of so many follows within a second; the client knows at once.
    const kept = await register.customersKnown();
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(6000);
    await expect.poll(() => register.customers()).toBe(kept);
    await register.reload();
    await expect.poll(() => register.customers()).toBe(kept);
    await register.openSale();
  });

  it('keeps what was typed, and says that room must be made', async () => {
    await fillStore(register.page);
    await register.create(IVY);
    await register.form.failure(/The storage of this register is full.*then try again\./).waitFor();
    expect(await register.form.values('Full Name or Nickname', 'Phone #', 'Email')).toEqual(IVY);
    expect(await register.attached()).toBeNull();
  });

  it('saves once there is room, by the same Save', async () => {
    await limit.lift();
    await register.form.pressSave();
    await register.initial('Ivy Chen').waitFor();
    await register.reload();
    await register.initial('Ivy Chen').waitFor();
  });
});

describe('a store that is lost while it saves', () => {
  const shop = openShop();

  it.each<[string, StoreFault]>([
    ['its transaction is aborted', 'abort'],
    ['its connection is closed', 'close'],
  ])('once, and %s: the customer is saved all the same', async (_how, fault) => {
    const register = await shop.open({ before: breakStore });
    await fail(register, fault, 1);
    await register.create(IVY);
    await register.initial('Ivy Chen').waitFor();
    await register.reload();
    await register.find('ivy@example.com');
    await register.found('Ivy Chen').waitFor();
    await expect.poll(() => register.customers()).toBe(1);
  });

  it.each<[string, StoreFault]>([
    ['is aborted each time', 'abort'],
    ['can no longer be opened', 'close'],
    ['never answers', 'silence'],
  ])('and %s: what was typed stays, with what to do; saved when it is back', async (_how, fault) => {
    const register = await shop.open({ before: breakStore });
    await fail(register, fault, Infinity);
    await register.create(IVY);
    await register.form.failure(/The storage of this register does not answer.*Reload the page\./).waitFor();
    expect(await register.form.values('Full Name or Nickname', 'Phone #', 'Email')).toEqual(IVY);
    expect(await register.attached()).toBeNull();

    await fail(register, fault, 0);
    await register.form.pressSave();
    await register.initial('Ivy Chen').waitFor();
    await register.reload();
    await register.initial('Ivy Chen').waitFor();
    await expect.poll(() => register.customers()).toBe(1);
  });

  function fail(register: Register, fault: StoreFault, times: number): Promise<void> {
    // Infinity has no JSON.
    return register.page.evaluate(({ fault, times }) => globalThis.breakStoreNow(fault, times), {
      fault,
      times: Math.min(times, 1e9),
    });
  }
});

describe('a browser that lets the register store nothing', () => {
  const shop = openShop();

  it('says so, and goes on with customers that are kept until the page is closed', async () => {
    const register = await shop.open({ before: denyStore });
    await register.page
      .getByText(/does not let the register store customers: they are gone once this page is closed or reloaded\./)
      .first()
      .waitFor();
    await register.create(IVY);
    await register.initial('Ivy Chen').waitFor();
    await register.clear();
    await register.find('9175550164');
    await register.found('Ivy Chen').waitFor();

    await register.reload();
    await expect.poll(() => register.customers()).toBe(0);
  });
});
