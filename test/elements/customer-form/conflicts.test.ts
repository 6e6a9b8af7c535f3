import { expect } from '@open-wc/testing';
import { createCustomerClient } from '../../../src/client.js';
import type { CustomerClient } from '../../../src/client.js';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import { FaultyRemote } from '../../../src/testing/faulty-remote.js';
import { RegularsError } from '../../../src/domain/errors.js';
import type { CustomerId } from '../../../src/domain/id.js';
import type { CustomerDraft } from '../../../src/domain/customer.js';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { CustomerFormHarness } from '../../support/harness/customer-form-harness.js';
import { addCustomers, ownStore, until } from '../../support/harness/register-page.js';

const ANN: CustomerDraft = { displayName: 'Ann Rivers', phone: '(415) 555-2671', note: 'Tea' };

interface Changed {
  readonly here: CustomerClient;
  readonly id: CustomerId;
}

/** Ann, after two registers have changed the same fields without hearing of each other. */
async function changedTwice(mine: CustomerDraft, theirs: CustomerDraft, options: CustomerClientOptions = {}): Promise<Changed> {
  const remote = new MemoryRemote();
  const line = new FaultyRemote(remote, { random: () => 0 });
  const here = createCustomerClient(ownStore({ merchantId: 'memory', remote, ...options }));
  const there = createCustomerClient(ownStore({ merchantId: 'memory', remote: line, registerName: 'Front' }));
  const [ann] = await addCustomers(here, ANN);
  const id = ann?.id ?? '';
  await here.sync.now();
  await there.sync.now();
  // Neither hears of the other before both have written.
  line.faults = { random: () => 0, drop: 1 };
  const answers = await Promise.all([here.save({ id, ...mine }), there.save({ id, ...theirs })]);
  expect(answers.map(({ ok }) => ok)).to.deep.equal([true, true]);
  await here.sync.now();
  line.faults = { random: () => 0 };
  for (let round = 0; round < 2; round += 1) {
    await there.sync.now();
    await here.sync.now();
  }
  await there.close();
  await until(async () => ((await here.get(id))?.customer.conflicts.length ?? 0) > 0);
  return { here, id };
}

const inForm = async ({ here, id }: Changed): Promise<CustomerFormHarness> => {
  const form = await CustomerFormHarness.on(here, { customerId: id });
  await until(() => conflictsIn(form).length > 0);
  return form;
};

const conflictsIn = ({ element }: CustomerFormHarness): string[] =>
  [...element.renderRoot.querySelectorAll('[part=conflict]')].map(read);

const read = (part: Element): string => part.textContent?.replace(/\s+/g, ' ').trim() ?? '';

async function press(form: CustomerFormHarness, name: string): Promise<void> {
  const button = await until(() => form.element.renderRoot.querySelector<HTMLElement>(`button[aria-label="${name}"]`));
  button.focus();
  button.click();
}

describe('a customer changed at two registers, in the form', () => {
  it('shows both values of the field, and where the other one is from', async () => {
    const form = await inForm(await changedTwice({ note: 'Oat milk' }, { note: 'No milk' }));
    const values = [...form.element.renderRoot.querySelectorAll('.conflict-text > bdi')].map(read);
    expect(values.sort()).to.deep.equal(['No milk', 'Oat milk']);
    expect(conflictsIn(form)[0]).to.match(/^Notes .*Shows now Keep .*, \d+:\d\d\s[AP]M Take this$/);
    await expect(form.element).to.be.accessible();
  });

  it('shows the other value after one tap, also at the next look', async () => {
    const changed = await changedTwice({ note: 'Oat milk' }, { note: 'No milk' });
    const form = await inForm(changed);
    const [conflict] = (await changed.here.get(changed.id))?.customer.conflicts ?? [];
    const other = typeof conflict?.other === 'string' ? conflict.other : '';
    await press(form, `Take this: Notes, ${other}`);
    await until(() => conflictsIn(form).length === 0);
    await until(() => form.politeWords === `Notes: ${other}`);
    expect((await changed.here.get(changed.id))?.customer).to.deep.include({ note: other, conflicts: [] });
    expect(focusedElement()?.id).to.equal('field-displayName');
    await changed.here.sync.now();
    expect((await changed.here.get(changed.id))?.customer).to.deep.include({ note: other, conflicts: [] });
  });

  it('keeps what shows by the other tap, one field at a time', async () => {
    const changed = await changedTwice(
      { note: 'Oat milk', phone: '(415) 555-2672' },
      { note: 'No milk', phone: '(415) 555-2673' },
    );
    const form = await inForm(changed);
    await until(() => conflictsIn(form).length === 2);
    const { customer } = (await changed.here.get(changed.id)) ?? {};
    const shown = customer?.phone?.typed ?? '';
    await press(form, `Keep: Phone #, ${shown}`);
    await until(() => conflictsIn(form).length === 1);
    expect((await changed.here.get(changed.id))?.customer.phone?.typed).to.equal(shown);
    expect(focusedElement()?.id).to.equal('conflicts');
  });

  it('leaves what is typed in another field as it is', async () => {
    const changed = await changedTwice({ note: 'Oat milk' }, { note: 'No milk' });
    const form = await inForm(changed);
    await form.fill('Email', 'ann@example.com');
    await press(form, `Keep: Notes, ${(await changed.here.get(changed.id))?.customer.note ?? ''}`);
    await until(() => conflictsIn(form).length === 0);
    expect(form.value('Email')).to.equal('ann@example.com');
  });

  it('reads names, addresses and dates as a cashier says them', async () => {
    const form = await inForm(
      await changedTwice(
        { displayName: 'Ann Stone', birthDate: '1984-03-07', address: { line1: '1 High St', city: 'Bend' } },
        { displayName: 'Ann Brook', birthDate: '1985-03-07', address: { line1: '9 Low St', city: 'Bend' } },
      ),
    );
    await until(() => conflictsIn(form).length === 3);
    const all = conflictsIn(form).join(' | ');
    for (const words of [
      'Name Ann',
      'Ann Stone',
      'Ann Brook',
      'March 7, 1984',
      'March 7, 1985',
      '1 High St, Bend',
      '9 Low St, Bend',
    ]) {
      expect(all).to.contain(words);
    }
  });

  it('shows no value of a field that the cashier may not see, and no buttons to who may not edit', async () => {
    const changed = await changedTwice(
      { note: 'Oat milk', phone: '(415) 555-2672' },
      { note: 'No milk', phone: '(415) 555-2673' },
    );
    changed.here.configure({ cashier: { id: 'kim', can: { contacts: 'no', edit: 'no' } } });
    const form = await inForm(changed);
    expect(conflictsIn(form)).to.have.length(1);
    const section = form.element.renderRoot.querySelector('[part~=section-conflicts]');
    expect(section?.textContent).not.to.contain('555');
    expect(section?.querySelector('button')).to.equal(null);
  });

  it('says why it could not be settled, and offers it again', async () => {
    const changed = await changedTwice({ note: 'Oat milk' }, { note: 'No milk' });
    const form = await inForm(changed);
    const { note } = (await changed.here.get(changed.id))?.customer ?? {};
    changed.here.resolveConflict = () => Promise.reject(new RegularsError('store-full', 'Full.'));
    await press(form, `Keep: Notes, ${note ?? ''}`);
    await until(() => form.failure.includes('Free some space'));
    expect(conflictsIn(form)).to.have.length(1);
  });
});
