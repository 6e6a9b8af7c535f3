import pg from 'pg';
import { type Sql, sqlOver } from '../../../src/server/sql.js';

let made = 0;

/** A database of its own, and what takes it down. */
export interface TestDatabase {
  readonly url: string;
  /** As a superuser, which row-level security does not hold. */
  readonly sql: Sql;
  readonly script: (text: string) => Promise<unknown>;
  /** A transaction that is as long as `work`. */
  readonly begin: (work: (sql: Sql) => Promise<void>) => Promise<void>;
  readonly drop: () => Promise<void>;
}

export async function makeDatabase(server: string): Promise<TestDatabase> {
  made += 1;
  const name = `regulars_test_${process.pid}_${made}_${Date.now()}`;
  await once(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 4 });
  pool.on('error', () => undefined);
  const sqlOf = (on: pg.Pool | pg.PoolClient): Sql =>
    sqlOver(async (text, values) => (await on.query<object>(text, [...values])).rows);
  return {
    url: url.href,
    sql: sqlOf(pool),
    script: (text) => pool.query(text),
    begin: async (work) => {
      const client = await pool.connect();
      let isDone = false;
      try {
        await client.query('begin');
        await work(sqlOf(client));
        await client.query('commit');
        isDone = true;
      } finally {
        client.release(!isDone);
      }
    },
    drop: async () => {
      await pool.end();
      await once(server, `drop database ${name} with (force)`);
    },
  };
}

async function once(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}
