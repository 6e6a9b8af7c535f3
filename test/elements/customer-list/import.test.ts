import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-list.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { approveWith, cancelApproval, padSeen } from '../../support/harness/approval.js';
import { CustomerListHarness } from '../../support/harness/customer-list-harness.js';
import { clientOf, registerPage, until } from '../../support/harness/register-page.js';
import { ANA } from '../../support/managers.js';

describe('a file brought into customer-list', () => {
  let provider: CustomerProviderElement;
  let list: CustomerListHarness;

  beforeEach(async () => {
    provider = await registerPage(html`<div style="inline-size: 900px"><customer-list importable></customer-list></div>`);
    list = CustomerListHarness.in(provider);
    await until(() => list.button('Import customers'));
  });

  function csv(name: string, ...lines: string[]): File {
    return new File([lines.join('\n')], name, { type: 'text/csv' });
  }

  it('is offered only where the host wants it', async () => {
    list.element.importable = false;
    await list.settled();
    expect(list.button('Import customers')).to.equal(null);
  });

  it('shows its customers in the list, and says what became of the rows', async () => {
    list.give(csv('shop.csv', 'Name,Phone', 'Ann Lee,(303) 555-0147', 'Bob Ito,(303) 555-0148'));
    await until(() => list.seen.includes('shop.csv is imported. 2 new'));
    await until(() => list.names.length === 2);
    expect(list.names).to.deep.equal(['Ann Lee', 'Bob Ito']);
    expect(list.button('Download report')).to.equal(null);
    await until(() => list.politeWords.includes('shop.csv is imported. 2 new'));
    list.press('Close');
    await until(() => !list.seen.includes('shop.csv'));
    expect(list.root.activeElement === list.button('Import customers')).to.equal(true);
  });

  it('asks a manager where the cashier may not alone, and imports nothing where nobody approves', async () => {
    await clientOf(provider).setManagers([ANA]);
    clientOf(provider).configure({ cashier: { id: 'mia', can: { create: 'grant' } } });
    await until(() => list.button('Import customers'));
    list.give(csv('shop.csv', 'Name', 'Ann Lee'));
    await until(() => padSeen(list.element).includes('Create a customer'));
    expect(padSeen(list.element)).to.contain('shop.csv');
    await cancelApproval(list.element);
    await until(() => !list.seen.includes('shop.csv'));
    expect((await clientOf(provider).list()).total).to.equal(0);

    list.give(csv('shop.csv', 'Name', 'Ann Lee'));
    await approveWith(list.element, ANA.pin);
    await until(() => list.seen.includes('shop.csv is imported. 1 new'));
  });

  it('gives a report of the rows that were not taken as they stood', async () => {
    list.give(csv('shop.csv', 'Name,Email', 'Ann Lee,ann@example.com', 'Bob Ito,not an address'));
    const link = await until(() => list.button('Download report'));
    expect(link.getAttribute('download')).to.equal('shop-report.csv');
    const report = await (await fetch(link.getAttribute('href')!)).text();
    expect(report.replace('\ufeff', '').split('\r\n')[0]).to.equal('Row,Field,Outcome,Code,Reason');
    expect(report)
      .to.match(/\r\n3,/)
      .and.to.not.contain('Bob');
  });

  it('can be stopped, and goes on where it was', async () => {
    const lines = Array.from({ length: 6_000 }, (_, index) => `Customer ${String(index)}`);
    list.give(csv('many.csv', 'Name', ...lines));
    const stop = await until(() => list.button('Cancel'));
    expect(list.root.querySelector('progress')!.getAttribute('aria-label')).to.equal('Importing many.csv');
    stop.click();
    await until(() => list.seen.includes('many.csv was stopped.'));
    const { total } = await clientOf(provider).list({ limit: 1 });
    expect(total).to.be.lessThan(6_000);
    list.press('Go on');
    await until(() => list.seen.includes('many.csv is imported.'));
    await until(() => list.count === '6,000 customers');
  });

  it('that is no list of customers is refused with its name, and nothing is saved', async () => {
    list.give(new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 255, 254, 0, 1])], 'photo.zip'));
    await until(() => list.seen.includes('photo.zip could not be read as a list of customers. Nothing was saved.'));
    expect(list.assertiveWords).to.contain('photo.zip');
    expect(list.button('Try again')).to.not.equal(null);
    expect((await clientOf(provider).list()).total).to.equal(0);
  });
});
