import { expect } from '@open-wc/testing';
import { text } from '../../support/harness/customer-history-harness.js';
import { historyScene, NOON, saleOf, sellDaysAgo } from '../../support/harness/history-scene.js';
import { until } from '../../support/harness/register-page.js';
import { codeOf } from '../../support/managers.js';

describe('the print of a history', () => {
  it('holds this history and nothing else of the page', async () => {
    const { history, provider } = await historyScene({ before: (client, customer) => sellDaysAgo(client, customer, 1, 0) });
    const other = document.createElement('p');
    other.textContent = 'Of the host';
    provider.append(other);
    const before = document.body.outerHTML;
    await history.element.print();
    const { body } = history.printed ?? document.implementation.createHTMLDocument();
    expect(text(body.querySelector('h1'))).to.equal('Ada Lovelace');
    expect([...body.querySelectorAll('h2')].map((day) => text(day))).to.deep.equal(['Today', 'Yesterday']);
    expect([...body.querySelectorAll('tr')]).to.have.length(2);
    expect(text(body.querySelector('tr'))).to.match(/^12:00 PM Sale \d+ 2 × Coffee, 1 × Bagel \$15\.40 14 points$/);
    expect(body.textContent).not.to.contain('Of the host');
    expect(document.body.outerHTML).to.equal(before);
  });

  it('is styled without a style element or attribute, which a strict policy refuses', async () => {
    const { history } = await historyScene({ before: (client, customer) => sellDaysAgo(client, customer, 0) });
    await history.element.print();
    const { printed } = history;
    expect(printed?.adoptedStyleSheets).to.have.length(1);
    expect(printed?.querySelector('style, [style], script, link')).to.equal(null);
    const figure = printed?.querySelector('.figure');
    expect(figure && printed?.defaultView?.getComputedStyle(figure).textAlign).to.equal('end');
  });

  it('prints the days that show, and says which', async () => {
    const { history } = await historyScene({ before: (client, customer) => sellDaysAgo(client, customer, 40, 0) });
    await history.press('7 days');
    await history.press('Print');
    await until(() => history.printed?.querySelector('h1') !== null && history.printed !== null);
    const body = history.printed?.body;
    expect(body?.querySelectorAll('tr')).to.have.length(1);
    expect(text(body?.querySelector('h1 + p') ?? null)).to.equal('Sales · Nov 15, 2026 – Nov 21, 2026');
  });

  it('prints more than the page that shows', async () => {
    const { history } = await historyScene({
      before: async (client, customer) => {
        for (let index = 0; index < 120; index += 1) {
          await client.recordSale(saleOf(customer, { occurredAt: new Date(NOON - index * 60_000).toISOString() }));
        }
      },
    });
    expect(history.lines).to.have.length(100);
    await history.element.print();
    expect(history.printed?.querySelectorAll('tr')).to.have.length(120);
  });

  it('leaves one frame behind at most, which nobody can reach', async () => {
    const { history } = await historyScene();
    await history.element.print();
    await history.element.print();
    const frames = history.element.renderRoot.querySelectorAll('iframe');
    expect(frames).to.have.length(1);
    expect(frames[0]?.getAttribute('aria-hidden')).to.equal('true');
    expect(frames[0]?.tabIndex).to.equal(-1);
    await expect(history.element).to.be.accessible();
  });

  it('refuses where there is nothing to print', async () => {
    const { history, provider } = await historyScene();
    await provider.sale?.clear();
    await until(() => history.states.includes('empty'));
    expect(await codeOf(history.element.print())).to.equal('not-found');
  });
});
