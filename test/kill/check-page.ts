import { createCustomerClient, type CustomerClient } from 'regulars/client';
import { Compactor } from '../../src/data/compaction/compactor.js';
import { platformEnvironment } from '../../src/data/environment.js';
import { pagePacker } from '../../src/data/search/packing/page-packer.js';
import type { CompactionStore } from '../../src/data/store/compaction-store.js';
import type { ImportRecord, StoredCustomer } from '../../src/data/store/stored-record.js';
import { settingsOf } from '../../src/domain/settings.js';
import { answerOf, compactionOf, Stores, walked } from '../support/open-stores.js';
import { until } from '../support/until.js';
import { patientClock } from './patient-clock.js';
import type { Expectation, Expected, Found, State } from './told.js';

declare global {
  /** How a page looks for what was said to be kept. */
  var look: { readonly check: typeof check; readonly countCards: typeof countCards };
}
globalThis.look = { check, countCards };

const A_PAGE = 500;
/** Longer than any tidying takes: it did not run then. */
const TIDY_MS = 60_000;

/** Holds what a register has after a kill against what was said before it, and lets it tidy up. */
async function check(database: string, { customers, rows }: Expectation): Promise<Found> {
  const client = createCustomerClient({
    database,
    workerUrl: '/scripts/worker.js',
    cashier: { id: 'check' },
    environment: { clock: patientClock },
  });
  await client.ready;
  await until(() => client.store.index.state === 'ready');
  const stores = new Stores(database, patientClock);
  const store = await stores.open();
  const steps = await compactionOf(store);

  const live = await livingIn(() => walked(store));
  const lost: string[] = [];
  const settled: { id: string; state: State | null }[] = [];
  for (const expected of customers) {
    const isThere = live.get(expected.id);
    if (!expected.anyOf.some((state) => isWalked(state, isThere)))
      lost.push(`${sayExpected(expected)}, walked ${sayRow(isThere)}`);
    if (!expected.isAsked) continue;
    const state = await stateOf(client, expected.id);
    if (expected.anyOf.length > 1) settled.push({ id: expected.id, state });
    const said = JSON.stringify(state);
    if (!expected.anyOf.some((each) => JSON.stringify(each) === said)) lost.push(`${sayExpected(expected)}, got ${said}`);
  }
  if (rows !== null) lost.push(...(await wrongRows(stores, rows, live.size)));

  const wrong = await wrongIn(
    client,
    live,
    customers.filter(({ isAsked }) => isAsked),
  );
  const { manifest } = await steps.start();
  const left = await namelessIn(stores, steps);
  await tidy(database, steps);
  const garbage = await namelessIn(stores, steps);
  const after = await livingIn(() => walked(store));
  if (after.size !== live.size) lost.push(`${live.size} customers before the register tidied up, ${after.size} after`);
  if (client.store.error) wrong.push(client.store.error.message);
  await client.close();
  await store.close();
  return { lost, wrong, settled, customers: live.size, left, garbage, g: manifest.g };
}

/** Who has which loyalty card, for a file that was imported to its end: how many cards, and how many customers. */
async function countCards(database: string): Promise<{ readonly customers: number; readonly cards: number }> {
  const store = await new Stores(database, patientClock).open();
  const live = [...(await livingIn(() => walked(store))).values()];
  await store.close();
  return { customers: live.length, cards: new Set(live.map(({ customer }) => customer.code)).size };
}

async function livingIn(walk: () => Promise<Map<string, StoredCustomer>>): Promise<Map<string, StoredCustomer>> {
  return new Map([...(await walk())].filter(([, { customer }]) => customer.deletedAt === undefined));
}

/** A customer as the client shows it. */
async function stateOf(client: CustomerClient, id: string): Promise<State | null> {
  const details = await client.get(id);
  if (!details) return null;
  const { displayName, phone, note } = details.customer;
  const { amount: points } = await client.loyalty.balance(id);
  const { rows } = await client.loyalty.entries(id, { limit: A_PAGE });
  const summed = rows.reduce((sum, { entry }) => sum + entry.points, 0);
  // A balance without its entries, or the other way round, is half a write: no state that anybody expects.
  const both = summed === points ? points : Number.NaN;
  return { id, displayName, phone: phone?.typed ?? null, note, points: both, consents: details.consents.length };
}

function isWalked(state: State | null, found: StoredCustomer | undefined): boolean {
  if (!state || !found) return !state && !found;
  const { displayName, phone, note } = found.customer;
  return displayName === state.displayName && (phone?.typed ?? null) === state.phone && note === state.note;
}

/** Whole batches, and all that were said to be kept: the record of an import is written with each. */
async function wrongRows(stores: Stores, told: number, here: number): Promise<string[]> {
  const [record] = await stores.raw((database) =>
    answerOf(database.transaction('imports').objectStore('imports').getAll() as IDBRequest<ImportRecord[]>),
  );
  const created = record?.created ?? 0;
  const lost: string[] = [];
  if (created < told) lost.push(`${told} rows were acknowledged, the import knows of ${created}`);
  if (created !== here) lost.push(`the import knows of ${created} customers, ${here} are here`);
  return lost;
}

async function wrongIn(client: CustomerClient, live: Map<string, StoredCustomer>, asked: readonly Expected[]): Promise<string[]> {
  const wrong: string[] = [];
  const { customers } = client.store;
  if (customers !== live.size) wrong.push(`the index has ${customers} customers, the tables ${live.size}`);
  const listed = new Map<string, string>();
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await client.list({ limit: A_PAGE, ...(cursor !== '' && { cursor }) });
    for (const { customer } of page.rows) listed.set(customer.id, customer.displayName);
    cursor = page.next;
  }
  for (const [id, { customer }] of live) if (listed.get(id) !== customer.displayName) wrong.push(`${id} is not listed as it is`);
  for (const id of listed.keys()) if (!live.has(id)) wrong.push(`${id} is listed, and is not here`);
  for (const { id } of asked) {
    const found = live.get(id)?.customer;
    if (!found) continue;
    for (const text of [found.displayName, found.phone?.typed]) {
      if (text === undefined) continue;
      const { results } = await client.search(text, { limit: 50, purpose: 'directory' });
      const result = results.find(({ customer }) => customer.id === id);
      if (result?.customer.displayName !== found.displayName) wrong.push(`${id} is not found as it is by ${text}`);
    }
  }
  return wrong;
}

/** What the register does ten seconds after a start, at once; without compacting, which some of the kills are to fall into. */
async function tidy(database: string, steps: CompactionStore): Promise<void> {
  const ending = new AbortController();
  const environment = platformEnvironment();
  const collected = new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error('the register did not tidy up')), TIDY_MS);
    new Compactor({
      settings: {
        ...settingsOf({ database }, { environment, timeZone: 'UTC' }),
        environment: { ...environment, clock: { ...environment.clock, sleep: () => Promise.resolve() } },
      },
      ended: ending.signal,
      steps: () =>
        Promise.resolve({
          ...steps,
          collect: async () => {
            const count = await steps.collect();
            ending.abort();
            resolve();
            return count;
          },
        }),
      pack: (batches, pace) => pagePacker.pack(batches, pace),
      onDone: () => undefined,
      onErased: () => Promise.resolve(),
    });
  });
  await collected;
  // Whoever has the lock next knows that it has ended.
  await navigator.locks.request(`regulars:compact:${database}`, () => undefined);
}

async function namelessIn(stores: Stores, steps: CompactionStore): Promise<number> {
  const counts = await stores.counts();
  const { manifest, blocks } = await steps.start();
  const there = counts.blocks + counts.tables + counts.segments;
  return there - blocks.length - manifest.tables.length - manifest.segments.length;
}

function sayExpected({ id, anyOf }: Expected): string {
  return `${id} should be ${anyOf.map((state) => JSON.stringify(state)).join(' or ')}`;
}

function sayRow(row: StoredCustomer | undefined): string {
  return row ? JSON.stringify([row.customer.displayName, row.customer.phone?.typed, row.customer.note]) : 'nobody';
}
