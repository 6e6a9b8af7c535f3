import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openProfile } from '../support/journey/profile.js';
import { openShop } from '../support/journey/shop.js';
import { sampleCsv } from '../support/sample-csv.js';

const ROWS = 10_000;
const WHOLE = { created: ROWS, updated: 0, alreadyHere: 0, notTaken: 0 };

describe('an import', () => {
  const shop = openShop();

  it('cancelled half-way leaves whole batches, and goes on from there', async () => {
    const register = await shop.open();
    await register.imports.choose(sampleCsv('square', ROWS));
    await register.imports.untilUnderWay();
    await register.imports.stop.click();
    await register.imports.stopped.waitFor();

    const { created } = await register.imports.counts();
    expect(created).toBeGreaterThan(0);
    expect(created).toBeLessThan(ROWS);
    await expect.poll(() => register.customers()).toBe(created);
    await register.page.getByText(`Go on from row ${(created + 1).toLocaleString('en-US')} whenever you like.`).waitFor();

    await register.imports.goOn.click();
    // Had half a batch been left, its rows would be here already.
    expect(await register.imports.report()).toEqual(WHOLE);
    await expect.poll(() => register.customers()).toBe(ROWS);
  });

  it('of made-up customers leaves the page free once they are here', async () => {
    const register = await shop.open();
    await register.page.getByRole('button', { name: 'Load 5,000 sample customers' }).first().click();
    await register.imports.dialog.waitFor();
    await expect.poll(() => register.customers(), { timeout: 100_000 }).toBe(5_000);
    await register.imports.dialog.waitFor({ state: 'hidden' });
  });

  it('of made-up customers begins on the sale page of a phone, which greets nobody any more once they are here', async () => {
    const register = await shop.open({ context: { viewport: { width: 390, height: 844 } } });
    const samples = register.page.getByRole('button', { name: 'Load 5,000 sample customers' });
    await samples.click();
    await register.imports.dialog.waitFor();
    await expect.poll(() => register.customers(), { timeout: 100_000 }).toBe(5_000);
    await register.imports.dialog.waitFor({ state: 'hidden' });
    expect(await samples.count()).toBe(0);
  });

  it('of the same file twice makes no doubles, also under another name', async () => {
    const register = await shop.open();
    const file = sampleCsv('lightspeed', 800);
    expect(await register.imports.import(file)).toMatchObject({ created: 800, alreadyHere: 0 });
    expect(await register.imports.import(file, 'again.csv')).toMatchObject({ created: 0, updated: 0, alreadyHere: 800 });
    await expect.poll(() => register.customers()).toBe(800);
  });

  it('says of every row that was not taken, or changed, which and why', async () => {
    const register = await shop.open();
    const counts = await register.imports.import(
      'Name,Phone,E-mail\r\nAnn,12,ann@example.com\r\n,,\r\nBob,(202) 555-0111,no address\r\n',
    );
    expect(counts.created).toBe(2);
    const lines = register.imports.dialog.getByRole('table').getByRole('row');
    await expect
      .poll(() => lines.allInnerTexts())
      .toEqual([
        expect.stringContaining('Row') as string,
        expect.stringMatching(/^2\s+Phone\s+Kept as typed\s+Not valid$/) as string,
        expect.stringMatching(/^4\s+E-mail\s+Put in the note\s+Not valid$/) as string,
      ]);
    const download = register.page.waitForEvent('download');
    await register.imports.dialog.getByRole('button', { name: 'Download report' }).click();
    expect((await download).suggestedFilename()).toBe('import-report.csv');
  });
});

describe('an import in a browser that is killed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'regulars-killed-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const KILLS = 5;
  const MOST_DELAY_MS = 400;

  it(`${KILLS} times at a random moment keeps every row it had said was done, and ends with all of them once`, async () => {
    // Long enough to be cut so often.
    const rows = 2 * ROWS;
    const file = sampleCsv('square', rows);
    let done = 0;
    let isFinished = false;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const profile = await openProfile(folder);
      const { register } = profile;
      await expect.poll(() => register.customers(), { timeout: 60_000 }).toBeGreaterThanOrEqual(done);
      const acknowledged = await profile.followProgress();
      await register.imports.choose(file);
      await expect.poll(() => acknowledged.rows, { timeout: 30_000 }).toBeGreaterThan(done);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * MOST_DELAY_MS));
      isFinished = await register.imports.finished.isVisible();
      await profile.kill();
      done = acknowledged.rows;
    }
    // Else nothing was cut the last time, and this test has shown less than it says.
    expect(isFinished).toBe(false);

    const profile = await openProfile(folder);
    const { register } = profile;
    await expect.poll(() => register.customers(), { timeout: 60_000 }).toBeGreaterThanOrEqual(done);
    // Half a batch would count as already here.
    expect(await register.imports.import(file)).toEqual({ created: rows, updated: 0, alreadyHere: 0, notTaken: 0 });
    await expect.poll(() => register.customers()).toBe(rows);
    await profile.kill();
    // Six starts of a browser, and twice ten thousand rows: more than most tests take.
  }, 300_000);
});
