import pg from 'pg';
import type { Clock } from '../domain/clock.js';
import { isRegularsError, RegularsError } from '../domain/errors.js';
import { APP_ROLE, MIGRATIONS } from './migrations.js';
import { type Run, type Sql, sqlOver } from './sql.js';

/** Retried: another transaction was first, a deadlock, a lock that did not come. */
const RETRIED = ['40001', '40P01', '55P03'];
/** The database is full or going down: it may be back. */
const AWAY = /^(08|53|57P|ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH)/;
const MOST_TRIES = 8;
const FIRST_WAIT_MS = 10;
const CONNECT_WITHIN_MS = 10_000;
/** Texts that are prepared on each connection; those of long searches are not. */
const MOST_PREPARED = 200;

export interface DatabasePlace {
  /** By the environment of Postgres programs where not given. */
  readonly url: string | undefined;
  readonly clock: Pick<Clock, 'sleep'>;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly mostConnections?: number;
  /** Told of each statement as it is sent. */
  readonly onStatement?: (text: string) => void;
}

/** Postgres, or what speaks its wire: transactions, each of one merchant. */
export class Database {
  private readonly pool: pg.Pool;
  private readonly prepared = new Map<string, string>();

  constructor(private readonly at: DatabasePlace) {
    this.pool = new pg.Pool({
      ...(at.url !== undefined && { connectionString: at.url }),
      max: at.mostConnections ?? 10,
      application_name: 'regulars',
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      types: { getTypeParser: parserOf },
    });
    // One that dies while nobody uses it is replaced; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  /** Reads of one moment. */
  read<Found>(merchantId: string, work: (sql: Sql) => Promise<Found>): Promise<Found> {
    return this.retried('begin isolation level repeatable read read only', enter(merchantId, work));
  }

  /** All or nothing, tried again where it is another transaction's turn: `work` may run more than once. */
  write<Done>(merchantId: string, work: (sql: Sql) => Promise<Done>): Promise<Done> {
    return this.retried('begin isolation level read committed', enter(merchantId, work));
  }

  /** As who connects, and of no merchant: for the schema alone. `script` runs texts of many statements. */
  async asOwner<Done>(work: (sql: Sql, script: (text: string) => Promise<void>) => Promise<Done>): Promise<Done> {
    return this.retried('begin', (sql, run) =>
      work(sql, async (text) => {
        await run(text, []);
      }),
    );
  }

  /** Rejects where the database is away or not of this schema. Without trigrams a search forgives no typing error. */
  async readiness(): Promise<{ readonly schema: number; readonly trigrams: boolean }> {
    const [row] = await this.asOwner((sql) =>
      sql<{ schema: number; trigrams: boolean }[]>`select max(number) as schema,
        exists (select from pg_extension where extname = 'pg_trgm') as trigrams from regulars.migrations`.execute(),
    );
    if (row?.schema !== MIGRATIONS.length) throw new RegularsError('remote-busy', 'The database has another schema.');
    return row;
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    await this.pool.end();
  }

  private async retried<Done>(begin: string, work: (sql: Sql, run: Run) => Promise<Done>): Promise<Done> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.transact(begin, work);
      } catch (error) {
        const code = codeOf(error);
        if (!RETRIED.includes(code)) throw failureOf(error, code);
        if (tried === MOST_TRIES) throw new RegularsError('remote-busy', 'Others were first, again and again.', { cause: error });
        await this.at.clock.sleep(this.at.random() * FIRST_WAIT_MS * 2 ** tried);
      }
    }
  }

  private async transact<Done>(begin: string, work: (sql: Sql, run: Run) => Promise<Done>): Promise<Done> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw new RegularsError('remote-busy', 'The database is away.', { cause: error });
    });
    let lost: Error | undefined;
    const onError = (error: Error): void => void (lost = error);
    client.on('error', onError);
    let last: Promise<unknown> = Promise.resolve();
    let isOver = false;
    const send: Run = async (text, values) => {
      this.at.onStatement?.(text);
      const name = values.length > 0 ? this.nameOf(text) : undefined;
      const { rows } = await client.query<object>({
        text,
        ...(values.length > 0 && { values: [...values] }),
        ...(name && { name }),
      });
      return rows;
    };
    // One after the other, and nothing behind the end: a connection is another merchant's next.
    const run: Run = (text, values) => {
      if (isOver) return Promise.reject(new Error('The transaction is over.'));
      const sent = last.then(() => send(text, values));
      last = sent.catch(() => undefined);
      return sent;
    };
    try {
      await send(begin, []);
      const done = await work(sqlOver(run), run);
      isOver = true;
      await last;
      await send('commit', []);
      return done;
    } catch (error) {
      isOver = true;
      await last;
      await send('rollback', []).catch(
        (failed: unknown) => (lost ??= failed instanceof Error ? failed : new Error('No rollback.')),
      );
      throw error;
    } finally {
      client.off('error', onError);
      client.release(lost);
    }
  }

  private nameOf(text: string): string | undefined {
    const known = this.prepared.get(text);
    if (known !== undefined || this.prepared.size >= MOST_PREPARED) return known;
    const name = `regulars_${this.prepared.size}`;
    this.prepared.set(text, name);
    return name;
  }
}

/** Numbers of a merchant come nowhere near 2^53: they need not be texts. */
const parserOf: pg.CustomTypesConfig['getTypeParser'] = (type, format) =>
  type === pg.types.builtins.INT8 ? Number : (pg.types.getTypeParser(type, format) as (text: string) => unknown);

/** With the transaction, and gone with it: the role that row-level security holds, and whose rows it may see. */
function enter<Done>(merchantId: string, work: (sql: Sql) => Promise<Done>): (sql: Sql) => Promise<Done> {
  return async (sql) => {
    await sql`select set_config('role', ${APP_ROLE}, true), set_config('regulars.merchant', ${merchantId}, true),
      set_config('lock_timeout', '5s', true)`;
    return work(sql);
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What was thrown by rules goes through. An error of the driver without a code is of a line that broke. */
function failureOf(error: unknown, code: string): unknown {
  if (isRegularsError(error) || !(error instanceof Error)) return error;
  const isLost = AWAY.test(code) || /^Connection terminated|^Client has encountered/.test(error.message);
  if (isLost) return new RegularsError('remote-busy', 'The database is away.', { cause: error });
  return code === '' ? error : new RegularsError('remote-failed', 'The database refused.', { cause: error });
}
