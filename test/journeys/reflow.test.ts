import type { Locator, Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../support/journey/register.js';
import { openShop, type OpenOptions } from '../support/journey/shop.js';

const WINDOWS: readonly (readonly [string, OpenOptions])[] = [
  ['a column of 320 px', { context: { viewport: { width: 320, height: 640 } } }],
  ['a column of 320 px, right to left', { dir: 'rtl', context: { viewport: { width: 320, height: 640 } } }],
  // What a tablet of 1280 × 800 has left at 200 %.
  ['a tablet at 200 % zoom', { context: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 } }],
];

describe.each(WINDOWS)('in %s', (_name, options) => {
  const shop = openShop();
  let register: Register;

  beforeAll(async () => {
    register = await shop.open({ shop: 'medical', ...options });
  });

  it('the sale fits', () => expectAllFits(register.page));

  it('the search fits, with rows and without', async () => {
    await register.openSearch();
    await expectAllFits(register.page);
    await register.find('maximiliana.featherstonehaugh-cholmondeley@example.com');
    await register.createRow.waitFor();
    await expectAllFits(register.page);
  });

  it('the form fits, all of it open and with every problem said', async () => {
    await register.hand.take(register.createRow);
    await register.form.save.waitFor();
    await register.form.turn('Customer Details', 'on');
    await expectAllFits(register.page);
    await register.form.pressSave();
    await register.page.getByRole('link', { name: /^Medical Number: / }).waitFor();
    await expectAllFits(register.page);
  });

  it('the account fits a long name, with its menu', async () => {
    await register.form.fill({
      'Full Name or Nickname': 'Maximiliana Featherstonehaugh-Cholmondeley of Wolfeschlegelsteinhausen',
      'Medical Number': 'M1',
      'Medical Expiration Date': '01012020',
    });
    await register.form.pressSave();
    await register.initial().waitFor();
    await register.alert(/^Medical card expired/).waitFor({ state: 'attached' });
    await expectAllFits(register.page);
    await register.openMenu();
    await expectAllFits(register.page);
    await register.page.keyboard.press('Escape');
  });

  it('the form of a customer fits, with the warning of a status', async () => {
    await register.edit();
    await expectAllFits(register.page);
    await register.hand.press(register.form.active);
    await register.form.warning.waitFor();
    await expectAllFits(register.page, register.form.warning);
  });
});

/** Nothing to scroll sideways, and every control that shows lies within the window, can be brought into view and pressed. */
async function expectAllFits(page: Page, scope?: Locator): Promise<void> {
  const open = page.locator('dialog[open]').last();
  const within = scope ?? ((await open.count()) > 0 ? open : page.locator('body'));
  const width = page.viewportSize()?.width ?? 0;
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

  const controls = within
    .locator('button, input:not([type=file]), select, textarea, a[href], [role=option]')
    .filter({ visible: true });
  const count = await controls.count();
  expect(count).toBeGreaterThan(0);
  const lost: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const control = controls.nth(index);
    const problem = await control.evaluate(whyLost);
    if (problem !== '') lost.push(problem);
  }
  expect(lost).toEqual([]);
}

/** Why a control cannot be seen or pressed where it stands; empty when it can. Runs in the page. */
function whyLost(control: Element): string {
  control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const { left, right, top, bottom, width, height } = control.getBoundingClientRect();
  const name = `${control.localName} ${control.getAttribute('aria-label') ?? control.textContent.trim().slice(0, 40)} ${control.id}`;
  // Only seen once it has focus, as it skips what comes before it.
  if (control.matches('.skip')) return '';
  if (width <= 1 || height <= 1) return `${name} has no size`;
  if (left < -0.5 || right > innerWidth + 0.5) return `${name} is cut at the side: ${left} to ${right}`;
  if (top < -0.5 || top > innerHeight) return `${name} cannot be brought into view: ${top} to ${bottom}`;
  let hit = document.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  const isHit = hit !== null && (control.contains(hit) || hit.contains(control) || hit.getRootNode() !== control.getRootNode());
  return isHit ? '' : `${name} lies under ${hit?.localName ?? 'nothing'} ${hit?.className ?? ''}`;
}
