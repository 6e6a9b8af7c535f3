import { expect } from '@open-wc/testing';
import { CustomerPanelHarness } from '../../support/harness/customer-panel-harness.js';
import { clientOf, until } from '../../support/harness/register-page.js';

/** A panel with the form of Ada, who is on the sale. */
async function editing(): Promise<CustomerPanelHarness> {
  const panel = await CustomerPanelHarness.open();
  await panel.provider.sale?.attach(panel.customers[0]?.id ?? '');
  await until(() => panel.account.hasInitial);
  await panel.account.choose('Edit Customer');
  await until(() => panel.title === 'Edit Customer');
  return panel;
}

/** A panel in which somebody searched, found nobody, and creates. */
async function creating(typed = 'Maria Perez'): Promise<CustomerPanelHarness> {
  const panel = await CustomerPanelHarness.open();
  await panel.start();
  await panel.search.type(typed);
  await until(() => panel.search.rows.at(-1)?.includes(typed));
  await panel.press('ArrowUp');
  await until(() => panel.search.active !== null);
  await panel.press('Enter');
  await until(() => panel.title === 'New customer');
  return panel;
}

describe('views of the panel', () => {
  it('Create shows the form over search with what was typed, and Back finds search as it was', async () => {
    const panel = await creating();
    expect(panel.head).to.deep.equal(['Back', 'Close']);
    await until(() => panel.formValue === 'Maria Perez');
    await until(() => panel.focused === 'New customer');
    await panel.click('Back');
    // Nothing is lost by it: the text stands in the field of search.
    await until(() => panel.title === 'Find a customer');
    expect(panel.search.field.value).to.equal('Maria Perez');
    await until(() => panel.search.element.shadowRoot?.activeElement === panel.search.field);
    expect(panel.form === null).to.equal(true);
  });

  it('saving somebody new puts them on the sale and closes the panel, with focus on the initial', async () => {
    const panel = await creating();
    await until(() => panel.formValue === 'Maria Perez');
    await panel.click('Save');
    await until(() => !panel.isOpen);
    expect(panel.attached).to.equal('Maria Perez');
    await until(() => panel.focused === 'Maria Perez, customer menu');
  });

  it('keeps the form of somebody new who is saved but refused by the sale, with the reason', async () => {
    const panel = await creating();
    panel.provider.sale?.guard(() => 'Sign in first.');
    await until(() => panel.formValue === 'Maria Perez');
    await panel.click('Save');
    await until(() => panel.form?.shadowRoot?.textContent?.includes('Sign in first.'));
    expect(panel.title).to.equal('New customer');
    expect(panel.attached).to.equal('');
  });

  it('Edit Customer opens the form at once, without search under it', async () => {
    const panel = await editing();
    expect(panel.head).to.deep.equal(['Close']);
    await until(() => panel.formValue === 'Ada Lovelace');
  });

  it('saving an edit closes the panel, gives focus back to the initial, and shows the new name', async () => {
    const panel = await editing();
    await panel.fill('Ada King');
    await panel.click('Save');
    await until(() => !panel.isOpen);
    await until(() => panel.focused === 'Ada King, customer menu');
  });

  for (const [way, leave] of Object.entries({
    Escape: (panel: CustomerPanelHarness) => panel.press('Escape'),
    Close: (panel: CustomerPanelHarness) => panel.click('Close'),
    Cancel: (panel: CustomerPanelHarness) => panel.click('Cancel'),
    'close()': async (panel: CustomerPanelHarness) => panel.element.close(),
    'the attribute open taken away': async (panel: CustomerPanelHarness) => {
      panel.element.open = false;
    },
  })) {
    it(`asks before what was typed is lost by ${way}, and keeps it`, async () => {
      const panel = await editing();
      await panel.fill('Ada King');
      await leave(panel);
      await until(() => panel.question === 'Discard changes?');
      await panel.press('Enter');
      await until(() => panel.question === '');
      expect(panel.isOpen).to.equal(true);
      expect(panel.element.open).to.equal(true);
      expect(panel.formValue).to.equal('Ada King');
    });
  }

  it('discards what was typed when told to', async () => {
    const panel = await editing();
    await panel.fill('Ada King');
    await panel.press('Escape');
    await until(() => panel.question !== '');
    await panel.click('Discard');
    await until(() => !panel.isOpen);
    const details = await clientOf(panel.provider).get(panel.customers[0]?.id ?? '');
    expect(details?.customer.displayName).to.equal('Ada Lovelace');
  });

  it('does not ask where nothing was typed', async () => {
    const panel = await editing();
    await until(() => panel.formValue === 'Ada Lovelace');
    await panel.press('Escape');
    await until(() => !panel.isOpen);
  });

  it('clearing the customer from the bar gives focus to People, with Undo one Tab away', async () => {
    const panel = await CustomerPanelHarness.open();
    await panel.provider.sale?.attach(panel.customers[0]?.id ?? '');
    await until(() => panel.account.hasInitial);
    panel.account.initial?.focus();
    await panel.press('ArrowUp', 'Enter');
    await until(() => panel.account.offersUndo && panel.focused === 'People');
    await panel.press('Tab');
    expect(panel.focused).to.equal('Undo');
  });

  it('the next sale closes the views, and offers back the form that was not saved', async () => {
    const panel = await creating();
    await panel.fill('Maria Perez Soto');
    await panel.provider.nextSale();
    await until(() => !panel.isOpen);
    await panel.start();
    expect(panel.search.field.value).to.equal('');
    await panel.click('Go on with it');
    await until(() => panel.title === 'New customer');
    await until(() => panel.formValue === 'Maria Perez Soto');
  });

  it('routes nowhere where the page does it', async () => {
    const panel = await CustomerPanelHarness.open();
    await panel.provider.sale?.attach(panel.customers[0]?.id ?? '');
    await until(() => panel.account.hasInitial);
    panel.provider.addEventListener('customer-open', (event) => event.preventDefault());
    await panel.account.choose('Edit Customer');
    expect(panel.isOpen).to.equal(false);
  });
});
