import { Database } from '../../../src/server/database.js';
import { migrate } from '../../../src/server/migrate.js';
import { realClock } from '../../support/real-clock.js';
import { makeDatabase, type TestDatabase } from './database.js';

/** A database of its own with the newest schema. */
export async function migratedDatabase(postgresUrl: string): Promise<TestDatabase> {
  const made = await makeDatabase(postgresUrl);
  const database = new Database({ url: made.url, clock: realClock, random: Math.random });
  await migrate(database);
  await database.close();
  return made;
}
