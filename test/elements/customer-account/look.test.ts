import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { EXPIRED, scene } from '../../support/harness/account-scene.js';
import { leftOf } from '../../support/harness/left-of.js';
import { until } from '../../support/harness/register-page.js';

describe('the look of an account', () => {
  afterEach(async () => {
    document.documentElement.removeAttribute('dir');
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 800, height: 600 });
  });

  for (const [look, prepare] of Object.entries({
    light: (): void => undefined,
    dark: () => emulateMedia({ colorScheme: 'dark' }),
    'right to left': (): void => {
      document.documentElement.dir = 'rtl';
    },
  })) {
    it(`is without fault for axe, ${look}`, async () => {
      await prepare();
      const { provider, account } = await scene(EXPIRED);
      await expect(account.element).to.be.accessible();
      await provider.sale?.clear();
      await until(() => account.states.includes('empty'));
      await expect(account.element).to.be.accessible();
    });
  }

  it('begins a name where the page begins its lines, also one that is read the other way', async () => {
    document.documentElement.dir = 'rtl';
    const { account } = await scene({ ...EXPIRED, displayName: 'Ann' });
    const who = account.element.renderRoot.querySelector('.who');
    const { left = NaN, width = NaN } = who?.getBoundingClientRect() ?? {};
    expect(leftOf(who, 'Ann')).to.be.above(left + width / 2);
  });

  it('loses nothing in 320 px, with a name that has no space', async () => {
    await setViewport({ width: 320, height: 640 });
    const { account } = await scene({ ...EXPIRED, displayName: 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren' });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    const base = account.element.getBoundingClientRect();
    for (const inner of account.element.renderRoot.querySelectorAll('.name, .alert, .initial')) {
      expect(inner.getBoundingClientRect().right).to.be.at.most(base.right + 1);
    }
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`keeps a bar as high as it was once somebody is cleared from the sale, ${dir}`, async () => {
      document.documentElement.dir = dir;
      const { account } = await scene();
      account.element.compact = true;
      account.element.style.inlineSize = '200px';
      await account.element.updateComplete;
      const { height } = account.element.getBoundingClientRect();
      await account.choose('Clear Customer');
      await until(() => account.offersUndo && !account.hasInitial);
      expect(account.element.getBoundingClientRect().height).to.be.at.most(height);
      const { scrollWidth, clientWidth } = document.documentElement;
      expect(scrollWidth).to.equal(clientWidth);
    });
  }

  it('has an initial of at least 44 px', async () => {
    const { account } = await scene();
    const { width, height } = account.initial?.getBoundingClientRect() ?? { width: 0, height: 0 };
    expect(Math.min(width, height)).to.be.at.least(44);
  });
});
