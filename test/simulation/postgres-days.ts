import { HttpRemote } from '../../src/data/remote/http-remote.js';
import type { Id } from '../../src/domain/id.js';
import { MerchantState } from '../../src/domain/merchant/merchant-state.js';
import type { PushResult } from '../../src/domain/remote-answer.js';
import { type Backend, createBackend } from '../../src/server.js';
import { DocumentVault } from '../../src/server/document-vault.js';
import { rowColumns } from '../../src/server/load-records.js';
import { holdRows, type RecordRow } from '../../src/server/record-row.js';
import { Secrets } from '../../src/server/secrets.js';
import type { FakeClock } from '../../src/testing.js';
import { PEPPER } from '../server/support/shop-token.js';
import type { TestDatabase } from '../server/support/database.js';
import { migratedDatabase } from '../server/support/migrated-database.js';
import { realClock } from '../support/real-clock.js';
import { CAPS, MANAGERS, type SimRemote } from './sim-remote.js';

const MERCHANT = 'memory';
const BASE = 'http://backend.test';

/** One database, in which one simulated day after the other goes over HTTP and Postgres. */
export class PostgresDays {
  private constructor(private readonly database: TestDatabase) {}

  static async open(postgresUrl: string): Promise<PostgresDays> {
    return new PostgresDays(await migratedDatabase(postgresUrl));
  }

  async end(): Promise<void> {
    await this.database.drop();
  }

  /** Of an empty merchant. What it tells of time is the day's; what it waits for itself is real. */
  readonly begin = async (clock: FakeClock): Promise<SimRemote> => {
    const { database } = this;
    const tables = await this.tables();
    await database.script(`truncate ${tables.map((table) => `regulars.${table}`).join(', ')}`);
    const failures: string[] = [];
    const open = (): Backend =>
      createBackend({
        ...{ databaseUrl: database.url, pinPepper: PEPPER, policy: { offlineApproval: CAPS } },
        clock: { now: () => clock.now(), monotonic: () => clock.monotonic(), sleep: realClock.sleep.bind(realClock) },
        authenticate: callerOf,
        log: ({ failure, route, status }) => {
          if (status >= 500) failures.push(`${route} was answered ${status}: ${failure ?? 'nothing is said'}`);
        },
      });
    let backend = open();
    await backend.setManagers(MERCHANT, MANAGERS);
    let underWay = 0;
    const remote = new HttpRemote({
      url: BASE,
      token: ({ registerId }) => registerId,
      timeoutMs: 60_000,
      fetch: async (request) => {
        underWay += 1;
        try {
          return await backend.fetch(request);
        } finally {
          underWay -= 1;
        }
      },
    });
    return {
      remote,
      failures,
      answered: async () => {
        // An answer is read in turns of its own.
        for (let quiet = 0; quiet < QUIET_TURNS; quiet = underWay > 0 ? 0 : quiet + 1) await turn();
      },
      numberNow: async () => {
        const [counter] = await database.sql<{ n: number }[]>`select n::int from regulars.merchants where merchant = ${MERCHANT}`;
        return counter?.n ?? 0;
      },
      state: () => stateIn(database),
      backUp: async () => {
        await database.script(`drop schema if exists kept cascade; create schema kept;
          ${tables.map((table) => `create table kept.${table} as table regulars.${table};`).join('\n')}`);
        return async () => {
          await database.script(`begin; truncate ${tables.map((table) => `regulars.${table}`).join(', ')};
            ${tables.map((table) => `insert into regulars.${table} table kept.${table};`).join('\n')} commit;`);
          // What the process had in mind is of later.
          await backend.close();
          backend = open();
          await backend.newEpoch(MERCHANT);
        };
      },
      end: () => backend.close(),
    };
  };

  private async tables(): Promise<string[]> {
    const rows = await this.database.sql<{ name: string }[]>`select tablename as name from pg_tables
      where schemaname = 'regulars' and tablename <> 'migrations'`;
    return rows.map(({ name }) => name);
  }
}

const QUIET_TURNS = 20;

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A token is the register. */
function callerOf(request: Request) {
  const [, registerId] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (registerId === undefined) return null;
  return { merchantId: MERCHANT, registerId, locationIds: ['local'], scopes: [], expiresAt: '2999-01-01T00:00:00.000Z' };
}

/** As the test's own connection reads them: large numbers are texts. */
type ReadRow = Omit<RecordRow, 'n' | 'place'> & { readonly n: string; readonly place: string };

async function stateIn({ sql }: TestDatabase): Promise<MerchantState<PushResult>> {
  const rows = await sql<ReadRow[]>`select ${rowColumns(sql)} from regulars.records r`;
  const outcomes = await sql<{ id: Id; body: string; result: string }[]>`select id, body, result from regulars.outcomes`;
  const numbers = await new DocumentVault(new Secrets(PEPPER), MERCHANT).opened(rows);
  const state = new MerchantState<PushResult>();
  holdRows(
    state,
    rows.map((row) => ({ ...row, n: Number(row.n), place: Number(row.place) })),
    ({ id }) => numbers.get(id) ?? { number: null },
  );
  for (const { id, body, result } of outcomes) state.outcomes.set(id, { body, result: JSON.parse(result) as PushResult });
  return state;
}
