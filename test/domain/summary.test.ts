import { expect } from '@open-wc/testing';
import { summaryOf } from '../../src/domain/summary.js';
import type { SummaryView } from '../../src/domain/summary.js';
import { accountOf } from '../support/sample-ledgers.js';
import { customerOf, idOf } from '../support/sample-records.js';

const shown: SummaryView = { today: '2026-11-21', shop: 'retail', contacts: 'shown' };
const masked: SummaryView = { ...shown, contacts: 'masked' };
const phone = { typed: '(555) 555-0147', e164: '+15555550147' };

describe('the summary of a customer', () => {
  it('has what a row shows and nothing else', () => {
    const customer = customerOf({
      displayName: 'maria perez',
      phone,
      email: 'm@example.com',
      customerType: 'wholesale',
      note: 'private',
      status: 'inactive',
    });
    expect(summaryOf(customer, shown)).to.deep.equal({
      id: idOf(1),
      displayName: 'maria perez',
      initial: 'M',
      phone: '+15555550147',
      email: 'm@example.com',
      status: 'inactive',
      customerType: 'wholesale',
      alerts: ['inactive'],
      hasPoints: false,
      hasStoreCredit: false,
    });
  });

  it('has the phone as typed where it is no valid number, and null where there is none', () => {
    expect(summaryOf(customerOf({ phone: { typed: '0147', e164: null } }), shown).phone).to.equal('0147');
    expect(summaryOf(customerOf(), shown)).to.include({ phone: null, email: null });
  });

  it('masks phone and e-mail', () => {
    const summary = summaryOf(customerOf({ phone, email: 'maria@example.com' }), masked);
    expect(summary).to.include({ phone: '•••• 0147', email: 'm•••@example.com', displayName: 'Maria Perez' });
    expect(summaryOf(customerOf(), masked)).to.include({ phone: null, email: null });
  });

  it('masks a name that is the phone or e-mail', () => {
    expect(summaryOf(customerOf({ displayName: phone.typed, phone }), masked).displayName).to.equal('•••• 0147');
    expect(summaryOf(customerOf({ displayName: phone.e164, phone }), masked).displayName).to.equal('•••• 0147');
    expect(summaryOf(customerOf({ displayName: 'maria@example.com', email: 'maria@example.com' }), masked).displayName).to.equal(
      'm•••@example.com',
    );
    expect(summaryOf(customerOf({ displayName: phone.typed, phone }), shown).displayName).to.equal(phone.typed);
  });

  it('gives nothing of a masked contact away in any of its fields', () => {
    const customer = customerOf({ displayName: '(555) 555-0147', phone, email: 'maria@example.com' });
    const text = JSON.stringify(summaryOf(customer, masked));
    expect(text).not.to.contain('555-');
    expect(text).not.to.contain('maria@');
  });

  it('has the alerts of the shop and the initial of the language', () => {
    expect(summaryOf(customerOf(), { ...shown, shop: 'medical' }).alerts).to.deep.equal(['missing-medical']);
    expect(summaryOf(customerOf({ displayName: 'istanbul' }), { ...shown, locale: 'tr' }).initial).to.equal('İ');
  });

  it('says whether there are points and store credit, and warns of an overspent account', () => {
    expect(summaryOf(customerOf(), shown, accountOf(10))).to.include({ hasPoints: true, hasStoreCredit: false });
    expect(summaryOf(customerOf(), shown, accountOf(0, 500))).to.include({ hasPoints: false, hasStoreCredit: true });
    const summary = summaryOf(customerOf({ status: 'inactive' }), shown, accountOf(-1));
    expect(summary.alerts).to.deep.equal(['inactive', 'overspent']);
    expect(summary.hasPoints).to.equal(false);
  });
});
