import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { ANYTHING, historyScene, NOON, saleOf, sellDaysAgo } from '../../support/harness/history-scene.js';
import { until } from '../../support/harness/register-page.js';
import { approveWith, cancelApproval } from '../../support/harness/approval.js';
import { codeOf } from '../../support/managers.js';

/** Rows of CSV text; ours has no line break inside a cell. */
const rowsOf = (csv: string): string[] => csv.trimEnd().split('\r\n');

const DANA = { id: '01a2003f-db61-7720-87eb-0000000000da', name: 'Dana', pin: '246810' };

describe('the export of a history', () => {
  it('has a row a sale, with dates and figures as spreadsheets read them', async () => {
    const { history } = await historyScene({
      before: async (client, customer) => {
        await client.recordSale(saleOf(customer, { number: 'A,1', occurredAt: '2026-11-01T07:30:00.000Z' }));
      },
    });
    expect(rowsOf(await history.element.exportCsv())).to.deep.equal([
      'Customer,Date,Time,Number,State,Items,Subtotal,Tax,Tip,Total,Currency,Points earned,Points used,Store credit used,Paid with',
      'Ada Lovelace,2026-11-01,12:30 AM,"A,1",Completed,"Coffee × 2; Bagel",14,1.4,0,15.4,USD,14,0,0,Cash',
    ]);
  });

  it('lets no name become a formula', async () => {
    const { history } = await historyScene({
      customer: { displayName: '=1+1' },
      before: async (client, customer) => {
        const lines = [{ id: 'a', name: '@SUM(A1:A9)', quantity: 1, totalMinor: 1400 }];
        const tenders = [{ type: 'other', label: '+cmd', amountMinor: 1540 }] as const;
        await client.recordSale(saleOf(customer, { number: '-2', lines, tenders }));
      },
    });
    const [, row] = rowsOf(await history.element.exportCsv());
    expect(row).to.match(/^'=1\+1,2026-11-21,/);
    expect(row)
      .to.contain(",'-2,")
      .and.to.contain(",'@SUM(A1:A9),")
      .and.to.match(/,'\+cmd$/);
  });

  it('has what a refund gave back below zero, as a figure', async () => {
    const { history } = await historyScene({
      before: async (client, customer) => {
        const [receipt] = await sellDaysAgo(client, customer, 1);
        await client.recordRefund({
          id: crypto.randomUUID(),
          refundOf: receipt?.sale.id ?? '',
          number: 'R1',
          lines: [{ lineId: 'bagel', quantity: 1, amountMinor: 400 }],
          tenders: [{ type: 'cash', amountMinor: 440 }],
        });
      },
    });
    const [, refund] = rowsOf(await history.element.exportCsv());
    expect(refund).to.contain('R1,Refund,Bagel,-4,-0.4,0,-4.4,USD,-4,0,0,Cash');
  });

  it('has points and store credit with the balance after each', async () => {
    const { history } = await historyScene({
      element: html`<customer-history tab="loyalty"></customer-history>`,
      before: async (client, customer) => {
        await sellDaysAgo(client, customer, 1);
        await client.loyalty.adjust({ customerId: customer.id, points: -4, reason: { code: 'other', text: '=HYPERLINK()' } });
        const amount = { amountMinor: 1050, currency: 'USD' };
        await client.storeCredit.issue({ customerId: customer.id, amount, reason: { code: 'return' } });
      },
    });
    expect(rowsOf(await history.element.exportCsv())).to.deep.equal([
      'Customer,Date,Time,Type,Reason,Points,Balance after,Expires',
      "Ada Lovelace,2026-11-21,12:00 PM,Points removed,'=HYPERLINK(),-4,10,",
      'Ada Lovelace,2026-11-20,12:00 PM,Earned on a sale,,14,14,',
    ]);
    await history.press('Store Credit');
    expect(rowsOf(await history.element.exportCsv())[1]).to.equal(
      'Ada Lovelace,2026-11-21,12:00 PM,Store credit issued,return,10.5,USD,10.5,',
    );
  });

  it('has all pages of the days shown, and no others', async () => {
    const { history } = await historyScene({
      before: async (client, customer) => {
        for (let index = 0; index < 130; index += 1) {
          await client.recordSale(saleOf(customer, { occurredAt: new Date(NOON - index * 60_000).toISOString() }));
        }
        await sellDaysAgo(client, customer, 30);
      },
    });
    expect(rowsOf(await history.element.exportCsv())).to.have.length(132);
    await history.press('Today');
    expect(rowsOf(await history.element.exportCsv())).to.have.length(131);
  });

  it('saves a file by the button, named by tab and day and nobody’s name', async () => {
    const { history } = await historyScene({ before: (client, customer) => sellDaysAgo(client, customer, 0) });
    const saved: { name: string; text: Promise<string> }[] = [];
    const onClick = (event: Event): void => {
      const [link] = event.composedPath();
      if (!(link instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      saved.push({ name: link.download, text: fetch(link.href).then((answer) => answer.text()) });
    };
    document.addEventListener('click', onClick, true);
    await history.press('Export CSV');
    await until(() => saved.length === 1);
    document.removeEventListener('click', onClick, true);
    expect(saved[0]?.name).to.equal('history-sales-2026-11-21.csv');
    expect(rowsOf((await saved[0]?.text) ?? '')).to.have.length(2);
    expect(history.find('a')).to.equal(null);
    await until(() => history.politeWords === 'File saved: history-sales-2026-11-21.csv');
  });

  it('is not offered to who may not, and refuses', async () => {
    const { history } = await historyScene({ options: { cashier: { id: 'kim', can: { export: 'no' } } } });
    expect(history.button('Export CSV')).to.equal(undefined);
    expect(history.button('Print')).not.to.equal(undefined);
    expect(await codeOf(history.element.exportCsv())).to.equal('not-allowed');
  });

  it('asks a manager where the cashier’s permission says so', async () => {
    const { history, provider } = await historyScene({
      options: { cashier: { ...ANYTHING, can: { ...ANYTHING.can, export: 'grant' } } },
      before: (client) => client.setManagers([DANA]),
    });
    const actions: string[] = [];
    provider.addEventListener('grant-issue', ({ action }) => actions.push(action));
    const csv = history.element.exportCsv();
    await approveWith(history.element, DANA.pin);
    expect(rowsOf(await csv)).to.have.length(1);
    expect(actions).to.deep.equal(['export']);
  });

  it('exports nothing where nobody approves', async () => {
    const { history } = await historyScene({
      options: { cashier: { ...ANYTHING, can: { ...ANYTHING.can, export: 'grant' } } },
      before: (client) => client.setManagers([DANA]),
    });
    const csv = codeOf(history.element.exportCsv());
    await cancelApproval(history.element);
    expect(await csv).to.equal('approval-cancelled');
    expect(history.error).to.equal('');
  });
});
