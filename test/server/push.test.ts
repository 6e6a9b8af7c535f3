import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/domain/change.js';
import { bodyText } from '../../src/domain/merchant/apply-push.js';
import { bodyHash } from '../../src/domain/merchant/body-hash.js';
import type { Mutation } from '../../src/domain/mutation.js';
import type { PushResult } from '../../src/domain/remote-answer.js';
import { readSequence } from '../../src/domain/sequence.js';
import type { Caller } from '../../src/server/core.js';
import { readCursor } from '../../src/server/cursor.js';
import { pushTogether } from '../../src/server/push.js';
import { mutationOf, newId, saleOf, saveOf } from './support/bodies.js';
import { coreOver } from './support/core-over.js';
import { openShop, remoteTo, type ShopBackend } from './support/shop-backend.js';
import { callOf, LOCATION } from './support/shop-token.js';

const MERCHANT = 'tea-house';

describe('what a push writes', () => {
  let shop: ShopBackend;

  beforeEach(async () => {
    shop = await openShop();
  });
  afterEach(() => shop.end());

  const push = async (mutations: readonly Mutation[], registerId = 'r1'): Promise<readonly PushResult[]> =>
    (await shop.remoteOf(MERCHANT).push(mutations, callOf(registerId))).results;

  it('is there once, and answered the same, where the answer was lost and the push comes again', async () => {
    const id = newId();
    const mutations = [saveOf(id, null, 'Lost Answer'), saleOf(id)];
    // The commit has happened; the process is gone before it can say so.
    const dying = remoteTo(shop.another(), MERCHANT);
    await dying.push(mutations, callOf('r1'));
    const first = await shop.database.sql`select result from regulars.outcomes order by id`;
    const again = await push(mutations);
    expect(again.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
    expect(again).toEqual(await push(mutations));
    expect(await shop.database.sql`select result from regulars.outcomes order by id`).toEqual(first);
    const [counted] = await shop.database.sql`select count(*)::int as sales from regulars.records where kind = 'sale'`;
    expect(counted).toEqual({ sales: 1 });
  });

  it('is nowhere where the process dies before its commit, and applies when the push comes again', async () => {
    const id = newId();
    await push([saveOf(newId(), null, 'Somebody Else')]);
    // Holds the counter, so that the push waits in its transaction; then its connection is cut.
    const mutations = [saveOf(id, null, 'Cut Off')];
    let pushing: Promise<unknown> = Promise.resolve();
    await shop.database.begin(async (sql) => {
      await sql`select from regulars.merchants where merchant = ${MERCHANT} for update`;
      pushing = push(mutations).catch((error: unknown) => error);
      await expect
        .poll(
          async () =>
            (
              await shop.database
                .sql`select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
            ).length,
        )
        .toBe(1);
      await shop.database
        .sql`select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    });
    expect(await pushing).toMatchObject({ code: 'remote-busy' });
    expect(await shop.database.sql`select from regulars.records where id = ${id}`).toHaveLength(0);
    expect(await push(mutations)).toMatchObject([{ status: 'accepted' }]);
  });

  it('is applied once where two processes get the same push at once', async () => {
    const id = newId();
    const mutations = [saveOf(id, null, 'At Once'), saleOf(id)];
    const others = [remoteTo(shop.backend, MERCHANT), remoteTo(shop.another(), MERCHANT), remoteTo(shop.another(), MERCHANT)];
    const answers = await Promise.all(others.map(async (remote) => (await remote.push(mutations, callOf('r1'))).results));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    const [counter] = await shop.database.sql`select n::int from regulars.merchants`;
    expect(counter).toEqual({ n: 2 });
  });

  it('is seen by the mutations behind it in the same push', async () => {
    const [source, survivor] = [newId(), newId()];
    const merge = {
      ...saveOf(source, 0, ''),
      ...{ kind: 'customer-merge', mergeId: newId(), customerId: source, survivorId: survivor, seen: 10 },
    } as unknown as Mutation;
    const results = await push([
      saveOf(source, null, 'Source'),
      saveOf(survivor, null, 'Survivor'),
      merge,
      { ...saveOf(source, 10, 'Renamed'), lanes: [] },
    ]);
    expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(results[3]).toMatchObject({ customerId: survivor });
    const { found } = await shop.remoteOf(MERCHANT).get(survivor, callOf('r1'));
    expect(found?.customer.displayName).toBe('Renamed');
  });

  it('takes as many statements for two hundred mutations as for two', async () => {
    const known = Array.from({ length: 200 }, () => newId());
    await push(known.map((id) => saveOf(id, null, `Known ${id}`)));
    const statements: string[] = [];
    let round = 0;
    const core = coreOver(shop.database.url, (text) => void statements.push(text));
    const caller = callerOf('r1');
    const statementsOf = async (count: number): Promise<number> => {
      const mutations = Array.from({ length: count }, (_, at) => {
        const id = known[at] ?? '';
        return at % 2 === 0 ? saleOf(id) : saveOf(id, 0, `Other ${id} ${(round += 1)}`);
      });
      statements.length = 0;
      const incoming = mutations.map((mutation) => ({ mutation, body: bodyText(mutation) }));
      const [results] = await pushTogether(core, MERCHANT, [{ caller, mutations: incoming }]);
      expect(results?.every(({ status }) => status === 'accepted')).toBe(true);
      return statements.filter((text) => !/^(begin|commit|rollback)/.test(text)).length;
    };
    await statementsOf(2);
    const few = await statementsOf(2);
    expect(await statementsOf(200)).toBe(few);
    expect(few).toBeGreaterThan(5);
    expect(few).toBeLessThanOrEqual(12);
    await core.database.close();
  });

  it('is seen by the pushes that go with it: who was called otherwise by each is found by the last name alone', async () => {
    await push([saveOf(newId(), null, 'Somebody Else')]);
    const id = newId();
    const core = coreOver(shop.database.url, () => undefined);
    const pushes = [[saveOf(id, null, 'Ann First')], [saveOf(id, 0, 'Bea Second')], [saleOf(id), saveOf(id, 0, 'Cleo Third')]];
    const answers = await pushTogether(
      core,
      MERCHANT,
      pushes.map((mutations, at) => ({
        caller: callerOf(`r${at}`),
        mutations: mutations.map((mutation) => ({ mutation, body: bodyHash(mutation).body })),
      })),
    );
    expect(answers.map((results) => results.map(({ status }) => status))).toEqual([
      ['accepted'],
      ['accepted'],
      ['accepted', 'accepted'],
    ]);
    const words = await shop.database.sql`select word from regulars.words where id = ${id} order by word`;
    expect(words.map(({ word }) => word)).toEqual(['cleo', 'cleo third', 'third']);
    const [rows] = await shop.database.sql`select
      (select count(*)::int from regulars.outcomes) as outcomes,
      (select count(*)::int from regulars.records where kind in ('customer', 'sale')) as records,
      (select max(n)::int from regulars.records where id = ${id}) as n,
      (select n::int from regulars.merchants where merchant = ${MERCHANT}) as last`;
    expect(rows).toEqual({ outcomes: 5, records: 3, n: 5, last: 5 });
    // Sent again, each is answered as before.
    for (const [at, mutations] of pushes.entries()) expect(await push(mutations, `r${at}`)).toEqual(answers[at]);
  });

  it('leaves no word of whom it erases', async () => {
    const [customerId, other] = [newId(), newId()];
    await push([saveOf(customerId, null, 'Wilhelmina Zwart'), saveOf(other, null, 'Kim Zwart')]);
    await push([mutationOf({ kind: 'customer-erase', customerId, reason: 'asked to' })]);
    const words = await shop.database.sql`select id, word from regulars.words order by word`;
    expect(words.map(({ id, word }) => [id, word])).toEqual(['kim', 'kim zwart', 'zwart'].map((word) => [other, word]));
    const [left] = await shop.database
      .sql`select count(*)::int as rows from regulars.records r where r::text ilike '%wilhelmina%'`;
    expect(left).toEqual({ rows: 0 });
  });

  it('keeps texts that no database would take as they were sent', async () => {
    const id = newId();
    const name = 'Nul\0 and half \ud800 and "quoted", {braces}, \\slashes\\ and 🦊';
    const [result] = await push([saveOf(id, null, name)]);
    expect(result).toMatchObject({ status: 'accepted' });
    const { found } = await shop.remoteOf(MERCHANT).get(id, callOf('r1'));
    expect(found?.customer.displayName).toBe(name);
  });
});

describe('the feed', () => {
  let shop: ShopBackend;

  beforeEach(async () => {
    shop = await openShop();
  });
  afterEach(() => shop.end());

  it('begins a snapshot at the very moment that its first page is of, while others push', async () => {
    const [reader, writer] = [shop.remoteOf(MERCHANT), remoteTo(shop.another(), MERCHANT)];
    const ids = Array.from({ length: 40 }, () => newId());
    await writer.push([saveOf(newId(), null, 'First')], callOf('r1'));
    let isDone = false;
    const reading = (async () => {
      const places: { readonly begins: number; readonly openings: number }[] = [];
      while (!isDone) {
        const { customers, cursor } = await reader.snapshot('merchant', null, callOf('reader'));
        for (const { loyalty } of customers)
          places.push({ begins: readCursor(cursor).n, openings: readSequence(loyalty.sequence)?.n ?? 0 });
      }
      return places;
    })();
    for (const id of ids) await writer.push([saveOf(id, null, 'Newcomer')], callOf('r1'));
    isDone = true;
    const places = await reading;
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter(({ begins, openings }) => begins !== openings)).toEqual([]);
  });

  it('never skips what commits late', async () => {
    const backends = [shop.backend, shop.another(), shop.another()];
    const reader = shop.remoteOf(MERCHANT);
    let { cursor } = await reader.snapshot('merchant', null, callOf('reader'));
    const sent = new Set<string>();
    const seen = new Set<string>();
    let isDone = false;
    const take = (changes: readonly Change[]): void => {
      for (const change of changes) if (change.type === 'customer') seen.add(change.record.id);
    };
    const reading = (async () => {
      for (let isLast = false; !isLast;) {
        isLast = isDone;
        for (let more = true; more;) {
          const page = await reader.pull(cursor, 7, callOf('reader'));
          take(page.changes);
          ({ cursor, more } = page);
        }
      }
    })();
    await Promise.all(
      backends.map(async (backend, place) => {
        for (let round = 0; round < 12; round += 1) {
          const mutations = Array.from({ length: 1 + ((round * 7 + place) % 9) }, () => {
            const id = newId();
            sent.add(id);
            return saveOf(id, null, `Late ${id}`);
          });
          await remoteTo(backend, MERCHANT).push(mutations, callOf(`r${place}`));
        }
      }),
    );
    isDone = true;
    await reading;
    expect([...sent].filter((id) => !seen.has(id))).toEqual([]);
    const [counter] = await shop.database.sql`select n::int from regulars.merchants`;
    expect(counter).toEqual({ n: sent.size });
  });

  it('waits for a transaction that has its number and has not committed', async () => {
    const remote = shop.remoteOf(MERCHANT);
    const id = newId();
    await remote.push([saveOf(id, null, 'First')], callOf('r1'));
    const { cursor } = await remote.snapshot('merchant', null, callOf('r1'));
    const end = gate();
    const locked = gate();
    const late = shop.database.begin(async (sql) => {
      await sql`update regulars.merchants set n = n + 1 where merchant = ${MERCHANT}`;
      await sql`update regulars.records set n = 2 where id = ${id}`;
      locked.open();
      await end.opened;
    });
    await locked.opened;
    const behind = remote.push([saveOf(newId(), null, 'Behind')], callOf('r2'));
    const meanwhile = await remote.pull(cursor, 100, callOf('r1'));
    expect(meanwhile.changes).toEqual([]);
    expect(meanwhile.passed).toEqual(['m:1']);
    end.open();
    await late;
    expect((await behind).results).toMatchObject([{ sequence: 'm:3' }]);
    const after = await remote.pull(meanwhile.cursor, 100, callOf('r1'));
    expect(after.changes).toHaveLength(2);
    expect(after.passed).toEqual(['m:3']);
  });

  it('names the registers that an erasure waits for as they last called themselves, whatever characters that takes', async () => {
    const customerId = newId();
    const named = (mutation: Mutation, registerName: string): Mutation => ({ ...mutation, registerName });
    const remote = shop.remoteOf(MERCHANT);
    await remote.push([named(saveOf(newId(), null, 'Kim'), 'Cellar')], callOf('r2'));
    await remote.push([named(saveOf(newId(), null, 'Lee'), 'Bar \0 \ud83c 2')], callOf('r2'));
    await remote.push([saveOf(newId(), null, 'Max')], callOf('r3'));
    const erase = mutationOf({ kind: 'customer-erase', customerId, reason: 'asked to' });
    const { cursor } = await remote.snapshot('merchant', null, callOf('r1'));
    await remote.push([saveOf(customerId, null, 'Ann'), erase], callOf('r1'));
    // Also to a process that has taken none of it.
    const { changes } = await remoteTo(shop.another(), MERCHANT).pull(cursor, 100, callOf('r1'));
    const unconfirmed = changes.flatMap((change) => (change.type === 'erasure' ? change.record.unconfirmed : []));
    expect(unconfirmed.map(({ id, name }) => [id, name])).toEqual([
      ['r1', null],
      ['r2', 'Bar \0 \ud83c 2'],
      ['r3', null],
    ]);
  });

  it('ends for every cursor when the server was restored, and for one that is none', async () => {
    const remote = shop.remoteOf(MERCHANT);
    const { cursor } = await remote.snapshot('merchant', null, callOf('r1'));
    await remote.pull(cursor, 10, callOf('r1'));
    await shop.backend.newEpoch(MERCHANT);
    await expect(remote.pull(cursor, 10, callOf('r1'))).rejects.toMatchObject({ code: 'cursor-expired' });
    await expect(remote.pull('none', 10, callOf('r1'))).rejects.toMatchObject({ code: 'cursor-expired' });
    const { cursor: next } = await remote.snapshot('merchant', null, callOf('r1'));
    expect(await remote.pull(next, 10, callOf('r1'))).toMatchObject({ changes: [], more: false });
  });

  it('hints within seconds at what another process wrote', async () => {
    const watching = new AbortController();
    const hints = shop.remoteOf(MERCHANT).watch({ registerId: 'r1', signal: watching.signal });
    const first = await hints.next();
    expect(first.value).toEqual({ sequence: 'm:0' });
    const told = hints.next();
    await remoteTo(shop.another(), MERCHANT).push([saveOf(newId(), null, 'Elsewhere')], callOf('r2'));
    expect((await told).value).toEqual({ sequence: 'm:1' });
    watching.abort();
  });
});

describe('transactions that lose', () => {
  it('are tried again where the database says that another was first', async () => {
    const shop = await openShop();
    const id = newId();
    await shop.remoteOf(MERCHANT).push([saveOf(newId(), null, 'Before')], callOf('r1'));
    // The first three writes of a sale are refused as a serialization failure.
    await shop.database.script(`
      create sequence public.failures;
      grant usage on sequence public.failures to regulars_app;
      create function public.fail_thrice() returns trigger language plpgsql as $$
      begin
        if nextval('public.failures') <= 3 then raise exception 'first' using errcode = '40001'; end if;
        return new;
      end $$;
      create trigger fail before insert on regulars.records for each row execute function public.fail_thrice();
    `);
    const { results } = await shop.remoteOf(MERCHANT).push([saveOf(id, null, 'Fourth Time')], callOf('r1'));
    expect(results).toMatchObject([{ status: 'accepted', sequence: 'm:2' }]);
    const [tried] = await shop.database.sql`select last_value::int as tries from public.failures`;
    expect(tried).toEqual({ tries: 4 });
    await shop.end();
  });

  it('take nobody with them: what came with one that cannot be stored is applied', async () => {
    const shop = await openShop();
    const bad = newId();
    await shop.remoteOf(MERCHANT).push([saveOf(newId(), null, 'Before')], callOf('r1'));
    await shop.database.script(`
      create function public.refuse() returns trigger language plpgsql as $$
      begin
        if new.id = '${bad}' then raise exception 'no' using errcode = '23514'; end if;
        return new;
      end $$;
      create trigger refuse before insert on regulars.records for each row execute function public.refuse();
    `);
    const remote = shop.remoteOf(MERCHANT);
    const pushes = [
      saveOf(newId(), null, 'One'),
      saveOf(bad, null, 'Bad'),
      saveOf(newId(), null, 'Two'),
      saveOf(newId(), null, 'Three'),
    ];
    const ended = await Promise.allSettled(pushes.map((mutation, at) => remote.push([mutation], callOf(`r${at}`))));
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(ended[1]).toMatchObject({ reason: { code: 'remote-failed' } });
    await shop.end();
  });
});

function callerOf(registerId: string): Caller {
  return { merchantId: MERCHANT, registerId, locationIds: [LOCATION], scopes: [], expiresAt: '2999-01-01T00:00:00.000Z' };
}

/** What can be opened from outside. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}
