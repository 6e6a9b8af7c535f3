import { createCustomerClient, type CustomerClient, HttpRemote, type Mutation } from 'regulars/client';
import { type ThreadTimes, timed, watchThread } from './page-watch.js';
import { dayOf, newcomers } from './sync-mutations.js';

const A_PUSH = 200;
/** Two newcomers make three mutations: none is pushed before, or beside, the one it needs. */
const A_FILLING_PUSH = 198;
/** Registers that push at once: a merchant's pushes go together while one of them is under way. */
const REGISTERS = 8;
const PREPARED_AT_ONCE = 20_000;
const SEARCHED_EVERY_MS = 100;

export interface PushTimes {
  readonly mutations: number;
  readonly ms: number;
}

export interface FirstPull extends ThreadTimes {
  /** From the opening of an empty store until all is there. */
  readonly firstPullMs: number;
  /** Until a search first found anybody. */
  readonly firstFoundMs: number;
  /** Of the searches made while the pages came in. */
  readonly searchP95Ms: number;
  readonly longestSearchMs: number;
}

/** Makes a merchant of so many customers, by pushes as registers send them. */
export async function fill(url: string, from: number, to: number): Promise<PushTimes> {
  let [mutations, ms] = [0, 0];
  for (let first = from; first < to; first += PREPARED_AT_ONCE) {
    const made = newcomers(first, Math.min(to, first + PREPARED_AT_ONCE));
    ms += await pushAll(url, made, A_FILLING_PUSH);
    mutations += made.length;
  }
  return { mutations, ms };
}

/** Pushes what registers send all day, to a merchant that has so many customers. Every third makes one more. */
export async function pushDay(url: string, known: number, mutations: number): Promise<PushTimes> {
  return { mutations, ms: await pushAll(url, dayOf(known, mutations), A_PUSH) };
}

/** Opens a register that has nothing yet, and works at it while everything comes. */
export async function pullFirst(url: string, customers: number): Promise<FirstPull> {
  const watch = watchThread();
  const start = performance.now();
  const client = open(url);
  let firstFoundMs = 0;
  const searches: number[] = [];
  while (!isUpToDate(client)) {
    let isFound = false;
    searches.push(
      await timed(async () => {
        isFound = (await client.search('ma')).results.length > 0;
      }),
    );
    if (isFound && firstFoundMs === 0) firstFoundMs = performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, SEARCHED_EVERY_MS));
  }
  const firstPullMs = performance.now() - start;
  const { total } = await client.list({ limit: 1 });
  if (total !== customers) throw new Error(`${total} of ${customers} customers came`);
  const times = watch.stop();
  await client.close();
  searches.sort((a, b) => a - b);
  return {
    ...{ firstPullMs, firstFoundMs, ...times },
    searchP95Ms: searches[Math.floor(searches.length * 0.95)] ?? 0,
    longestSearchMs: searches.at(-1) ?? 0,
  };
}

/** How long it takes a register that was away to know all that the others have done. */
export async function catchUp(url: string): Promise<number> {
  return timed(async () => {
    const client = open(url);
    await client.ready;
    await client.sync.now();
    await client.close();
  });
}

async function pushAll(url: string, mutations: readonly Mutation[], aPush: number): Promise<number> {
  const pushes: (readonly Mutation[])[] = [];
  for (let first = 0; first < mutations.length; first += aPush) pushes.push(mutations.slice(first, first + aPush));
  const { signal } = new AbortController();
  return timed(() =>
    Promise.all(
      Array.from({ length: REGISTERS }, async (_, register) => {
        const registerId = `bench-${register}`;
        const remote = remoteOf(url, registerId);
        for (let push = pushes.shift(); push; push = pushes.shift()) {
          const { results } = await remote.push(push, { signal, registerId });
          const other = results.find(({ status }) => status !== 'accepted');
          if (other) throw new Error(JSON.stringify(other));
        }
      }),
    ),
  );
}

function open(url: string): CustomerClient {
  return createCustomerClient({ merchantId: 'bench', remote: remoteOf(url, 'puller'), workerUrl: '/scripts/worker.js' });
}

function isUpToDate({ sync: { status } }: CustomerClient): boolean {
  return status.state === 'idle' && status.snapshot === null && status.lastSyncedAt !== null;
}

function remoteOf(url: string, register: string): HttpRemote {
  return new HttpRemote({ url, token: () => register, timeoutMs: 60_000 });
}
