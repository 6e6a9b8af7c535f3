import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-search.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import type { Customer } from '../../../src/domain/customer.js';
import { CustomerSearchHarness } from '../../support/harness/customer-search-harness.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';

describe('customer-search: Enter without a choice', () => {
  let provider: CustomerProviderElement;
  let search: CustomerSearchHarness;
  let maria: Customer;

  beforeEach(async () => {
    provider = await registerPage(html`<customer-search></customer-search>`);
    const saved = await addCustomers(
      clientOf(provider),
      { displayName: 'Maria Perez', phone: '(303) 555-0147', email: 'maria@example.com', code: 'C-1001' },
      { displayName: 'Ann Lee', phone: '303 555 0190', email: 'shared@example.com' },
      { displayName: 'Bob Lee', phone: '303 555 0191', email: 'shared@example.com' },
    );
    [maria] = saved as [Customer, ...Customer[]];
    search = CustomerSearchHarness.in(provider);
  });

  for (const typed of ['3035550147', '303.555.0147', '+1 303 555 0147', 'maria@example.com', 'MARIA@example.com', 'c-1001']) {
    it(`takes the one customer that ${typed} is the whole of`, async () => {
      await search.paste(typed);
      await search.press('Enter');
      await until(() => provider.customerId);
      expect(provider.customerId).to.equal(maria.id);
    });
  }

  for (const typed of ['0147', '5550147', 'maria@', 'example.com', 'C-1', 'Maria Perez']) {
    it(`takes nobody for ${typed}, which is a part or a name`, async () => {
      await search.paste(typed);
      await search.press('Enter');
      await until(() => search.assertiveWords);
      expect(provider.customerId).to.equal(null);
      expect(search.assertiveWords).to.contain('arrow keys');
    });
  }

  it('takes nobody where two have it', async () => {
    await search.paste('shared@example.com');
    await search.press('Enter');
    await until(() => search.assertiveWords);
    expect(provider.customerId).to.equal(null);
  });

  it('says so where nobody has it', async () => {
    await search.paste('nobody@example.com');
    await search.press('Enter');
    await until(() => search.assertiveWords);
    expect(search.assertiveWords).to.equal('Nobody matches “nobody@example.com”.');
  });

  it('answers what stands in the field when a scanner presses Enter before the rows have come', async () => {
    search.field.focus();
    search.field.value = '3035550147';
    search.field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    search.field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    await until(() => provider.customerId);
    expect(provider.customerId).to.equal(maria.id);
  });

  it('forgets what it said when typing goes on', async () => {
    await search.paste('Maria');
    await search.press('Enter');
    await until(() => search.seen.includes('arrow keys'));
    await search.type(' P');
    expect(search.seen).not.to.contain('arrow keys');
  });
});
