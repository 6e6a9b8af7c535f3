import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MutationBody } from '../../src/domain/mutation.js';
import { ROUTE_NAMES, type RouteName, ROUTES } from '../../src/domain/wire/routes.js';
import { ANA, BEN } from '../support/managers.js';
import { mutationOf, newId, saleOf, saveOf } from './support/bodies.js';
import { BASE, openShop, type ShopBackend } from './support/shop-backend.js';
import { authenticate, callOf, LOCATION } from './support/shop-token.js';

const [OURS, THEIRS] = ['merchant-a', 'merchant-b'];
const NAME = 'Zebulon Quartermaine';
const CARD = 'D1234567';
const AT = '2026-11-20T10:00:00.000Z';

let shop: ShopBackend;
const [customerId, documentId, parkedId] = [newId(), newId(), newId()];
const sale = saleOf(customerId);
let cursor = '';

beforeAll(async () => {
  shop = await openShop({
    authenticate: async (request) => {
      const caller = await authenticate(request);
      return caller && { ...caller, locationIds: caller.registerId === 'elsewhere' ? ['shop-2'] : [LOCATION] };
    },
  });
  await shop.backend.setManagers(OURS, [ANA]);
  const remote = shop.remoteOf(OURS);
  ({ cursor } = await remote.snapshot('merchant', null, callOf('r1')));
  const record = { version: 0, createdAt: AT, updatedAt: AT, originRegisterId: 'r1', customerId };
  const { results } = await remote.push(
    [saveOf(customerId, null, NAME), mutationOf(documentBody(record)), mutationOf(parkedBody(record)), sale],
    callOf('r1'),
  );
  expect(results.map(({ status }) => status)).toEqual(Array(4).fill('accepted'));
});
afterAll(() => shop.end());

describe('a token of another merchant', () => {
  it('gets nothing of ours by any route, and cannot tell whether it is there', async () => {
    const asked: Readonly<Record<RouteName, readonly [id: string | null, body: unknown]>> = {
      ...{ capabilities: [null, null], whoami: [null, null], watch: [null, null] },
      push: [null, { mutations: [saveOf(customerId, 1, 'Taken Over'), saleOf(customerId), { ...sale, id: newId() }, sale] }],
      pull: [null, { cursor, limit: 100 }],
      snapshot: [null, { scope: 'merchant', after: null }],
      search: [null, { query: 'Zebulon', limit: 10, purpose: 'directory' }],
      get: [customerId, null],
      history: [customerId, null],
      reveal: [documentId, null],
      approve: [null, { intent: { entryId: newId(), action: 'loyalty-add', customerId }, pin: ANA.pin }],
    };
    for (const name of ROUTE_NAMES) {
      const [id, body] = asked[name];
      const unknown = id === null ? null : newId();
      const [ours, nobodys] = [await textOf(name, id, body), unknown === null ? null : await textOf(name, unknown, body)];
      expect(ours, name).not.toContain('Zebulon');
      expect(ours, name).not.toContain(CARD);
      expect(ours, name).not.toContain(ANA.name);
      // The push names ids itself, and is answered under them: what it says of them is that they are not there.
      if (name !== 'push') expect(ours, name).not.toContain(customerId);
      // As of an id that nobody has.
      if (nobodys !== null) expect(ours, name).toBe(nobodys);
    }
    const { results } = await shop
      .remoteOf(THEIRS)
      .push([saveOf(customerId, 1, 'Taken Over'), saleOf(customerId), saleOf(newId())], callOf('r1'));
    expect(results).toMatchObject(Array(3).fill({ status: 'rejected', code: 'not-found' }));
    const { found } = await shop.remoteOf(OURS).get(customerId, callOf('r1'));
    expect(found?.customer.displayName).toBe(NAME);
  });

  it('may have the same ids and the same PIN for somebody else', async () => {
    await shop.backend.setManagers(THEIRS, [{ ...BEN, pin: ANA.pin, id: ANA.id }]);
    const { results } = await shop.remoteOf(THEIRS).push([saveOf(customerId, null, 'Their Own')], callOf('r1'));
    expect(results).toMatchObject([{ status: 'accepted' }]);
    const { found } = await shop.remoteOf(OURS).get(customerId, callOf('r1'));
    expect(found?.customer.displayName).toBe(NAME);
    const intent = { entryId: newId(), action: 'loyalty-add', points: 10 };
    const { grant } = await shop.remoteOf(THEIRS).approve(intent, ANA.pin, callOf('r1'));
    const used = mutationOf({ kind: 'loyalty-append', entry: entryBody(intent.entryId) });
    const stolen = { ...used, use: { grant: { ...grant, merchantId: OURS }, ageMs: 10 } };
    expect((await shop.remoteOf(OURS).push([stolen], callOf('r1'))).results).toMatchObject([
      { status: 'rejected', code: 'grant-invalid' },
    ]);
  });
});

describe('a token of another location', () => {
  it('sees the customer, but neither sales nor parked sales of ours', async () => {
    const remote = shop.remoteOf(OURS);
    const { customers, others, cursor: there } = await remote.snapshot('merchant', null, callOf('elsewhere'));
    expect(customers.map(({ customer }) => customer.id)).toContain(customerId);
    expect(others.map(({ type }) => type)).not.toContain('parked-sale');
    await remote.push([saleOf(customerId)], callOf('r1'));
    expect((await remote.pull(there, 100, callOf('elsewhere'))).changes.map(({ type }) => type)).not.toContain('sale');
    expect((await remote.history(customerId, '9', callOf('elsewhere'))).sales).toEqual([]);
    expect((await remote.history(customerId, '9', callOf('r1'))).sales).toHaveLength(2);
    await expect(remote.pull(cursor, 100, callOf('elsewhere'))).rejects.toMatchObject({ code: 'cursor-expired' });
  });
});

describe('the second lock', () => {
  it('is on every table, forced on its owner too', async () => {
    const tables = await shop.database.sql<{ name: string; locked: boolean }[]>`
      select relname as name, relrowsecurity and relforcerowsecurity as locked from pg_class
      where relnamespace = 'regulars'::regnamespace and relkind = 'r' and relname <> 'migrations'`;
    expect(tables.length).toBeGreaterThan(6);
    expect(tables.filter(({ locked }) => !locked)).toEqual([]);
    const keys = await shop.database.sql<{ said: string }[]>`
      select pg_get_constraintdef(oid) as said from pg_constraint
      where connamespace = 'regulars'::regnamespace and contype in ('p', 'u', 'f') and conrelid <> 'regulars.migrations'::regclass`;
    expect(keys.filter(({ said }) => !/\(merchant\b/.test(said))).toEqual([]);
  });

  it('shows a statement that forgot to name its merchant that merchant alone, and nobody where none is set', async () => {
    for (const table of ['merchants', 'records', 'registers', 'words', 'outcomes', 'manager_pins']) {
      const seenBy = async (merchantId: string): Promise<unknown[]> => {
        let seen: readonly Record<string, unknown>[] = [];
        await shop.database.begin(async (sql) => {
          await sql`select set_config('role', 'regulars_app', true), set_config('regulars.merchant', ${merchantId}, true)`;
          const client = sql as unknown as (strings: readonly string[]) => PromiseLike<readonly Record<string, unknown>[]>;
          seen = await client([`select distinct merchant from regulars.${table}`]);
        });
        return seen.map(({ merchant }) => merchant);
      };
      expect(await seenBy(OURS), table).toEqual([OURS]);
      expect(await seenBy(''), table).toEqual([]);
    }
  });

  it('lets nothing be written under another merchant', async () => {
    const writing = shop.database.begin(async (sql) => {
      await sql`select set_config('role', 'regulars_app', true), set_config('regulars.merchant', ${THEIRS}, true)`;
      await sql`insert into regulars.registers (merchant, id, last_seen) values (${OURS}, 'r9', '')`;
    });
    await expect(writing).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps the number of a document where only who has the pepper reads it', async () => {
    const rows = await shop.database.sql<{ text: string }[]>`select r::text as text from regulars.records r`;
    expect(rows.some(({ text }) => text.includes(NAME))).toBe(true);
    expect(rows.filter(({ text }) => text.includes(CARD))).toEqual([]);
    expect((await shop.remoteOf(OURS).reveal(documentId, callOf('r1'))).number).toBe(CARD);
  });
});

async function textOf(name: RouteName, id: string | null, body: unknown): Promise<string> {
  const { method, path, isStream } = ROUTES[name];
  const query = name === 'history' ? '?before=9' : '';
  const ending = new AbortController();
  const request = new Request(`${BASE}${path.replace(':id', id ?? '')}${query}`, {
    method,
    headers: { Authorization: `Bearer ${THEIRS}:r1`, 'Regulars-Protocol': '1', 'Content-Type': 'application/json' },
    ...(body !== null && { body: JSON.stringify(body) }),
    signal: ending.signal,
  });
  const response = await shop.backend.fetch(request);
  if (!isStream) return (await response.text()).replace(/"serverTime":"[^"]*"/, '');
  const reader = response.body!.getReader();
  let text = '';
  while (!text.includes('data:')) text += new TextDecoder().decode((await reader.read()).value);
  ending.abort();
  await reader.cancel().catch(() => undefined);
  return text;
}

function documentBody(record: object): MutationBody {
  const shown = { type: 'drivers-license', issuingRegion: 'CA', expiresOn: '2031-01-31', birthDate: null, source: 'typed' };
  const identityDocument = { ...record, id: documentId, ...shown, numberLast4: '4567', numberHash: 'a1' };
  return { kind: 'identity-document-save', identityDocument, number: CARD, seen: null } as unknown as MutationBody;
}

function parkedBody(record: object): MutationBody {
  const parkedSale = {
    ...{ ...record, id: parkedId, state: 'waiting', claim: null, clash: false, label: 'Tea', itemCount: 1, parkedBy: null },
    ...{ total: { amountMinor: 1, currency: 'USD' }, parkedAt: AT, expiresAt: '2099-01-01T00:00:00.000Z', registerId: 'r1' },
    locationId: LOCATION,
  };
  return { kind: 'parked-sale-park', parkedSale, cartText: '{"lines":[]}', replaces: null } as unknown as MutationBody;
}

function entryBody(id: string) {
  return {
    ...{ id, version: 0, createdAt: AT, updatedAt: AT, originRegisterId: 'r1', customerId, occurredAt: AT, expiresOn: null },
    ...{
      saleId: null,
      grantId: null,
      lotId: null,
      reason: { code: 'goodwill' },
      approvedOffline: false,
      type: 'adjust' as const,
    },
    points: 10,
  };
}
