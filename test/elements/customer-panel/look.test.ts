import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { CustomerPanelHarness } from '../../support/harness/customer-panel-harness.js';
import { until } from '../../support/harness/register-page.js';

describe('the look of the panel', () => {
  afterEach(async () => {
    document.documentElement.removeAttribute('dir');
    document.documentElement.removeAttribute('style');
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 800, height: 600 });
  });

  for (const [look, prepare] of Object.entries({
    light: (): void => undefined,
    dark: (): void => {
      document.documentElement.style.colorScheme = 'dark';
    },
    'right to left': (): void => {
      document.documentElement.dir = 'rtl';
    },
  })) {
    for (const mode of ['drawer', 'dialog', 'inline'] as const) {
      it(`is without fault for axe, ${look}, as ${mode}`, async () => {
        prepare();
        const panel = await CustomerPanelHarness.open({ mode });
        await panel.start();
        await expect(panel.element).to.be.accessible();
      });
    }
  }

  it('stands at the left end of a page that reads from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const panel = await CustomerPanelHarness.open({ mode: 'drawer' });
    await panel.start();
    expect(Math.round(panel.surface.getBoundingClientRect().left)).to.equal(0);
  });

  for (const width of [320, 400]) {
    it(`loses nothing at ${String(width)} px`, async () => {
      await setViewport({ width, height: 640 });
      const panel = await CustomerPanelHarness.open({ mode: 'auto', drafts: ['Wolfeschlegelsteinhausenbergerdorffwelche'] });
      await panel.provider.sale?.attach(panel.customers[0]?.id ?? '');
      await until(() => panel.account.hasInitial);
      await panel.start();
      expect(document.documentElement.scrollWidth).to.be.at.most(width);
      expect(panel.surface.scrollWidth).to.be.at.most(width);
    });
  }

  it('has targets of at least 44 px', async () => {
    const panel = await CustomerPanelHarness.open();
    await panel.start();
    for (const button of panel.element.renderRoot.querySelectorAll('button')) {
      if (button.getClientRects().length === 0) continue;
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    }
  });

  it('moves nothing far for who asked for less motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const panel = await CustomerPanelHarness.open();
    await panel.start();
    expect(getComputedStyle(panel.element).getPropertyValue('--_slide').trim()).to.equal('0px');
    expect(getComputedStyle(panel.surface).animationDuration).to.equal('0.08s');
    await emulateMedia({ reducedMotion: 'no-preference' });
  });
});
