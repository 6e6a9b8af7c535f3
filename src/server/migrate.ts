import type { Database } from './database.js';
import { FOUNDATION, MIGRATIONS, TRIGRAMS } from './migrations.js';

/** Any number that nobody else locks. */
const LOCK = 7_367_011;

/** Brings the schema to the newest step. Two that migrate at once go one after the other. */
export async function migrate(database: Database): Promise<void> {
  await database.asOwner(async (sql, script) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`;
    await script(FOUNDATION);
    const taken = await sql<{ number: number }[]>`select number from regulars.migrations`;
    for (const { number, sql: text } of MIGRATIONS) {
      if (taken.some((row) => row.number === number)) continue;
      await script(text);
      await sql`insert into regulars.migrations (number) values (${number})`;
    }
  });
  // An extra: not every host has it, and it may need rights that the backend has not.
  await database.asOwner((_sql, script) => script(TRIGRAMS)).catch(() => undefined);
}
