import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import type { Grant } from '../../../src/domain/grant.js';
import { FakeClock } from '../../../src/testing.js';
import { ANA, BEN, codeOf, newEntryId } from '../../support/managers.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';

const HANDS = { text: 'by hand', code: 'other' };

describe('a write that needs a manager', () => {
  let database: string;
  let clock: FakeClock;
  let client: CustomerClient;
  let customerId: string;

  beforeEach(async () => {
    database = `grants-${crypto.randomUUID()}`;
    clock = new FakeClock();
    client = await openClient({ database, environment: { clock } });
    await client.setManagers([ANA, BEN]);
    customerId = (await saveWell(client, { displayName: 'Ann' })).id;
  });
  afterEach(closeClients);

  const approved = (action: string, entryId = newEntryId(client), points?: number): Promise<Grant> =>
    client.approve({ entryId, action, customerId, ...(points !== undefined && { points }) }, ANA.pin);
  const add = (grant: Grant | undefined, points = 50, id = grant?.entryId) =>
    client.loyalty.adjust({ ...(id !== undefined && { id }), customerId, points, reason: HANDS, ...(grant && { grant }) });

  it('is refused without a grant', async () => {
    expect(await codeOf(add(undefined))).to.equal('grant-required');
    expect((await client.loyalty.balance(customerId)).amount).to.equal(0);
  });

  it('is written with one, and recorded', async () => {
    const grant = await approved('loyalty-add');
    const entry = await add(grant);
    expect(entry).to.include({ id: grant.entryId, grantId: grant.id, points: 50 });
    const [used] = (await client.audit({ kinds: ['grant-used'] })).rows;
    expect(used).to.include({ subjectId: grant.entryId, managerId: ANA.id, customerId });
  });

  it('is written once: the same again is no second, and another body is refused', async () => {
    const grant = await approved('loyalty-add');
    await add(grant);
    await add(grant);
    expect((await client.loyalty.balance(customerId)).amount).to.equal(50);
    expect(await codeOf(add(grant, 60))).to.equal('id-reused');
    expect((await client.audit({ kinds: ['grant-used'] })).rows).to.have.length(1);
  });

  it('is refused under another id than the grant’s', async () => {
    const grant = await approved('loyalty-add');
    expect(await codeOf(add(grant, 50, newEntryId(client)))).to.equal('grant-invalid');
  });

  it('is refused for what was not approved: another figure, another way, too late', async () => {
    expect(await codeOf(add(await approved('loyalty-add', undefined, 40)))).to.equal('grant-invalid');
    expect(await codeOf(add(await approved('loyalty-add'), -5))).to.equal('grant-invalid');
    const grant = await approved('loyalty-add');
    await clock.advance(60_001);
    expect(await codeOf(add(grant))).to.equal('grant-invalid');
  });

  it('is refused beyond the manager’s limit', async () => {
    const entryId = newEntryId(client);
    const grant = await client.approve({ entryId, action: 'loyalty-add', customerId }, BEN.pin);
    expect(await codeOf(add(grant, 101))).to.equal('grant-invalid');
    expect((await add(grant, 100)).points).to.equal(100);
  });

  it('is refused with a grant that was changed or made up', async () => {
    const grant = await client.approve({ entryId: newEntryId(client), action: 'loyalty-add', customerId }, BEN.pin);
    for (const change of [
      { limit: null },
      { managerId: ANA.id },
      { issuedAt: '2030-01-01T00:00:00.000Z' },
      { proof: '00'.repeat(32) },
      { proof: '' },
      { proof: undefined },
      { id: newEntryId(client) },
    ]) {
      const forged = { ...grant, ...change } as Grant;
      expect(await codeOf(add(forged)), JSON.stringify(change)).to.equal('grant-invalid');
    }
    expect(await codeOf(add(grant))).to.equal('done');
  });

  it('is refused once the manager is off the list, and with a grant from before the page was loaded', async () => {
    const grant = await approved('loyalty-add');
    await client.setManagers([BEN]);
    expect(await codeOf(add(grant))).to.equal('grant-invalid');
    const early = await client.approve({ entryId: newEntryId(client), action: 'loyalty-add', customerId }, BEN.pin);
    await client.close();
    client = await openClient({ database, environment: { clock } });
    expect(await codeOf(add(early))).to.equal('grant-invalid');
  });

  it('needs none from a cashier who may, but a grant given all the same is checked and recorded', async () => {
    client.configure({ cashier: { id: 'mia', can: { loyalty: 'yes' } } });
    expect(await add(undefined)).to.include({ grantId: null });
    const grant = await approved('loyalty-add');
    expect(await add(grant)).to.include({ grantId: grant.id });
    expect(await codeOf(add(await approved('loyalty-remove')))).to.equal('grant-invalid');
  });

  it('is no matter of a grant where the cashier may not at all, or nobody is signed in', async () => {
    const grant = await approved('loyalty-add');
    client.configure({ cashier: { id: 'mia', can: { loyalty: 'no' } } });
    expect(await codeOf(add(grant))).to.equal('not-allowed');
    client.configure({ cashier: null });
    expect(await codeOf(add(grant))).to.equal('locked');
  });

  it('may be a save: each change of a customer needs its own grant', async () => {
    client.configure({ cashier: { id: 'mia', can: { edit: 'grant' } } });
    expect(await codeOf(client.save({ id: customerId, note: 'a' }))).to.equal('grant-required');
    expect(await codeOf(client.save({ id: customerId, note: 'a' }, { dryRun: true }))).to.equal('done');
    const first = await approved('edit', customerId);
    expect(await codeOf(client.save({ id: customerId, note: 'a' }, { grant: first }))).to.equal('done');
    expect(await codeOf(client.save({ id: customerId, note: 'b' }, { grant: first }))).to.equal('id-reused');
    const second = await approved('edit', customerId);
    expect(second.id).not.to.equal(first.id);
    expect(await codeOf(client.save({ id: customerId, note: 'b' }, { grant: second }))).to.equal('done');
    expect(await codeOf(client.save({ id: customerId, note: 'c' }, { grant: first }))).to.equal('id-reused');
    expect((await client.get(customerId))?.customer.note).to.equal('b');
  });

  it('may be somebody new, contacts, or a whole save where several need it', async () => {
    client.configure({ cashier: { id: 'mia', can: { create: 'grant', contacts: 'grant', documents: 'grant' } } });
    const id = newEntryId(client);
    const made = await client.approve({ entryId: id, action: 'create' }, ANA.pin);
    expect(await codeOf(client.save({ id, displayName: 'Bea' }, { grant: made }))).to.equal('done');
    const contacts = await approved('contacts', customerId);
    expect(await codeOf(client.save({ id: customerId, email: 'a@example.com' }, { grant: contacts }))).to.equal('done');
    const both = { id: customerId, email: 'b@example.com', identityDocuments: [{ type: 'passport', number: 'X123' } as const] };
    expect(await codeOf(client.save(both, { grant: await approved('contacts', customerId) }))).to.equal('grant-invalid');
    expect(await codeOf(client.save(both, { grant: await approved('edit', customerId) }))).to.equal('done');
  });

  it('may be a sale put aside, taken back or removed: each by a grant that names the sale and no customer', async () => {
    client.configure({ cashier: { id: 'mia', can: { park: 'grant', resume: 'grant' } } });
    const { parkedSales } = client;
    const id = newEntryId(client);
    const draft = { id, label: 'Maria', customerId, cart: [1], itemCount: 1, total: { amountMinor: 350, currency: 'USD' } };
    const named = (action: string) => client.approve({ entryId: id, action }, ANA.pin);
    expect(await codeOf(parkedSales.park(draft))).to.equal('grant-required');
    expect(await codeOf(parkedSales.park(draft, { grant: await named('resume') }))).to.equal('grant-invalid');
    expect(await parkedSales.list()).to.deep.equal([]);
    const park = await named('park');
    await parkedSales.park(draft, { grant: park });
    clock.set(clock.now() + 61_000);
    expect(await codeOf(parkedSales.park(draft, { grant: park })), 'the same again').to.equal('done');
    expect(await codeOf(parkedSales.park({ ...draft, label: 'Ana' }, { grant: park }))).to.equal('id-reused');
    const other = { ...draft, id: newEntryId(client) };
    expect(await codeOf(parkedSales.park(other, { grant: await named('park') })), 'of another sale').to.equal('grant-invalid');

    expect(await codeOf(parkedSales.claim(id))).to.equal('grant-required');
    const resume = await named('resume');
    expect((await parkedSales.claim(id, { grant: resume })).cart).to.deep.equal([1]);
    expect(await codeOf(parkedSales.remove(id, { grant: resume })), 'used to claim').to.equal('id-reused');
    expect(await codeOf(parkedSales.release(id)), 'giving back needs none').to.equal('done');
    expect(await codeOf(parkedSales.takeOver(id))).to.equal('grant-required');
    expect(await codeOf(parkedSales.takeOver(id, { grant: await named('resume') }))).to.equal('done');
    expect(await codeOf(parkedSales.remove(id))).to.equal('grant-required');
    await parkedSales.remove(id, { grant: await named('resume') });
    expect(await parkedSales.list()).to.deep.equal([]);
    const used = (await client.audit({ kinds: ['grant-used'] })).rows.map(({ subjectId, managerId }) => [subjectId, managerId]);
    expect(used).to.deep.equal(Array.from({ length: 4 }, () => [id, ANA.id]));
  });

  it('may be a status, or an import', async () => {
    client.configure({ cashier: { id: 'mia', can: { status: 'grant', create: 'grant' } } });
    expect(await codeOf(client.setStatus(customerId, 'inactive'))).to.equal('grant-required');
    const grant = await approved('status', customerId);
    expect((await client.setStatus(customerId, 'inactive', { grant })).status).to.equal('inactive');
    expect(await codeOf(client.setStatus(customerId, 'active', { grant }))).to.equal('id-reused');

    const file = 'First Name,Last Name\nCleo,Diaz\n';
    expect(await codeOf(client.importCustomers(file))).to.equal('grant-required');
    const id = newEntryId(client);
    const whole = await client.approve({ entryId: id, action: 'create' }, ANA.pin);
    expect(await codeOf(client.importCustomers(file, { grant: whole }))).to.equal('invalid-input');
    expect((await client.importCustomers(file, { id, grant: whole })).created).to.equal(1);
  });
});
