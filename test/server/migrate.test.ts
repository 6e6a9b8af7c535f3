import { inject, expect, it } from 'vitest';
import { createBackend } from '../../src/server.js';
import { APP_ROLE, FOUNDATION, MIGRATIONS } from '../../src/server/migrations.js';
import { newId, saveOf } from './support/bodies.js';
import { makeDatabase, type TestDatabase } from './support/database.js';
import { openShop, remoteTo } from './support/shop-backend.js';
import { authenticate, callOf, PEPPER } from './support/shop-token.js';

const MERCHANT = 'tea-house';
const OWNER = 'owner_of_a_release_before';
const COPIED = ['merchants', 'registers', 'records', 'words', 'outcomes'];

it('finds whom a release before wrote, by any of their words, and by none that they have no more', async () => {
  const newest = await openShop();
  const [ann, bo] = [newId(), newId()];
  await newest.remoteOf(MERCHANT).push([saveOf(ann, null, 'Ann Lee'), saveOf(bo, null, 'Bo Berg')], callOf('r1'));
  const before = await makeDatabase(inject('postgresUrl'));
  const url = await asPlainOwner(before);
  for (const step of MIGRATIONS.slice(0, 4)) {
    await before.script(`set role ${OWNER}; ${step.sql}; insert into regulars.migrations values (${step.number}); reset role;`);
  }
  for (const table of COPIED) await copy(table, newest.database, before);
  await newest.end();

  const backend = createBackend({ databaseUrl: url, pinPepper: PEPPER, authenticate, mostConnections: 2, log: () => undefined });
  await backend.migrate();
  const remote = remoteTo(backend, MERCHANT);
  const found = async (query: string): Promise<string[]> =>
    (await remote.search(query, 10, 'directory', callOf('r1'))).customers.map(({ id }) => id);
  expect(await found('lee an')).toEqual([ann]);

  await remote.push([saveOf(ann, 1, 'Ann Marsh')], callOf('r1'));
  expect(await found('ann marsh')).toEqual([ann]);
  expect(await found('lee')).toEqual([]);
  expect(await found('bo')).toEqual([bo]);
  const words = await before.sql`select word from regulars.words where id = ${ann} order by word`;
  expect(words.map(({ word }) => word)).toEqual(['ann', 'ann marsh', 'marsh']);
  await backend.close();
  await before.drop();
});

/** Who is no superuser: row-level security is forced on its owner. */
async function asPlainOwner({ url, script }: TestDatabase): Promise<string> {
  const owned = new URL(url);
  const password = 'only-for-tests';
  await script(`do $$ begin create role ${OWNER} login; exception when duplicate_object then null; end $$;
    do $$ begin create role ${APP_ROLE} nologin; exception when duplicate_object then null; end $$;
    alter role ${OWNER} password '${password}'; grant ${APP_ROLE} to ${OWNER};
    alter database ${owned.pathname.slice(1)} owner to ${OWNER}; set role ${OWNER}; ${FOUNDATION}; reset role;`);
  [owned.username, owned.password] = [OWNER, password];
  return owned.href;
}

async function copy(table: string, from: TestDatabase, to: TestDatabase): Promise<void> {
  const client = from.sql as unknown as (strings: readonly string[]) => PromiseLike<readonly { readonly rows: object }[]>;
  const [{ rows } = { rows: [] }] = await client([`select json_agg(t) as rows from regulars.${table} t`]);
  const filled = to.sql as unknown as (strings: readonly string[], ...values: readonly unknown[]) => PromiseLike<unknown>;
  await filled(
    [`insert into regulars.${table} select * from json_populate_recordset(null::regulars.${table}, `, '::json)'],
    JSON.stringify(rows),
  );
}
