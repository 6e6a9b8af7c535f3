import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import type { StoreCreditAdjustEvent } from '../../../src/events/store-credit-adjust.js';
import { adjustScene, LIMITED_PIN, PIN, TRUSTED } from '../../support/harness/adjust-scene.js';
import type { AdjustScene } from '../../support/harness/adjust-scene.js';
import { until } from '../../support/harness/register-page.js';
import { typeByHand } from '../../support/harness/type-by-hand.js';

async function balance({ client, customerId }: AdjustScene, currency = 'USD'): Promise<number> {
  const balances = await client.storeCredit.balance(customerId);
  return balances.find(({ amount }) => amount.currency === currency)?.amount.amountMinor ?? 0;
}

describe('issuing and using store credit', () => {
  it('goes tile, PIN, amount, one press, and in no other order', async () => {
    const scene = await adjustScene({ creditMinor: 1_000 });
    const { provider, credit, customerId } = scene;
    const told: StoreCreditAdjustEvent[] = [];
    provider.addEventListener('store-credit-adjust', (event) => told.push(event));
    credit.element.show();
    await until(() => credit.tiles.length > 0);
    expect(credit.tiles).to.deep.equal(['Issue store credit', 'Use store credit']);
    await credit.choose('Issue store credit');
    await until(() => credit.asksForPin);
    expect(credit.field).to.equal(null);
    expect(await balance(scene)).to.equal(1_000);
    await credit.enterPin(PIN);
    await until(() => credit.field);
    await credit.tap('4', '5', '0');
    expect(credit.typed).to.equal('4.50');
    expect(credit.willBe).to.equal('$10.00 $14.50');
    await credit.press('Issue credit');
    await until(() => told.length > 0);
    expect(told[0]).to.deep.include({
      customerId,
      amount: { amountMinor: 450, currency: 'USD' },
      balance: { amountMinor: 1_450, currency: 'USD' },
    });
    expect(await balance(scene)).to.equal(1_450);
    await until(() => credit.lastWords === '$4.50 issued. Balance $14.50.');
  });

  it('goes by keyboard alone', async () => {
    const scene = await adjustScene({ creditMinor: 1_000 });
    const { credit } = scene;
    credit.element.show();
    await until(() => credit.focused === 'adjust-title' && credit.tiles.length > 0);
    for (let tabs = 0; tabs < 3; tabs += 1) await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await credit.enterPin(PIN);
    await until(() => credit.focused === 'figure');
    await typeByHand('2,50');
    await sendKeys({ press: 'Enter' });
    await until(() => !credit.isOpen);
    expect(await balance(scene)).to.equal(750);
  });

  it('fills from the right on the pad, and takes back from there', async () => {
    const { credit } = await adjustScene({ options: { cashier: TRUSTED } });
    credit.element.show();
    await credit.choose('Issue store credit');
    await until(() => credit.field);
    const filled: (string | undefined)[] = [];
    for (const key of ['1', '4', '5', '0', 'Delete', '00']) {
      await credit.tap(key);
      filled.push(credit.typed);
    }
    expect(filled).to.deep.equal(['0.01', '0.14', '1.45', '14.50', '1.45', '145.00']);
    expect(credit.chips).to.deep.equal(['+$5.00', '+$10.00', '+$20.00']);
    await credit.press('+$5.00');
    expect(credit.typed).to.equal('150.00');
  });

  for (const [typed, minor] of [
    ['14.5', 1_450],
    ['14,50', 1_450],
    ['$ 1,234.50', 123_450],
  ] as const) {
    it(`reads ${typed}`, async () => {
      const scene = await adjustScene({ options: { cashier: TRUSTED } });
      scene.credit.element.show();
      await scene.credit.choose('Issue store credit');
      await scene.credit.type(typed);
      await scene.credit.press('Issue credit');
      await until(() => !scene.credit.isOpen);
      expect(await balance(scene)).to.equal(minor);
    });
  }

  for (const typed of ['1e3', '12-', '-5', '14.505', 'ten', '99999999999999999999']) {
    it(`takes ${typed} for no amount, and writes nothing`, async () => {
      const scene = await adjustScene({ options: { cashier: TRUSTED } });
      scene.credit.element.show();
      await scene.credit.choose('Issue store credit');
      await scene.credit.type(typed);
      expect(scene.credit.problem).not.to.equal('');
      await scene.credit.press('Issue credit');
      expect(scene.credit.typed).to.equal(typed);
      expect(await balance(scene)).to.equal(0);
    });
  }

  it('uses no more than there is, says so beside the field and offers what is left', async () => {
    const scene = await adjustScene({ creditMinor: 1_450, options: { cashier: TRUSTED } });
    const { credit } = scene;
    credit.element.show();
    await credit.choose('Use store credit');
    await credit.type('14.51');
    expect(credit.problem).to.equal('There is only $14.50 of store credit.');
    await credit.press('Use $14.50');
    expect(credit.typed).to.equal('14.50');
    await credit.press('Use credit');
    await until(() => !credit.isOpen);
    expect(await balance(scene)).to.equal(0);
  });

  it('tells how far a manager may go', async () => {
    const { credit } = await adjustScene();
    credit.element.show();
    await credit.approve('Issue store credit', LIMITED_PIN);
    await credit.type('100.01');
    expect(credit.problem).to.equal('This manager may approve up to $100.00.');
  });

  it('keeps an account a currency', async () => {
    const scene = await adjustScene({ creditMinor: 1_450, options: { cashier: TRUSTED } });
    const { credit } = scene;
    credit.element.currency = 'JPY';
    credit.element.show();
    await credit.choose('Issue store credit');
    await until(() => credit.field);
    await credit.tap('5', '00');
    expect(credit.willBe).to.equal('¥0 ¥500');
    await credit.press('Issue credit');
    await until(() => !credit.isOpen);
    expect(await balance(scene, 'JPY')).to.equal(500);
    expect(await balance(scene)).to.equal(1_450);
  });

  it('writes once when pressed twice', async () => {
    const scene = await adjustScene({ options: { cashier: TRUSTED } });
    const { credit, client, customerId } = scene;
    credit.element.show();
    await credit.choose('Issue store credit');
    await credit.type('7');
    const submit = credit.find<HTMLButtonElement>('[part=submit]');
    submit?.click();
    submit?.click();
    await until(() => !credit.isOpen);
    expect((await client.storeCredit.entries(customerId)).rows).to.have.length(1);
    expect(await balance(scene)).to.equal(700);
  });

  it('is without fault for axe and fits in 320 px, also from right to left', async () => {
    await setViewport({ width: 320, height: 640 });
    const { credit } = await adjustScene({ creditMinor: 1_450, options: { cashier: TRUSTED } });
    credit.element.show();
    await credit.choose('Use store credit');
    await credit.type('20');
    for (const direction of ['ltr', 'rtl']) {
      document.documentElement.dir = direction;
      await credit.element.updateComplete;
      const dialog = credit.find('dialog[open]');
      await Promise.all((dialog?.getAnimations({ subtree: true }) ?? []).map(({ finished }) => finished));
      await expect(credit.element).to.be.accessible();
      expect(dialog?.scrollWidth).to.be.at.most(dialog?.clientWidth ?? 0);
    }
    document.documentElement.removeAttribute('dir');
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 800, height: 600 });
  });
});
