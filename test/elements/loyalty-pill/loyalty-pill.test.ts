import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import type { LoyaltyAdjustElement } from '../../../src/elements/loyalty-adjust/loyalty-adjust.js';
import type { LoyaltyPillElement } from '../../../src/elements/loyalty-pill/loyalty-pill.js';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { AdjustHarness } from '../../support/harness/adjust-harness.js';
import { adjustScene, customerWith, PIN, TRUSTED } from '../../support/harness/adjust-scene.js';
import type { AdjustScene, AdjustStart } from '../../support/harness/adjust-scene.js';
import { until } from '../../support/harness/register-page.js';

interface PillScene extends AdjustScene {
  readonly pill: LoyaltyPillElement;
}

async function pillScene(start: AdjustStart = {}): Promise<PillScene> {
  const scene = await adjustScene(start);
  const pill = scene.provider.querySelector('loyalty-pill');
  if (!pill) throw new Error('There is no pill on the page.');
  await until(() => base(pill).matches(':not([part~=loading])'));
  return { ...scene, pill };
}

function base(pill: LoyaltyPillElement): Element {
  const found = pill.renderRoot.querySelector('[part~=base]');
  if (!found) throw new Error('The pill shows nothing.');
  return found;
}

const shown = (pill: LoyaltyPillElement): string => base(pill).querySelector('[part=balance]')?.textContent ?? '';
const nameOf = (pill: LoyaltyPillElement): string => base(pill).getAttribute('aria-label') ?? '';

describe('a loyalty pill (K16)', () => {
  it('shows the balance of the customer on the sale, and says it in words', async () => {
    const { pill } = await pillScene({ points: 1_250 });
    expect(shown(pill)).to.equal('1,250');
    expect(nameOf(pill)).to.equal('1,250 loyalty points, adjust');
    expect(base(pill).localName).to.equal('button');
    expect(base(pill).querySelector('.filled')).not.to.equal(null);
  });

  it('has an empty heart at zero', async () => {
    const { pill } = await pillScene();
    expect(nameOf(pill)).to.equal('0 loyalty points, adjust');
    expect(base(pill).querySelector('.filled')).to.equal(null);
  });

  it('counts in the host’s own word', async () => {
    const { pill } = await pillScene({ points: 3 });
    pill.label = 'stars';
    await pill.updateComplete;
    expect(nameOf(pill)).to.equal('3 stars, adjust');
  });

  it('takes no room, and fails in nothing, with nobody on the sale', async () => {
    const { provider, pill } = await pillScene({ points: 3 });
    await provider.sale?.clear();
    await until(() => base(pill).matches('[part~=empty]'));
    expect(base(pill).getBoundingClientRect().height).to.equal(0);
    expect(pill.renderRoot.querySelector('[part~=failed]')).to.equal(null);
  });

  it('shows the customer of its customer-id, and names a wrong one by its path', async () => {
    const { client, provider, pill } = await pillScene({ points: 3 });
    pill.customerId = await customerWith(client, 0, 0);
    await until(() => shown(pill) === '0');
    const paths: unknown[] = [];
    provider.addEventListener('regulars-error', (event) => paths.push(event.path));
    pill.setAttribute('customer-id', 'Ana');
    await until(() => base(pill).matches('[part~=failed]'));
    expect(paths).to.deep.equal(['customer-id']);
  });

  it('cannot be pressed where it is readonly, or the cashier may not adjust', async () => {
    const { client, pill } = await pillScene({ points: 3 });
    pill.readonly = true;
    await pill.updateComplete;
    expect(base(pill).localName).to.equal('span');
    expect(nameOf(pill)).to.equal('3 loyalty points');
    pill.readonly = false;
    client.configure({ cashier: { id: 'new', can: { loyalty: 'no' } } });
    await until(() => base(pill).localName === 'span');
  });

  it('marks a negative balance by icon and word', async () => {
    const { pill } = await pillScene({ points: -3, options: { loyalty: { allowNegative: true } } });
    expect(shown(pill)).to.equal('-3');
    expect(base(pill).textContent).to.contain('Overspent');
    expect(nameOf(pill)).to.equal('-3 Overspent, loyalty points, adjust');
  });

  it('keeps a long balance inside', async () => {
    const { pill } = await pillScene({ points: 999_999_999 });
    const frame = pill.parentElement as HTMLElement;
    frame.style.display = 'block';
    frame.style.width = '120px';
    expect(base(pill).getBoundingClientRect().width).to.be.at.most(120);
    expect(shown(pill)).to.equal('999,999,999');
  });

  it('tells the page first, which can route to its own', async () => {
    const { provider, pill, customerId } = await pillScene({ points: 3 });
    const told: unknown[] = [];
    provider.addEventListener('customer-open', (event) => {
      event.preventDefault();
      told.push([event.customerId, event.view]);
    });
    pill.focus();
    await sendKeys({ press: 'Enter' });
    expect(told).to.deep.equal([[customerId, 'loyalty']]);
    expect(pill.renderRoot.querySelector('dialog')).to.equal(null);
  });

  it('opens the adjustment, gets focus back, and speaks the balance', async () => {
    const { pill } = await pillScene({ points: 120 });
    pill.focus();
    await sendKeys({ press: 'Enter' });
    const element = await until(() => pill.renderRoot.querySelector<LoyaltyAdjustElement>('loyalty-adjust'));
    const adjust = new AdjustHarness(element);
    await adjust.approve('Add Loyalty Points', PIN);
    await adjust.type('50');
    await adjust.press('Add Loyalty');
    await until(() => shown(pill) === '170');
    await until(() => pill.renderRoot.querySelector('dialog[open]') === null);
    expect(focusedElement() === base(pill)).to.equal(true);
    await until(() => pill.renderRoot.textContent?.includes('50 points added. Balance 170.'));
  });

  it('counts where the balance was changed on this page', async () => {
    const { pill, loyalty } = await pillScene({ points: 100, options: { cashier: TRUSTED } });
    const seen = watchShown(pill);
    loyalty.element.show('add');
    await loyalty.type('100');
    await loyalty.press('Add Loyalty');
    await until(() => shown(pill) === '200');
    // The name never counts.
    expect(seen().some((at) => at.shown >= 100 && at.shown < 200 && at.named === 200)).to.equal(true);
    expect(nameOf(pill)).to.equal('200 loyalty points, adjust');
  });

  it('does not count a change from elsewhere, nor with reduced motion', async () => {
    const { client, customerId, pill, loyalty } = await pillScene({ points: 100, options: { cashier: TRUSTED } });
    const seen = watchShown(pill);
    await client.loyalty.adjust({ customerId, points: 100, reason: { code: 'correction' } });
    await until(() => shown(pill) === '200');
    await emulateMedia({ reducedMotion: 'reduce' });
    loyalty.element.show('add');
    await loyalty.type('100');
    await loyalty.press('Add Loyalty');
    await until(() => shown(pill) === '300');
    await emulateMedia({ reducedMotion: 'no-preference' });
    expect(seen().filter((at) => at.shown !== at.named)).to.deep.equal([]);
    expect(seen()).not.to.have.length(0);
  });

  for (const look of ['light', 'dark', 'rtl'] as const) {
    it(`is without fault for axe, ${look}`, async () => {
      if (look === 'rtl') document.documentElement.dir = 'rtl';
      else await emulateMedia({ colorScheme: look });
      const { pill } = await pillScene({ points: -3, options: { loyalty: { allowNegative: true } } });
      await expect(pill).to.be.accessible();
      const { width, height } = base(pill).getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
      pill.readonly = true;
      await pill.updateComplete;
      await expect(pill).to.be.accessible();
      document.documentElement.removeAttribute('dir');
      await emulateMedia({ colorScheme: 'light' });
    });
  }

  it('speaks Spanish and French', async () => {
    const { pill } = await pillScene({ points: 1 });
    pill.locale = 'es';
    await until(() => nameOf(pill) === '1 punto de fidelidad, ajustar');
    pill.locale = 'fr';
    await until(() => nameOf(pill) === '1 point de fidélité, ajuster');
  });
});

/** Every number that shows from now on, beside the name it shows with. */
function watchShown(pill: LoyaltyPillElement): () => { readonly shown: number; readonly named: number }[] {
  const seen: { readonly shown: number; readonly named: number }[] = [];
  const observer = new MutationObserver(() =>
    seen.push({ shown: Number(shown(pill)), named: Number.parseInt(nameOf(pill), 10) }),
  );
  observer.observe(pill.renderRoot, { attributes: true, characterData: true, childList: true, subtree: true });
  return () => seen;
}
