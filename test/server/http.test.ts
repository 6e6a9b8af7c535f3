import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend } from '../../src/server.js';
import { ANA, WRONG_PIN } from '../support/managers.js';
import { newId, saveOf } from './support/bodies.js';
import { BASE, openShop, remoteTo, type ShopBackend } from './support/shop-backend.js';
import { authenticate, callOf, PEPPER } from './support/shop-token.js';

const MERCHANT = 'tea-house';
const ORIGIN = 'https://till.example.com';
let shop: ShopBackend;

beforeAll(async () => {
  shop = await openShop({ allowedOrigins: [ORIGIN] });
});
afterAll(() => shop.end());

function ask(path: string, init: RequestInit & { readonly token?: string | null } = {}): Promise<Response> {
  const { token = `${MERCHANT}:r1`, headers, ...rest } = init;
  const own = {
    'Regulars-Protocol': '1',
    'Content-Type': 'application/json',
    ...(token !== null && { Authorization: `Bearer ${token}` }),
  };
  return shop.backend.fetch(new Request(BASE + path, { ...rest, headers: { ...own, ...(headers as Record<string, string>) } }));
}

describe('answers', () => {
  it('are never stored, and name the protocol', async () => {
    for (const path of ['/whoami', '/capabilities', '/nowhere', '/customers/none']) {
      const { headers } = await ask(path);
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect(headers.get('regulars-protocol'), path).toBe('1');
    }
  });

  it('are problem documents where something is wrong, and repeat nothing that was sent', async () => {
    const said = 'Zebulon';
    const answers: readonly (readonly [Promise<Response>, number, string])[] = [
      [ask('/whoami', { token: null }), 401, 'remote-unauthorized'],
      [ask('/whoami', { token: said }), 401, 'remote-unauthorized'],
      [ask('/whoami', { headers: { 'Regulars-Protocol': '9' } }), 400, 'unsupported-protocol'],
      [ask('/pull', { method: 'POST', body: JSON.stringify({ cursor: said, limit: 10 }) }), 410, 'cursor-expired'],
      [ask('/pull', { method: 'POST', body: `{"cursor":"${said}"` }), 400, 'invalid-input'],
      [ask('/push', { method: 'POST', body: JSON.stringify({ mutations: [{ kind: said }] }) }), 400, 'remote-incompatible'],
      [
        ask('/search', { method: 'POST', body: JSON.stringify({ query: said, limit: 0, purpose: 'sale' }) }),
        400,
        'invalid-input',
      ],
      [ask(`/${said}`), 404, 'unsupported'],
      [ask('/push', { method: 'POST', body: JSON.stringify({ mutations: [], more: 'x'.repeat(1_100_000) }) }), 413, 'too-large'],
      [
        ask('/push', { method: 'POST', body: gzipSync('x'.repeat(50_000_000)), headers: { 'Content-Encoding': 'gzip' } }),
        413,
        'too-large',
      ],
      [ask('/push', { method: 'POST', body: '['.repeat(100_000) }), 400, 'invalid-input'],
    ];
    for (const [answer, status, code] of answers) {
      const response = await answer;
      const text = await response.text();
      expect([response.status, JSON.parse(text)], code).toMatchObject([status, { code, status }]);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(text).not.toContain(said);
    }
  });

  it('take bodies that are packed by gzip', async () => {
    const body = gzipSync(JSON.stringify({ mutations: [saveOf(newId(), null, 'Packed')] }));
    const response = await ask('/push', { method: 'POST', body, headers: { 'Content-Encoding': 'gzip' } });
    expect(await response.json()).toMatchObject({ results: [{ status: 'accepted' }] });
  });

  it('are given to pages on the list alone', async () => {
    const preflight = (origin: string): Promise<Response> =>
      ask('/push', { method: 'OPTIONS', token: null, headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' } });
    const allowed = await preflight(ORIGIN);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(allowed.headers.get('access-control-allow-headers')).toMatch(/Authorization.*Regulars-Protocol/);
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    expect((await preflight('https://evil.example.com')).headers.get('access-control-allow-origin')).toBeNull();
    const answer = await ask('/whoami', { headers: { Origin: ORIGIN } });
    expect(answer.headers.get('access-control-expose-headers')).toBe('Regulars-Protocol,Retry-After');
  });

  it('say without a token whether the backend lives and is ready', async () => {
    expect(await (await ask('/health/live', { token: null })).json()).toEqual({ ok: true });
    expect(await (await ask('/health/ready', { token: null })).json()).toMatchObject({ ok: true, schema: 6 });
    const away = createBackend({
      databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
      pinPepper: PEPPER,
      authenticate,
      log: () => undefined,
    });
    expect((await away.fetch(new Request(`${BASE}/health/live`))).status).toBe(200);
    expect((await away.fetch(new Request(`${BASE}/health/ready`))).status).toBe(503);
    await expect(remoteTo(away, MERCHANT).whoami(callOf('r1'))).rejects.toMatchObject({ code: 'remote-busy' });
    await away.close();
  });
});

describe('the log', () => {
  it('tells of a caller who hangs up as of one, not as of a failure', async () => {
    shop.log.length = 0;
    const gone = new AbortController();
    const asked = ask('/whoami', { signal: gone.signal });
    gone.abort();
    expect((await asked).status).toBe(499);
    expect(shop.log).toMatchObject([{ level: 'info', route: '/whoami', status: 499 }]);
    expect(shop.log[0]).not.toHaveProperty('failure');
  });

  it('has patterns, ids and counts, and nothing of a person', async () => {
    const id = newId();
    shop.log.length = 0;
    const remote = shop.remoteOf(MERCHANT);
    await remote.push([saveOf(id, null, 'Zebulon')], callOf('r1'));
    await remote.search('Zebulon', 10, 'sale', callOf('r1'));
    await remote.get(id, callOf('r1'));
    expect(shop.log.map(({ route, status, merchantId, registerId }) => [route, status, merchantId, registerId])).toEqual([
      ['/push', 200, MERCHANT, 'r1'],
      ['/search', 200, MERCHANT, 'r1'],
      ['/customers/:id', 200, MERCHANT, 'r1'],
    ]);
    expect(JSON.stringify(shop.log)).not.toMatch(/Zebulon/);
  });

  it('names what failed in the database, without what was sent', async () => {
    await shop.database.script(`
      create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'no % ', new.body; end $$;
      create trigger refuse before insert on regulars.records for each row execute function public.refuse()`);
    shop.log.length = 0;
    await expect(shop.remoteOf(MERCHANT).push([saveOf(newId(), null, 'Zebulon')], callOf('r1'))).rejects.toMatchObject({
      code: 'remote-failed',
    });
    await shop.database.script('drop trigger refuse on regulars.records');
    expect(shop.log).toMatchObject([
      { level: 'error', status: 500, route: '/push', failure: expect.stringContaining('P0001') as string },
    ]);
    expect(JSON.stringify(shop.log)).not.toMatch(/Zebulon/);
  });
});

describe('tries of a PIN', () => {
  it('count for the register over all processes, also where they come at once', async () => {
    await shop.backend.setManagers(MERCHANT, [ANA]);
    const [one, other] = [shop.remoteOf(MERCHANT), remoteTo(shop.another(), MERCHANT)];
    const intent = () => ({ entryId: newId(), action: 'loyalty-add' });
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => (at % 2 === 0 ? one : other).approve(intent(), WRONG_PIN, callOf('guesser'))),
    );
    const codes = tries.map((ended) => (ended.status === 'rejected' ? (ended.reason as { code: string }).code : 'granted'));
    expect(codes.sort()).toEqual([...Array<string>(3).fill('pin-locked'), ...Array<string>(5).fill('wrong-pin')]);
    await expect(one.approve(intent(), ANA.pin, callOf('guesser'))).rejects.toMatchObject({ code: 'pin-locked' });
    // Nobody locks a manager out from another till.
    expect(await one.approve(intent(), ANA.pin, callOf('another'))).toMatchObject({ grant: { managerId: ANA.id } });
    const trail = await shop.database.sql<{ body: string }[]>`select body from regulars.records where kind = 'audit'`;
    expect(trail.filter(({ body }) => body.includes('pin-wrong'))).toHaveLength(5);
    const everything = await shop.database.sql<{ text: string }[]>`select t::text as text from regulars.manager_pins t
      union all select t::text from regulars.records t union all select t::text from regulars.registers t`;
    expect(everything.filter(({ text }) => text.includes(`"${ANA.pin}"`) || text.includes(`,${ANA.pin}`))).toEqual([]);
  });
});

describe('closing', () => {
  it('finishes what is under way and takes no more', async () => {
    const closing = shop.another();
    const remote = remoteTo(closing, MERCHANT);
    await remote.whoami(callOf('r1'));
    const ids = Array.from({ length: 5 }, () => newId());
    const pushing = ids.map((id) => remote.push([saveOf(id, null, 'Under Way')], callOf('r1')));
    // As soon as all have come in.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await closing.close();
    const answers = await Promise.all(pushing);
    expect(answers.flatMap(({ results }) => results.map(({ status }) => status))).toEqual(Array(5).fill('accepted'));
    expect((await closing.fetch(new Request(`${BASE}/whoami`))).status).toBe(503);
  });

  it('ends hints that were watched', async () => {
    const closing = shop.another();
    const hints = remoteTo(closing, MERCHANT).watch(callOf('r1'));
    await hints.next();
    await closing.close();
    await expect(hints.next().then(({ done }) => done === true)).resolves.toBe(true);
  });
});

describe('options', () => {
  it('are refused with the path of what is wrong', () => {
    const good = { authenticate, pinPepper: PEPPER };
    expect(() => createBackend({ ...good, pinPepper: 'short' })).toThrow(/pinPepper/);
    expect(() => createBackend({ ...good, databaseUrl: 'mysql://x' })).toThrow(/databaseUrl/);
    expect(() => createBackend({ ...good, allowedOrigins: ['*'] })).toThrow(/allowedOrigins/);
    expect(() => createBackend({ ...good, authenticate: null as never })).toThrow(/authenticate/);
  });
});
