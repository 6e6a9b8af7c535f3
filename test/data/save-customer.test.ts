import { expect } from '@open-wc/testing';
import type { CustomerDraft } from '../../src/domain/customer.js';
import { FakeClock } from '../../src/testing.js';
import { codeOf } from '../contracts/store-contract.js';
import { closeClients, openClient, saveWell } from '../support/open-client.js';

const PHONE = '(202) 555-0147';

describe('saving a customer', () => {
  afterEach(closeClients);

  it('makes one who can be got, active, with the phone as typed and what it means', async () => {
    const client = await openClient();
    const customer = await saveWell(client, { displayName: ' Ann  Lee ', phone: PHONE, email: 'ann@example.com' });
    const details = await client.get(customer.id);
    expect(details?.customer).to.deep.equal(customer);
    expect(customer.phone).to.deep.equal({ typed: PHONE, e164: '+12025550147' });
    expect(customer).to.include({ status: 'active', version: 0, originRegisterId: client.store.registerId });
  });

  it('is found by the very next search', async () => {
    const client = await openClient();
    for (const name of ['Ann', 'Anna', 'Annabel']) {
      await saveWell(client, { displayName: name });
      const { results } = await client.search(name);
      expect(results[0]?.customer.displayName).to.equal(name);
    }
  });

  it('changes only the fields given', async () => {
    const client = await openClient();
    const { id } = await saveWell(client, { displayName: 'Ann', phone: PHONE, note: 'Likes tea' });
    const changed = await saveWell(client, { id, email: 'ann@example.com' });
    expect(changed).to.deep.include({ displayName: 'Ann', note: 'Likes tea', email: 'ann@example.com' });
    expect(changed.phone?.e164).to.equal('+12025550147');
    expect((await saveWell(client, { id, phone: null })).phone).to.equal(null);
  });

  it('takes an id made beforehand, and the same again is the first answer', async () => {
    const clock = new FakeClock();
    const client = await openClient({ environment: { clock } });
    const draft: CustomerDraft = {
      id: '01a2003f-db61-7720-87eb-000000000001',
      displayName: 'Ann',
      phone: PHONE,
      consents: [{ channel: 'sms', state: 'subscribed' }],
      identityDocuments: [{ id: '01a2003f-db61-7720-87eb-000000000002', type: 'passport', number: 'X1234567' }],
    };
    const first = await saveWell(client, draft);
    await clock.advance(60_000);
    const before = await client.get(first.id);
    expect(await saveWell(client, draft)).to.deep.equal(first);
    expect(await client.get(first.id)).to.deep.equal(before);
  });

  it('returns what a cashier may have mistyped, and writes nothing', async () => {
    const client = await openClient();
    const result = await client.save({ displayName: 'Ann', email: 'ann@', birthDate: '2999-01-01' });
    expect(result.ok).to.equal(false);
    if (result.ok) return;
    expect(result.problems.map(({ path, code }) => `${path} ${code}`)).to.include.members(['email invalid', 'birthDate future']);
    expect((await client.list()).total).to.equal(0);
  });

  it('throws what only a program can get wrong, and never repeats the value', async () => {
    const client = await openClient();
    const wrong = { displayName: 7, secret: 'hunter2' } as unknown as CustomerDraft;
    const error = await client.save(wrong).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'invalid-input' });
    expect(JSON.stringify(error) + String(error)).not.to.include('hunter2');
  });

  it('dryRun judges and writes nothing', async () => {
    const client = await openClient();
    const result = await client.save({ displayName: 'Ann', phone: PHONE }, { dryRun: true });
    expect(result.ok).to.equal(true);
    expect((await client.search('ann')).total).to.equal(0);
  });

  it('warns of who already has this phone or e-mail, however it is typed', async () => {
    const client = await openClient();
    const ann = await saveWell(client, { displayName: 'Ann', phone: PHONE, email: 'Ann@Example.com' });
    const result = await client.save({ displayName: 'Bob', phone: '+1 202 555 0147', email: 'ann@example.com' });
    expect(result.ok).to.equal(true);
    expect(result.warnings.map(({ code, customerIds }) => [code, customerIds])).to.deep.equal([
      ['duplicate-phone', [ann.id]],
      ['duplicate-email', [ann.id]],
    ]);
    expect((await client.save({ id: ann.id, phone: '202-555-0147' })).warnings, 'it is the same phone').to.deep.equal([]);
  });

  it('asks the host’s own rules', async () => {
    const client = await openClient({
      validate: async ({ note }) =>
        note === null || note === undefined ? [{ path: 'note', code: 'host', message: 'Say why.' }] : [],
    });
    expect(await client.save({ displayName: 'Ann' })).to.deep.include({
      ok: false,
      problems: [{ path: 'note', code: 'host', message: 'Say why.' }],
    });
    expect((await client.save({ displayName: 'Ann', note: 'Because' })).ok).to.equal(true);
  });

  it('keeps no documents, birth dates or notes where little may be kept', async () => {
    const client = await openClient({ persist: 'minimal' });
    const { id } = await saveWell(client, {
      displayName: 'Ann',
      birthDate: '1984-03-07',
      note: 'Likes tea',
      identityDocuments: [{ type: 'passport', number: 'X1234567' }],
    });
    const details = await client.get(id);
    expect(details?.customer).to.include({ birthDate: null, note: null });
    expect(details?.identityDocuments).to.deep.equal([]);
  });
});

describe('consents', () => {
  afterEach(closeClients);

  it('are evidence: what was said, in which words, where, by whom, for which number', async () => {
    const client = await openClient({ cashier: { id: 'mia' }, locationId: 'shop-1', locale: 'es' });
    const { id } = await saveWell(client, {
      displayName: 'Ann',
      phone: PHONE,
      consents: [{ channel: 'sms', state: 'subscribed' }],
    });
    const consent = (await client.get(id))?.consents[0];
    expect(consent).to.include({
      channel: 'sms',
      state: 'subscribed',
      contactPoint: '+12025550147',
      locale: 'es',
      recordedBy: 'mia',
      locationId: 'shop-1',
      registerId: client.store.registerId,
      customerId: id,
    });
    expect(consent?.wording).to.include('Acepto');
  });

  it('take the host’s own wording', async () => {
    const client = await openClient({ consentWording: { sms: { text: 'Text me.', version: '7' } } });
    const { id } = await saveWell(client, {
      displayName: 'Ann',
      phone: PHONE,
      consents: [{ channel: 'sms', state: 'subscribed' }],
    });
    expect((await client.get(id))?.consents[0]).to.include({ wording: 'Text me.', wordingVersion: '7' });
  });

  it('are recorded only where the choice changes', async () => {
    const client = await openClient();
    const sms = (state: 'subscribed' | 'unsubscribed') => ({ consents: [{ channel: 'sms', state }] }) as const;
    const { id } = await saveWell(client, { displayName: 'Ann', phone: PHONE, ...sms('subscribed') });
    const first = (await client.get(id))?.consents[0]?.id;
    await saveWell(client, { id, ...sms('subscribed') });
    expect((await client.get(id))?.consents.map((consent) => consent.id)).to.deep.equal([first]);
    await saveWell(client, { id, ...sms('unsubscribed') });
    expect((await client.get(id))?.consents.map(({ state }) => state)).to.deep.equal(['unsubscribed']);
  });

  it('stay with the number they were given for', async () => {
    const client = await openClient();
    const { id } = await saveWell(client, {
      displayName: 'Ann',
      phone: PHONE,
      consents: [{ channel: 'sms', state: 'subscribed' }],
    });
    await saveWell(client, { id, phone: '(202) 555-0199' });
    expect((await client.get(id))?.consents.map(({ contactPoint }) => contactPoint)).to.deep.equal(['+12025550147']);
  });

  it('need something to reach the customer by', async () => {
    const client = await openClient();
    const result = await client.save({ displayName: 'Ann', consents: [{ channel: 'email', state: 'subscribed' }] });
    expect(result).to.deep.include({ ok: false });
    expect(!result.ok && result.problems[0]).to.include({ path: 'email', code: 'required' });
  });
});

describe('identity documents', () => {
  afterEach(closeClients);

  it('show the last four; the number comes by reveal() alone', async () => {
    const client = await openClient();
    const { id } = await saveWell(client, {
      displayName: 'Ann',
      identityDocuments: [{ type: 'drivers-license', number: 'D123-4567', expiresOn: '2030-01-31' }],
    });
    const details = await client.get(id);
    const document = details?.identityDocuments[0];
    expect(document).to.include({ numberLast4: '4567', issuingRegion: null });
    expect(JSON.stringify(details)).not.to.include('D123');
    expect(details?.customer.expiries.identity).to.equal('2030-01-31');
    expect(await client.reveal(document?.id ?? '')).to.equal('D123-4567');
  });

  it('lie encrypted in the database', async () => {
    const database = `vault-${crypto.randomUUID()}`;
    const client = await openClient({ database });
    await saveWell(client, { displayName: 'Ann', identityDocuments: [{ type: 'passport', number: 'SECRET99887' }] });
    const text = await everythingIn(database);
    expect(text).to.include('Ann');
    expect(text).not.to.include('SECRET99887');
  });

  it('keep their number where a draft has none, lose it with null, go with remove', async () => {
    const client = await openClient();
    const { id } = await saveWell(client, { displayName: 'Ann', identityDocuments: [{ type: 'passport', number: 'X1234567' }] });
    const documentId = (await client.get(id))?.identityDocuments[0]?.id ?? '';
    await saveWell(client, { id, identityDocuments: [{ id: documentId, type: 'passport', issuingRegion: 'FR' }] });
    expect(await client.reveal(documentId)).to.equal('X1234567');
    await saveWell(client, { id, identityDocuments: [{ id: documentId, type: 'passport', number: null }] });
    expect(await codeOf(client.reveal(documentId))).to.equal('not-found');
    await saveWell(client, { id, identityDocuments: [{ id: documentId, type: 'passport', remove: true }] });
    expect((await client.get(id))?.identityDocuments).to.deep.equal([]);
  });

  it('of another customer are not taken', async () => {
    const client = await openClient();
    const ann = await saveWell(client, { displayName: 'Ann', identityDocuments: [{ type: 'passport', number: 'X1234567' }] });
    const documentId = (await client.get(ann.id))?.identityDocuments[0]?.id ?? '';
    const stolen = client.save({
      displayName: 'Bob',
      identityDocuments: [{ id: documentId, type: 'passport', number: 'Y7654321' }],
    });
    expect(await codeOf(stolen)).to.equal('id-reused');
    expect(await client.reveal(documentId)).to.equal('X1234567');
  });

  it('say `key-lost` where the key is gone, never an empty number', async () => {
    const database = `vault-${crypto.randomUUID()}`;
    const client = await openClient({ database });
    const { id } = await saveWell(client, { displayName: 'Ann', identityDocuments: [{ type: 'passport', number: 'X1234567' }] });
    const documentId = (await client.get(id))?.identityDocuments[0]?.id ?? '';
    await loseKey(database);
    expect(await codeOf(client.reveal(documentId))).to.equal('key-lost');
    await saveWell(client, { id, identityDocuments: [{ id: documentId, type: 'passport', number: 'X1234567' }] });
    expect(await client.reveal(documentId), 'typed again').to.equal('X1234567');
  });
});

describe('what a cashier may', () => {
  afterEach(closeClients);

  it('a locked register answers nothing', async () => {
    const client = await openClient();
    const { id } = await saveWell(client, { displayName: 'Ann' });
    client.configure({ cashier: null });
    const calls = [
      client.search('ann'),
      client.list(),
      client.get(id),
      client.save({ id, note: 'x' }),
      client.setStatus(id, 'inactive'),
      client.sale().attach(id),
    ];
    for (const code of await Promise.all(calls.map(codeOf))) expect(code).to.equal('locked');
  });

  it('refuses by permission what may not be done', async () => {
    const client = await openClient();
    const { id } = await saveWell(client, { displayName: 'Ann' });
    client.configure({ cashier: { id: 'mia', can: { create: 'no', edit: 'grant', status: 'no', documents: 'no' } } });
    expect(await codeOf(client.save({ displayName: 'Bob' }))).to.equal('not-allowed');
    expect(await codeOf(client.save({ id, note: 'x' }))).to.equal('grant-required');
    expect(await codeOf(client.setStatus(id, 'inactive'))).to.equal('not-allowed');
    expect(await codeOf(client.reveal(id))).to.equal('not-allowed');
  });

  it('gives no sight by a grant: history and numbers are refused, phones masked, and of a document only its kind is told', async () => {
    const client = await openClient();
    const identityDocuments = [{ type: 'passport', number: 'X1234567', issuingRegion: 'NM', expiresOn: '2030-01-31' }] as const;
    const { id } = await saveWell(client, { displayName: 'Zoe', phone: PHONE, identityDocuments });
    client.configure({ cashier: { id: 'mia', can: { history: 'grant', contacts: 'grant', documents: 'grant' } } });
    const details = await client.get(id);
    expect(details?.customer.phone).to.deep.equal({ typed: '•••• 0147', e164: null });
    const [passport] = details?.identityDocuments ?? [];
    const hidden = { issuingRegion: null, expiresOn: null, birthDate: null, numberLast4: null, numberHash: null };
    expect(passport).to.include({ type: 'passport', customerId: id, ...hidden });
    const looks = [
      client.reveal(passport?.id ?? ''),
      client.sales.list(id),
      client.sales.get(id),
      client.sales.totals(id, { by: 'day' }),
      client.loyalty.entries(id),
      client.storeCredit.entries(id),
      client.audit(),
    ];
    for (const code of await Promise.all(looks.map(codeOf))) expect(code).to.equal('not-allowed');
  });

  it('takes no masked phone or e-mail for a new one', async () => {
    const client = await openClient({ cashier: { id: 'mia', can: { contacts: 'grant' } } });
    const { id } = await saveWell(client, { displayName: 'Zoe', phone: PHONE });
    for (const phone of ['•••• 0147', `•••• ${PHONE}`, `${PHONE} •`]) {
      const result = await client.save({ id, phone }, { dryRun: true });
      expect(result.ok ? [] : result.problems.map(({ path, code }) => [path, code]), phone).to.deep.equal([['phone', 'invalid']]);
    }
    const email = await client.save({ id, email: 'z•••@example.com' }, { dryRun: true });
    expect(email.ok).to.equal(false);
  });

  it('without contacts shows •••• 0147, and still finds by the whole number', async () => {
    const client = await openClient({ cashier: { id: 'mia', can: { contacts: 'no' } } });
    const { id } = await saveWell(client, { displayName: 'Zoe', phone: PHONE, email: 'ann@example.com' });
    const shown = JSON.stringify([
      await client.get(id),
      await client.search('zoe'),
      await client.list(),
      await client.sale().attach(id),
    ]);
    expect(shown).to.include('•••• 0147');
    for (const secret of ['5550147', '555-0147', '555 0147', 'ann@example.com']) expect(shown).not.to.include(secret);
    expect((await client.search(PHONE)).total).to.equal(1);
    expect((await client.search('ann@example.com')).total).to.equal(1);
    for (const part of ['202555', '0147', 'ann@', 'example.com']) expect((await client.search(part)).total, part).to.equal(0);
    expect(await codeOf(client.save({ id, phone: '•••• 0147' }))).to.equal('not-allowed');
  });
});

describe('a status', () => {
  afterEach(closeClients);

  it('is set at once, and decides who is found for a sale', async () => {
    const client = await openClient();
    const { id } = await saveWell(client, { displayName: 'Ann' });
    expect(await client.setStatus(id, 'inactive')).to.include({ id, status: 'inactive' });
    expect((await client.search('ann')).total).to.equal(0);
    expect((await client.search('ann', { purpose: 'directory' })).results[0]?.customer.alerts).to.deep.equal(['inactive']);
    client.configure({ statusPolicy: { inactive: 'warn' } });
    expect((await client.search('ann')).total).to.equal(1);
  });

  it('banned needs a reason, and keeps it', async () => {
    const client = await openClient();
    const { id } = await saveWell(client, { displayName: 'Ann' });
    expect(await codeOf(client.setStatus(id, 'banned'))).to.equal('invalid-input');
    expect(await client.setStatus(id, 'banned', { reason: 'Theft' })).to.include({ status: 'banned', statusReason: 'Theft' });
    expect(await client.setStatus(id, 'active')).to.include({ status: 'active', statusReason: null });
    expect(await codeOf(client.setStatus('01a2003f-db61-7720-87eb-000000000009', 'inactive'))).to.equal('not-found');
  });
});

async function everythingIn(database: string): Promise<string> {
  const open = await connect(database);
  const rows = await Promise.all(
    [...open.objectStoreNames].map(async (name) => {
      const request = open.transaction(name).objectStore(name).getAll();
      await new Promise((resolve) => (request.onsuccess = resolve));
      return JSON.stringify(request.result, (_, value: unknown) =>
        value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
      );
    }),
  );
  open.close();
  return rows.join('\n');
}

async function loseKey(database: string): Promise<void> {
  const open = await connect(database);
  const transaction = open.transaction('keys', 'readwrite');
  transaction.objectStore('keys').clear();
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  open.close();
}

async function connect(database: string): Promise<IDBDatabase> {
  const request = indexedDB.open(database);
  await new Promise((resolve) => (request.onsuccess = resolve));
  return request.result;
}
