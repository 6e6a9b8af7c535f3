import { createCustomerClient, type CustomerClient } from 'regulars/client';
import { compact } from '../../src/data/compaction/compact.js';
import { idMaker } from '../../src/data/environment.js';
import { packablesOf } from '../../src/data/search/index-entry.js';
import { pagePacker } from '../../src/data/search/packing/page-packer.js';
import type { CompactionStore } from '../../src/data/store/compaction-store.js';
import { sampleCustomers } from '../../src/domain/sample-customers.js';
import { compactionOf, Stores } from '../support/open-stores.js';
import { patientClock } from './patient-clock.js';
import type { State, Step, Told } from './told.js';

/** The other side is outside the browser. */
declare function tell(told: Told): Promise<void>;

declare global {
  /** What a page does until its browser is killed. */
  var work: {
    readonly saveUntilKilled: typeof saveUntilKilled;
    readonly importFile: typeof importFile;
    readonly fill: typeof fill;
    readonly compactUntilKilled: typeof compactUntilKilled;
  };
}
globalThis.work = { saveUntilKilled, importFile, fill, compactUntilKilled };

/** Customers of before who are changed as well, so that blocks all over are touched. */
const ADOPTED = 8;
const WRITES_BEFORE = 6;
const BETWEEN_WRITES_MS = 15;

/** Writes one customer after the other. */
async function saveUntilKilled(database: string, first: number): Promise<void> {
  const client = await open(database);
  await new Writer(client, first).goOn(0);
}

/** Imports a file, or goes on with it. */
async function importFile(database: string, url: string): Promise<{ readonly rows: number; readonly created: number }> {
  const client = await open(database);
  const file = await (await fetch(url)).blob();
  let start = performance.now();
  void tell({ kind: 'begun', step: 'import' });
  const { rows, created } = await client.importCustomers(file, {
    onProgress: ({ rows }) => {
      void tell({ kind: 'rows', rows });
      void tell({ kind: 'done', step: 'import', tookMs: performance.now() - start });
      void tell({ kind: 'begun', step: 'import' });
      start = performance.now();
    },
  });
  void tell({ kind: 'done', step: 'import', tookMs: 0 });
  return { rows, created };
}

/** Fills a database with made-up customers. */
async function fill(database: string, customers: number): Promise<void> {
  const client = await open(database);
  await client.importCustomers([sampleCustomers(customers)], { origin: 'samples' });
}

/** Compacts again and again, as a tab would that is never in use, while another part of the page saves. */
async function compactUntilKilled(database: string, first: number): Promise<void> {
  const client = await open(database);
  const writer = new Writer(client, first);
  await writer.adopt(ADOPTED);
  for (let write = 0; write < WRITES_BEFORE; write += 1) await writer.write();
  await Promise.all([writer.goOn(BETWEEN_WRITES_MS), compactOn(database)]);
}

async function compactOn(database: string): Promise<never> {
  const steps = await compactionOf(await new Stores(database, patientClock).open());
  const watched: CompactionStore = {
    ...steps,
    putSegment: (sections) => during('segment', () => steps.putSegment(sections)),
    flip: (flip) => during('flip', () => steps.flip(flip), flip.g),
  };
  for (;;) {
    await navigator.locks.request(`regulars:compact:${database}`, () =>
      during('compaction', () =>
        compact(watched, {
          buildSegment: (blocks, breathe) =>
            pagePacker.pack(packablesOf(blocks), { monotonic: () => performance.now(), breathe }),
          pause: () => new Promise((resolve) => setTimeout(resolve)),
        }),
      ),
    );
  }
}

async function open(database: string): Promise<CustomerClient> {
  const client = createCustomerClient({
    database,
    workerUrl: '/scripts/worker.js',
    cashier: { id: 'kill', can: { loyalty: 'yes' } },
    environment: { clock: patientClock },
  });
  await client.ready;
  return client;
}

/** Makes customers, changes them and gives them points, and tells of each write before and after. */
class Writer {
  private readonly newId = idMaker(() => Date.now());
  private readonly states: State[] = [];
  private writes = 0;

  constructor(
    private readonly client: CustomerClient,
    /** A number that no write before had. */
    private readonly first: number,
  ) {}

  async goOn(pauseMs: number): Promise<never> {
    for (;;) {
      await this.write();
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  /** Takes customers who are here already, to change them too. */
  async adopt(count: number): Promise<void> {
    const { total } = await this.client.list({ limit: 1 });
    for (let taken = 0; taken < count; taken += 1) {
      const { rows } = await this.client.list({ limit: 1, position: Math.floor((taken * total) / count) });
      const details = rows[0] && (await this.client.get(rows[0].customer.id));
      if (!details) continue;
      const { id, displayName, phone, note } = details.customer;
      const { amount: points } = await this.client.loyalty.balance(id);
      const state = { id, displayName, phone: phone?.typed ?? null, note, points, consents: details.consents.length };
      await tell({ kind: 'known', state });
      this.states.push(state);
    }
  }

  async write(): Promise<void> {
    const number = this.first + this.writes;
    this.writes += 1;
    // Every third makes somebody, every third changes one, every third gives a point.
    const place = (number * 7) % Math.max(1, this.states.length);
    const known = number % 3 === 0 ? undefined : this.states[place];
    if (!known) await this.make(number);
    else if (number % 3 === 1) this.states[place] = await this.change(number, known);
    else this.states[place] = await this.give(known);
  }

  private async make(number: number): Promise<void> {
    const state: State = {
      id: this.newId(),
      displayName: nameOf(number),
      phone: `+1303${2_000_000 + number}`,
      note: `Made by write ${number}`,
      points: 0,
      consents: 1,
    };
    const { id, displayName, phone, note } = state;
    await this.during(state, () =>
      this.save({ id, displayName, phone, note, consents: [{ channel: 'sms', state: 'subscribed' }] }),
    );
    this.states.push(state);
  }

  private async change(number: number, known: State): Promise<State> {
    const { id } = known;
    const changed = { displayName: nameOf(number), note: `Changed by write ${number}` };
    const state = { ...known, ...changed };
    await this.during(state, () => this.save({ id, ...changed }));
    return state;
  }

  private async give(known: State): Promise<State> {
    const state = { ...known, points: known.points + 1 };
    await this.during(state, () => this.client.loyalty.adjust({ customerId: known.id, points: 1, reason: { code: 'kill' } }));
    return state;
  }

  private async during(state: State, write: () => Promise<unknown>): Promise<void> {
    // Known outside before anything is written: what is then found is one of two.
    await tell({ kind: 'trying', state });
    await during('save', write);
    void tell({ kind: 'acknowledged', state });
  }

  private async save(draft: Parameters<CustomerClient['save']>[0]): Promise<void> {
    const result = await this.client.save(draft);
    if (!result.ok) throw new Error(`not saved: ${result.problems.map(({ path, message }) => `${path} ${message}`).join(', ')}`);
  }
}

/** Of letters alone, as digits are searched among phones; all as long, so that none begins another. */
function nameOf(number: number): string {
  const letters = [...number.toString(26).padStart(5, '0')].map((digit) => String.fromCharCode(97 + parseInt(digit, 26)));
  return `Kept ${letters.join('')}`;
}

async function during<T>(step: Step, work: () => Promise<T>, g?: number): Promise<T> {
  // Heard before it begins, so that a kill can be aimed at any part of it.
  await tell({ kind: 'begun', step, ...(g !== undefined && { g }) });
  const start = performance.now();
  const answer = await work();
  void tell({ kind: 'done', step, tookMs: performance.now() - start });
  return answer;
}
