import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import type { CreditAdjustElement } from '../../../src/elements/credit-adjust/credit-adjust.js';
import type { CreditBadgeElement } from '../../../src/elements/credit-badge/credit-badge.js';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { AdjustHarness } from '../../support/harness/adjust-harness.js';
import { adjustScene, customerWith, PIN, TRUSTED } from '../../support/harness/adjust-scene.js';
import type { AdjustScene, AdjustStart } from '../../support/harness/adjust-scene.js';
import { until } from '../../support/harness/register-page.js';

interface BadgeScene extends AdjustScene {
  readonly badge: CreditBadgeElement;
}

async function badgeScene(start: AdjustStart = {}): Promise<BadgeScene> {
  const scene = await adjustScene(start);
  const badge = scene.provider.querySelector('credit-badge');
  if (!badge) throw new Error('There is no badge on the page.');
  await until(() => base(badge).matches(':not([part~=loading])'));
  return { ...scene, badge };
}

function base(badge: CreditBadgeElement): Element {
  const found = badge.renderRoot.querySelector('[part~=base]');
  if (!found) throw new Error('The badge shows nothing.');
  return found;
}

const seen = (badge: CreditBadgeElement): string => base(badge).textContent?.replace(/\s+/g, ' ').trim() ?? '';
const nameOf = (badge: CreditBadgeElement): string => base(badge).getAttribute('aria-label') ?? '';

describe('a credit badge (H10, H11)', () => {
  it('shows the balance under the words Store Credit Balance', async () => {
    const { badge } = await badgeScene({ creditMinor: 1_450 });
    expect(seen(badge)).to.equal('Store Credit Balance $14.50');
    expect(nameOf(badge)).to.equal('Store Credit Balance $14.50, adjust');
  });

  it('shows nothing spent and nothing given as $0.00, in the register’s currency', async () => {
    const { badge } = await badgeScene();
    expect(seen(badge)).to.equal('Store Credit Balance $0.00');
    const euro = await badgeScene({ options: { currency: 'EUR' } });
    expect(seen(euro.badge)).to.equal('Store Credit Balance €0.00');
  });

  it('has the host’s own label', async () => {
    const { badge } = await badgeScene({ creditMinor: 100 });
    badge.label = 'House money';
    await badge.updateComplete;
    expect(seen(badge)).to.equal('House money $1.00');
  });

  it('lists every currency, or the one that is asked for', async () => {
    const { badge, client, customerId } = await badgeScene({ creditMinor: 1_450, options: { cashier: TRUSTED } });
    const amount = { amountMinor: 300, currency: 'EUR' };
    await client.storeCredit.issue({ customerId, amount, reason: { code: 'goodwill' } });
    await until(() => seen(badge).includes('€3.00'));
    expect(seen(badge)).to.contain('$14.50');
    badge.currency = 'EUR';
    await until(() => seen(badge) === 'Store Credit Balance €3.00');
    badge.currency = 'GBP';
    await until(() => seen(badge) === 'Store Credit Balance £0.00');
  });

  it('names a wrong currency by its path, and throws nothing', async () => {
    const { badge, provider } = await badgeScene();
    const paths: unknown[] = [];
    provider.addEventListener('regulars-error', (event) => paths.push(event.path));
    badge.setAttribute('currency', 'dollars');
    await until(() => base(badge).matches('[part~=failed]'));
    expect(paths).to.deep.equal(['currency']);
  });

  it('takes no room with nobody on the sale', async () => {
    const { provider, badge } = await badgeScene();
    await provider.sale?.clear();
    await until(() => base(badge).matches('[part~=empty]'));
    expect(base(badge).getBoundingClientRect().height).to.equal(0);
  });

  it('shows the customer of its customer-id', async () => {
    const { client, badge } = await badgeScene({ creditMinor: 100 });
    badge.customerId = await customerWith(client, 0, 0);
    await until(() => seen(badge).includes('$0.00'));
  });

  it('cannot be pressed where it is readonly, or the cashier may not adjust', async () => {
    const { client, badge } = await badgeScene();
    badge.readonly = true;
    await badge.updateComplete;
    expect(base(badge).localName).to.equal('span');
    badge.readonly = false;
    client.configure({ cashier: { id: 'new', can: { credit: 'no' } } });
    await until(() => base(badge).localName === 'span');
  });

  it('tells the page first, which can route to its own', async () => {
    const { provider, badge, customerId } = await badgeScene();
    const told: unknown[] = [];
    provider.addEventListener('customer-open', (event) => {
      event.preventDefault();
      told.push([event.customerId, event.view]);
    });
    badge.focus();
    await sendKeys({ press: 'Enter' });
    expect(told).to.deep.equal([[customerId, 'credit']]);
  });

  it('opens the adjustment, gets focus back, and speaks the balance', async () => {
    const { badge } = await badgeScene({ creditMinor: 1_450 });
    badge.focus();
    await sendKeys({ press: 'Enter' });
    const element = await until(() => badge.renderRoot.querySelector<CreditAdjustElement>('credit-adjust'));
    const adjust = new AdjustHarness(element);
    await adjust.approve('Use store credit', PIN);
    await adjust.type('4.50');
    await adjust.press('Use credit');
    await until(() => seen(badge) === 'Store Credit Balance $10.00');
    await until(() => badge.renderRoot.querySelector('dialog[open]') === null);
    expect(focusedElement() === base(badge)).to.equal(true);
    await until(() => badge.renderRoot.textContent?.includes('$4.50 used. Balance $10.00.'));
  });

  for (const look of ['light', 'dark', 'rtl'] as const) {
    it(`is without fault for axe, ${look}`, async () => {
      if (look === 'rtl') document.documentElement.dir = 'rtl';
      else await emulateMedia({ colorScheme: look });
      const { badge } = await badgeScene({ creditMinor: 1_450 });
      await expect(badge).to.be.accessible();
      const { width, height } = base(badge).getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
      badge.readonly = true;
      await badge.updateComplete;
      await expect(badge).to.be.accessible();
      document.documentElement.removeAttribute('dir');
      await emulateMedia({ colorScheme: 'light' });
    });
  }

  it('speaks Spanish and French, amounts in their way of writing', async () => {
    const { badge } = await badgeScene({ creditMinor: 1_450 });
    badge.locale = 'es';
    await until(() => seen(badge).startsWith('Saldo de crédito de la tienda 14,50'));
    badge.locale = 'fr';
    await until(() => seen(badge).startsWith('Solde d’avoir 14,50'));
  });
});
