import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { adjustScene, TRUSTED } from '../../support/harness/adjust-scene.js';
import type { AdjustScene } from '../../support/harness/adjust-scene.js';
import { leftOf } from '../../support/harness/left-of.js';
import { until } from '../../support/harness/register-page.js';

const STEPS: Readonly<Record<string, (scene: AdjustScene) => Promise<unknown>>> = {
  'the tiles': async ({ loyalty }) => {
    loyalty.element.show();
    await until(() => loyalty.tiles.length > 0);
  },
  'the number': async ({ loyalty }) => {
    loyalty.element.show('remove');
    await loyalty.type('500');
    await loyalty.chooseReason('Other');
  },
};

/** What is half faded in has no contrast yet. */
async function stillness({ loyalty }: AdjustScene): Promise<void> {
  const animations = loyalty.find('dialog[open]')?.getAnimations({ subtree: true }) ?? [];
  await Promise.all(animations.map(({ finished }) => finished));
}

describe('the look of an adjustment', () => {
  afterEach(async () => {
    document.documentElement.removeAttribute('dir');
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 800, height: 600 });
  });

  for (const [step, reach] of Object.entries(STEPS)) {
    for (const look of ['light', 'dark', 'rtl'] as const) {
      it(`is without fault for axe: ${step}, ${look}`, async () => {
        if (look === 'rtl') document.documentElement.dir = 'rtl';
        else await emulateMedia({ colorScheme: look });
        const scene = await adjustScene({ points: 120, options: { cashier: TRUSTED } });
        await reach(scene);
        await stillness(scene);
        await expect(scene.loyalty.element).to.be.accessible();
      });
    }

    it(`fits in 320 px with targets of 44 px: ${step}`, async () => {
      await setViewport({ width: 320, height: 640 });
      const scene = await adjustScene({ points: 120, options: { cashier: TRUSTED } });
      await reach(scene);
      const dialog = scene.loyalty.find('dialog[open]');
      expect(dialog?.scrollWidth).to.be.at.most(dialog?.clientWidth ?? 0);
      const small = [...(dialog?.querySelectorAll<HTMLElement>('button, .chip, input[type=text]') ?? [])].filter((target) => {
        // As laid out: the surface may still be growing into its place.
        return Math.min(target.offsetWidth, target.offsetHeight) < 44;
      });
      expect(small.map(({ className }) => className)).to.deep.equal([]);
    });
  }

  it('shows what will be at 32 px, before and after from right to left too', async () => {
    document.documentElement.dir = 'rtl';
    const scene = await adjustScene({ points: 120, options: { cashier: TRUSTED } });
    scene.loyalty.element.show('add');
    await scene.loyalty.type('50');
    const [before, after] = ['.before', '.after'].map((part) => scene.loyalty.find(part)?.getBoundingClientRect());
    expect(before?.left).to.be.greaterThan(after?.left ?? Infinity);
    const sum = scene.loyalty.find('.figure-step .sum');
    expect(sum && getComputedStyle(sum).fontSize).to.equal('32px');
  });

  it('shows the balance where the page begins its lines, right to left too', async () => {
    document.documentElement.dir = 'rtl';
    const scene = await adjustScene({ points: 120, options: { cashier: TRUSTED } });
    scene.loyalty.element.show();
    await until(() => scene.loyalty.tiles.length > 0);
    const now = scene.loyalty.find('.now');
    const { left = NaN, width = NaN } = now?.getBoundingClientRect() ?? {};
    expect(leftOf(now?.querySelector('.sum') ?? null, '120')).to.be.above(left + width / 2);
  });

  it('speaks Spanish and French', async () => {
    const { loyalty } = await adjustScene({ options: { cashier: TRUSTED } });
    loyalty.element.locale = 'es';
    loyalty.element.show();
    await until(() => loyalty.tiles.includes('Añadir puntos de fidelidad'));
    loyalty.element.locale = 'fr';
    await until(() => loyalty.tiles.includes('Ajouter des points de fidélité'));
  });
});
