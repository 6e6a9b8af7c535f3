import { expect } from '@open-wc/testing';
import type { Cashier } from '../../../src/domain/policy.js';
import { CustomerPanelHarness } from '../../support/harness/customer-panel-harness.js';
import { AdjustHarness } from '../../support/harness/adjust-harness.js';
import { clientOf, until } from '../../support/harness/register-page.js';
import { TestCart } from '../../support/test-cart.js';

/** May adjust without a manager. */
const CASHIER: Cashier = { id: 'ben', can: { loyalty: 'yes', credit: 'yes' } };

/** A panel with Ada on the sale. */
async function withAda(mode: 'drawer' | 'dialog' = 'drawer'): Promise<CustomerPanelHarness> {
  const panel = await CustomerPanelHarness.open({ mode, options: { cashier: CASHIER } });
  await panel.provider.sale?.attach(panel.customers[0]?.id ?? '');
  await until(() => panel.account.hasInitial);
  return panel;
}

/** Adds points in the view that shows. */
async function add(panel: CustomerPanelHarness, points: string): Promise<void> {
  const element = await until(() => panel.element.renderRoot.querySelector('loyalty-adjust'));
  // It may stand there before its code has come.
  await until(() => element.shadowRoot);
  const loyalty = new AdjustHarness(element);
  await loyalty.choose('Add Loyalty Points');
  await loyalty.type(points);
  await loyalty.press('Add Loyalty');
}

/** All that polite regions say which are heard: in the panel, and in elements that stand in it. */
function said(panel: CustomerPanelHarness): string[] {
  const modal = panel.element.renderRoot.querySelector('dialog:modal');
  const regions = deep(panel.element, '[role=status]').filter((region) => !modal || isIn(region, modal));
  return regions.map((region) => region.textContent?.trim() ?? '').filter((words) => words !== '');
}

describe('what a panel says when a view is done', () => {
  it('is the balance, once, where the panel itself was asked for the view', async () => {
    const panel = await withAda();
    panel.element.show('loyalty');
    await add(panel, '50');
    await until(() => !panel.isOpen);
    await until(() => said(panel).length > 0);
    expect(said(panel)).to.deep.equal(['50 points added. Balance 50.']);
  });

  it('is the balance, once, where the pill was pressed', async () => {
    const panel = await withAda('dialog');
    const pill = await until(() => deep(panel.element, 'loyalty-pill')[0]?.shadowRoot?.querySelector('button'));
    pill.click();
    await add(panel, '7');
    await until(() => !panel.isOpen);
    await until(() => said(panel).length > 0);
    expect(said(panel)).to.deep.equal(['7 points added. Balance 7.']);
  });

  it('is heard inside a dialog that stays, where another view was under it', async () => {
    const panel = await withAda('dialog');
    panel.element.show('history');
    const pill = await until(() => deep(panel.surface, 'loyalty-pill')[0]?.shadowRoot?.querySelector('button'));
    const { title } = panel;
    pill.click();
    await add(panel, '5');
    await until(() => panel.title === title);
    await until(() => said(panel).includes('5 points added. Balance 5.'));
    expect(panel.isOpen).to.equal(true);
  });

  it('is that a customer is saved', async () => {
    const panel = await withAda();
    panel.element.show('edit');
    await until(() => panel.formValue === 'Ada Lovelace');
    await panel.fill('Ada King');
    await panel.click('Save');
    await until(() => !panel.isOpen);
    await until(() => said(panel).includes('Saved on this register.'));
  });

  it('is that a sale is in the queue, though the next sale closes the view', async () => {
    const panel = await withAda();
    const cart = new TestCart();
    cart.ring([1]);
    panel.provider.cart = cart;
    panel.element.show('queue');
    const queue = await until(() => deep(panel.surface, 'sale-queue')[0]?.shadowRoot);
    const press = async (name: string): Promise<void> =>
      (await until(() => [...queue.querySelectorAll('button')].find((button) => button.textContent?.trim() === name))).click();
    await press('Save Sale');
    await press('Save');
    await until(() => !panel.isOpen);
    await until(() => said(panel).includes('Sale saved for Ada Lovelace'));
    expect((await clientOf(panel.provider).parkedSales.list()).map(({ label }) => label)).to.deep.equal(['Ada Lovelace']);
  });
});

/** All there are, in shadow roots too. */
function deep(root: Element | ShadowRoot, selector: string): HTMLElement[] {
  const scopes = root instanceof Element && root.shadowRoot ? [root, root.shadowRoot] : [root];
  return scopes.flatMap((scope) => [
    ...scope.querySelectorAll<HTMLElement>(selector),
    ...[...scope.querySelectorAll('*')].flatMap((child) => (child.shadowRoot ? deep(child.shadowRoot, selector) : [])),
  ]);
}

function isIn(element: Element, ancestor: Element): boolean {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at === ancestor) return true;
  return false;
}
