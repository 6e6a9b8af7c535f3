import { expect } from '@open-wc/testing';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { tabByKey } from '../../../src/elements/customer-history/history-tabs.js';
import { historyScene } from '../../support/harness/history-scene.js';
import { until } from '../../support/harness/register-page.js';

// The rows of the APG's tabs pattern, one by one.
describe('the tabs of a history', () => {
  afterEach(() => {
    document.documentElement.removeAttribute('dir');
  });

  it('are a named list of tabs, each with its panel', async () => {
    const { history } = await historyScene();
    expect(history.tablist?.getAttribute('aria-label')).to.equal('History');
    for (const tab of history.tabs) {
      const panel = history.find(`[id="${tab.getAttribute('aria-controls') ?? ''}"]`);
      expect(panel?.getAttribute('role')).to.equal('tabpanel');
      expect(panel?.getAttribute('aria-labelledby')).to.equal(tab.id);
    }
    expect(history.tabs.map((tab) => tab.getAttribute('aria-selected'))).to.deep.equal(['true', 'false', 'false']);
    expect(history.panels.map((panel) => panel.hidden)).to.deep.equal([false, true, true]);
  });

  it('are one stop for Tab: in to the chosen one, on into its panel', async () => {
    const { history } = await historyScene();
    history.find('[part~=balance]');
    history.pencil?.focus();
    do await history.keys('Tab');
    while (focusedElement()?.getAttribute('role') !== 'tab');
    expect(history.focused).to.equal('Sales');
    await history.keys('Tab');
    expect(history.focused).to.equal('Today');
    await history.keys('Shift+Tab');
    expect(history.focused).to.equal('Sales');
  });

  it('choose at once with Right and Left, and go around', async () => {
    const { history } = await historyScene();
    history.tabs[0]?.focus();
    for (const [key, tab] of [
      ['ArrowRight', 'Loyalty'],
      ['ArrowRight', 'Store Credit'],
      ['ArrowRight', 'Sales'],
      ['ArrowLeft', 'Store Credit'],
      ['ArrowLeft', 'Loyalty'],
    ] as const) {
      await history.keys(key);
      expect([history.tab, history.focused]).to.deep.equal([tab, tab]);
      expect(history.panels.filter((panel) => !panel.hidden)).to.have.length(1);
    }
    expect(history.element.tab).to.equal('loyalty');
  });

  it('go along the line where it runs from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const { history } = await historyScene();
    history.tabs[0]?.focus();
    await history.keys('ArrowLeft');
    expect(history.tab).to.equal('Loyalty');
    await history.keys('ArrowRight', 'ArrowRight');
    expect(history.tab).to.equal('Store Credit');
  });

  it('go to the first with Home and to the last with End', async () => {
    const { history } = await historyScene();
    history.tabs[0]?.focus();
    await history.keys('End');
    expect([history.tab, history.focused]).to.deep.equal(['Store Credit', 'Store Credit']);
    await history.keys('Home');
    expect([history.tab, history.focused]).to.deep.equal(['Sales', 'Sales']);
  });

  it('leave all other keys to the page, and arrows with a modifier to the browser', async () => {
    const { history } = await historyScene();
    const passed: string[] = [];
    const onKeydown = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented) passed.push(event.key);
    };
    document.addEventListener('keydown', onKeydown);
    history.tabs[0]?.focus();
    await history.keys('p', 'ArrowDown', 'ArrowRight');
    document.removeEventListener('keydown', onKeydown);
    expect(passed).to.deep.equal(['p', 'ArrowDown']);
    expect(tabByKey('Enter', 'sales', 'ltr')).to.equal(undefined);
  });

  it('are chosen by a press, and by the attribute', async () => {
    const { history } = await historyScene();
    await history.press('Store Credit');
    expect(history.tab).to.equal('Store Credit');
    history.element.setAttribute('tab', 'loyalty');
    await until(() => history.tab === 'Loyalty');
  });

  it('say how many entries came, once another was chosen', async () => {
    const { history } = await historyScene();
    await history.press('Loyalty');
    await until(() => history.politeWords === '0 entries');
  });

  it('are 48 px high', async () => {
    const { history } = await historyScene();
    for (const tab of history.tabs) expect(tab.getBoundingClientRect().height).to.be.at.least(48);
  });
});
