import { createCustomerClient, type CustomerClient } from 'regulars/client';

/** Milliseconds of each. */
export interface WriteTimes {
  readonly save: number[];
  readonly bare: number[];
  readonly adjust: number[];
  /** From the save of a name until a search finds it. */
  readonly findable: number[];
  /** From the end of an import of a thousand until another tab's search finds the last of them. */
  readonly thousand: number[];
  /** The searches of that tab meanwhile. */
  readonly meanwhile: number[];
}

const THOUSANDS = 10;

interface Bare {
  /** One strict transaction that puts one record, and nothing else. */
  write(): Promise<void>;
}

/** Saves and adjusts on a register full of customers, a bare transaction between every two, so that all share one disk. */
export async function measureWrites(customers: number, writes: number): Promise<WriteTimes> {
  const client = createCustomerClient({
    database: 'bench-write',
    workerUrl: '/scripts/worker.js',
    cashier: { id: 'bench', can: { loyalty: 'yes' } },
  });
  await client.ready;
  const ids: string[] = [];
  await client.importCustomers(batches(customers));
  for (let cursor: string | null = ''; cursor !== null && ids.length < 1_000;) {
    const page = await client.list({ limit: 500, ...(cursor !== '' && { cursor }) });
    ids.push(...page.rows.map(({ customer }) => customer.id));
    cursor = page.next;
  }
  const bare = await openBare();
  // What the first of each loads is not what a write costs.
  const warm = await writeAll(client, bare, ids, 5);
  if (warm.save.length === 0) throw new Error('nothing was written');
  return { ...(await writeAll(client, bare, ids, writes)), ...(await changeThousands(client)) };
}

/** What one tab imports, another has to read and find: each has an index of its own. */
async function changeThousands(client: CustomerClient): Promise<Pick<WriteTimes, 'thousand' | 'meanwhile'>> {
  const times = { thousand: [] as number[], meanwhile: [] as number[] };
  const other = createCustomerClient({ database: 'bench-write', workerUrl: '/scripts/worker.js' });
  await other.ready;
  const finds = async (name: string): Promise<boolean> => {
    let total = 0;
    times.meanwhile.push(await timed(async () => void ({ total } = await other.search(name))));
    return total > 0;
  };
  for (let round = 0; round < THOUSANDS; round += 1) {
    const names = Array.from({ length: 1_000 }, (_, place) => `Qx${round}x${place}x`);
    await client.importCustomers([names.map((displayName) => ({ displayName }))]);
    const last = names.at(-1) ?? '';
    times.thousand.push(
      await timed(async () => {
        while (!(await finds(last))) await new Promise((resolve) => setTimeout(resolve));
      }),
    );
  }
  await other.close();
  return times;
}

async function writeAll(
  client: CustomerClient,
  bare: Bare,
  ids: readonly string[],
  writes: number,
): Promise<Omit<WriteTimes, 'thousand' | 'meanwhile'>> {
  const times = { save: [] as number[], bare: [] as number[], adjust: [] as number[], findable: [] as number[] };
  for (let write = 0; write < writes; write += 1) {
    const id = ids[(write * 7) % ids.length] ?? '';
    times.bare.push(await timed(() => bare.write()));
    times.save.push(await timed(() => saved(client, { id, note: `Visit ${write} at ${performance.now()}` })));
    times.adjust.push(await timed(() => client.loyalty.adjust({ customerId: id, points: 1, reason: { code: 'bench' } })));
    const name = `Zz${Math.round(performance.now() * 1_000)}`;
    times.findable.push(
      await timed(async () => {
        await saved(client, { displayName: name });
        if ((await client.search(name)).total !== 1) throw new Error('what was saved is not found');
      }),
    );
  }
  return times;
}

async function saved(client: CustomerClient, draft: { id?: string; displayName?: string; note?: string }): Promise<void> {
  const result = await client.save(draft);
  if (!result.ok) throw new Error('not saved');
}

async function openBare(): Promise<Bare> {
  const request = indexedDB.open('bench-bare', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('rows', { keyPath: 'id' });
  await new Promise((resolve, reject) => {
    request.onsuccess = resolve;
    request.onerror = reject;
  });
  const database = request.result;
  let id = 0;
  return {
    write: () => {
      const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.objectStore('rows').put({ id: (id += 1), displayName: 'Bare', note: 'x'.repeat(500) });
      return new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = reject;
      });
    },
  };
}

function* batches(count: number): Generator<{ displayName: string; phone: string; email: string }[]> {
  const size = 4_000;
  for (let first = 0; first < count; first += size) {
    yield Array.from({ length: Math.min(size, count - first) }, (_, index) => {
      const number = first + index;
      return {
        displayName: `Customer ${number}`,
        phone: `+1202555${String(number % 10_000).padStart(4, '0')}`,
        email: `c${number}@example.com`,
      };
    });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
