import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { CustomerPanelHarness } from '../../support/harness/customer-panel-harness.js';
import { until } from '../../support/harness/register-page.js';

/** Every panel-toggle of a panel, as `open view`. */
function toggles(panel: CustomerPanelHarness): string[] {
  const heard: string[] = [];
  panel.element.addEventListener('panel-toggle', ({ open, view }) => void heard.push(`${open ? 'open' : 'closed'} ${view}`));
  return heard;
}

describe('the panel', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('is a bar with People, which opens search with its title in focus', async () => {
    const panel = await CustomerPanelHarness.open();
    expect(panel.isOpen).to.equal(false);
    expect(panel.people.textContent?.trim()).to.equal('People');
    await panel.start();
    expect(panel.title).to.equal('Find a customer');
    await until(() => panel.focused === 'Find a customer');
    expect(panel.people.getAttribute('aria-expanded')).to.equal('true');
    expect(panel.head).to.deep.equal(['Customers', 'Close']);
  });

  it('is opened by Customers where names are given and family, at the list of them all', async () => {
    const panel = await CustomerPanelHarness.open({ drafts: [], options: { profile: 'given-family' } });
    await until(() => panel.people.textContent?.trim() === 'Customers');
    await panel.start();
    expect(panel.title).to.equal('Customers');
    expect(panel.head).to.deep.equal(['Find a customer', 'Close']);
  });

  it('has search and list one tap apart, and goes back to what was typed', async () => {
    const panel = await CustomerPanelHarness.open();
    await panel.start();
    await panel.type('Nob');
    await panel.click('Customers');
    await until(() => panel.title === 'Customers');
    await panel.click('Find a customer');
    await until(() => panel.title === 'Find a customer');
    expect(panel.head).to.deep.equal(['Customers', 'Close']);
    expect(panel.search.field.value).to.equal('Nob');
  });

  for (const [view, title] of [
    ['list', 'Customers'],
    ['history', 'Customer History'],
    ['loyalty', 'Loyalty points'],
    ['credit', 'Store credit'],
    ['queue', 'Sale queue'],
  ] as const) {
    it(`shows ${view} when asked for it`, async () => {
      const panel = await CustomerPanelHarness.open();
      panel.element.show(view);
      await until(() => panel.title === title);
      await until(() => panel.focused === title);
    });
  }

  it('takes what is typed on its title into the field, first letter and all', async () => {
    const panel = await CustomerPanelHarness.open();
    await panel.start();
    await until(() => panel.focused === 'Find a customer');
    await panel.type('grace');
    expect(panel.search.field.value).to.equal('grace');
  });

  it('keeps that first letter from a hotkey of the page', async () => {
    const panel = await CustomerPanelHarness.open();
    await panel.start();
    const reached: string[] = [];
    const hotkey = (event: KeyboardEvent): unknown => reached.push(event.key);
    document.addEventListener('keydown', hotkey);
    await panel.type('per');
    document.removeEventListener('keydown', hotkey);
    expect(reached).to.deep.equal([]);
    expect(panel.search.field.value).to.equal('per');
  });

  it('closes when a customer is chosen, with focus on the initial', async () => {
    const panel = await CustomerPanelHarness.open();
    await panel.start();
    await panel.search.type('ada');
    await until(() => panel.search.rows.length > 0);
    await panel.press('ArrowDown', 'Enter');
    await until(() => !panel.isOpen);
    expect(panel.attached).to.equal('Ada Lovelace');
    await until(() => panel.focused === 'Ada Lovelace, customer menu');
    expect(panel.people.getAttribute('aria-label')).to.equal('People');
  });

  it('closes by Escape, by Close and by People, and gives focus back to People', async () => {
    for (const close of [
      (panel: CustomerPanelHarness) => panel.press('Escape'),
      (panel: CustomerPanelHarness) => panel.click('Close'),
      async (panel: CustomerPanelHarness) => panel.people.click(),
    ]) {
      const panel = await CustomerPanelHarness.open();
      await panel.start();
      await until(() => panel.focused === 'Find a customer');
      await close(panel);
      await until(() => !panel.isOpen);
      expect(panel.focused).to.equal('People');
    }
  });

  it('tells of every opening, closing and other view, after it', async () => {
    const panel = await CustomerPanelHarness.open();
    const heard = toggles(panel);
    await panel.start();
    await panel.click('New customer').catch(() => panel.element.show('new'));
    await until(() => panel.title === 'New customer');
    await panel.press('Escape');
    await until(() => panel.title === 'Find a customer' || !panel.isOpen);
    panel.element.close();
    await until(() => !panel.isOpen);
    expect(heard[0]).to.equal('open search');
    expect(heard).to.include('open new');
    expect(heard.at(-1)).to.equal('closed search');
  });

  it('is opened and closed by its attributes, and by its methods', async () => {
    const panel = await CustomerPanelHarness.open();
    panel.element.setAttribute('view', 'new');
    panel.element.toggleAttribute('open', true);
    await until(() => panel.title === 'New customer');
    panel.element.open = false;
    await until(() => !panel.isOpen);
    const [ada] = panel.customers;
    panel.element.show('edit', ada?.id);
    await until(() => panel.title === 'Edit Customer');
    await until(() => panel.formValue === 'Ada Lovelace');
    panel.element.close();
    await until(() => !panel.isOpen);
    expect(panel.element.open).to.equal(false);
  });

  it('names a wrong mode or view by its path, shows what it can, and throws nothing', async () => {
    const panel = await CustomerPanelHarness.open();
    const paths: unknown[] = [];
    panel.element.addEventListener('regulars-error', ({ path }) => void paths.push(path));
    panel.element.setAttribute('mode', 'popup');
    await until(() => paths.includes('mode'));
    await until(() => panel.error.includes('mode'));
    panel.element.setAttribute('view', 'nowhere');
    await until(() => paths.includes('view'));
    await panel.start();
    expect(panel.title).to.equal('Find a customer');
  });

  it('writes no attribute and no class on itself', async () => {
    const panel = await CustomerPanelHarness.open();
    await panel.start();
    expect(panel.element.getAttributeNames()).to.deep.equal(['mode']);
  });

  describe('as one surface', () => {
    it('is a drawer that leaves the page alive', async () => {
      const panel = await CustomerPanelHarness.open({ mode: 'drawer' });
      await panel.start();
      expect(panel.surface.matches(':modal')).to.equal(false);
      const { width, right } = panel.surface.getBoundingClientRect();
      expect([Math.round(width), Math.round(right)]).to.deep.equal([420, 800]);
    });

    it('is a dialog that stops it, no wider than 960', async () => {
      await setViewport({ width: 1400, height: 800 });
      const panel = await CustomerPanelHarness.open({ mode: 'dialog' });
      await panel.start();
      expect(panel.surface.matches(':modal')).to.equal(true);
      expect(panel.surface.getBoundingClientRect().width).to.be.at.most(960);
    });

    it('inline stands in the flow and pushes what follows', async () => {
      const panel = await CustomerPanelHarness.open({ mode: 'inline' });
      const before = panel.element.getBoundingClientRect().height;
      await panel.start();
      expect(panel.element.getBoundingClientRect().height).to.be.greaterThan(before);
      expect(panel.surface.matches(':modal')).to.equal(false);
    });

    it('inline stays open when a customer is chosen, with an empty field for the next', async () => {
      const panel = await CustomerPanelHarness.open({ mode: 'inline' });
      await panel.start();
      await panel.search.type('ada');
      await until(() => panel.search.rows.length > 0);
      await panel.press('ArrowDown', 'Enter');
      await until(() => panel.attached === 'Ada Lovelace');
      await until(() => panel.search.field.value === '');
      expect(panel.isOpen).to.equal(true);
      await until(() => panel.focused === 'Ada Lovelace, customer menu');
    });

    it('auto is a full-size dialog on a phone and a drawer on a tablet, and loses no text between them', async () => {
      await setViewport({ width: 320, height: 640 });
      const panel = await CustomerPanelHarness.open({ mode: 'auto' });
      await panel.start();
      expect(panel.surface.matches(':modal')).to.equal(true);
      const { width, height } = panel.surface.getBoundingClientRect();
      expect([Math.round(width), Math.round(height)]).to.deep.equal([320, 640]);
      await panel.search.type('gra');
      await setViewport({ width: 1024, height: 640 });
      await until(() => !panel.surface.matches(':modal'));
      expect(panel.isOpen).to.equal(true);
      expect(panel.search.field.value).to.equal('gra');
    });
  });
});
