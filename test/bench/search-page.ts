import type { EngineName, Found, OpenEngine, SearchEngine } from './search/engine.js';
import { makePeople, type People, placeOf } from './search/people.js';

const OPENERS: Readonly<Record<EngineName, () => Promise<{ readonly open: OpenEngine }>>> = {
  regulars: () => import('./search/regulars-engine.js'),
  sqlite: () => import('./search/sqlite-engine.js'),
  idb: () => import('./search/idb-engine.js'),
  dexie: () => import('./search/dexie-engine.js'),
  minisearch: () => import('./search/minisearch-engine.js'),
  flexsearch: () => import('./search/flexsearch-engine.js'),
  orama: () => import('./search/orama-engine.js'),
  fuse: () => import('./search/fuse-engine.js'),
};

/** Whom to make, the same in the page as outside. */
export interface Data {
  readonly customers: number;
  readonly seed: number;
}

export interface LoadTimes {
  readonly loadMs: number;
  /** From the start of the load to the first answer; null where the engine gives none meanwhile. */
  readonly firstAnswerMs: number | null;
}

export interface OpenTimes {
  /** From nothing to the first answer that has whom it must. */
  readonly openMs: number;
  /** Until answers hold everybody. */
  readonly completeMs: number;
}

/** The engine this page has opened. */
let opened: SearchEngine | null = null;

/** Opens the engine on an empty store and gives it everybody, making them meanwhile, as an import reads its file. */
export async function loadAll(name: EngineName, { customers, seed }: Data): Promise<LoadTimes> {
  const people = makePeople(customers, seed);
  const { open } = await OPENERS[name]();
  const engine = await open();
  const start = performance.now();
  const asking = engine.answersWhileLoading === true ? askUntilFound(engine, people, 0) : null;
  await engine.load(people);
  const loadMs = performance.now() - start;
  const foundAt = await asking;
  await engine.rest?.();
  return { loadMs, firstAnswerMs: foundAt === null ? null : foundAt - start };
}

/** Opens the engine on what is stored, and asks for one customer. */
export async function openStored(name: EngineName, { customers, seed }: Data): Promise<OpenTimes> {
  const people = makePeople(customers, seed);
  const { open } = await OPENERS[name]();
  const start = performance.now();
  opened = await open();
  const foundAt = await askUntilFound(opened, people, Math.floor(customers / 2));
  await opened.complete?.();
  return { openMs: foundAt - start, completeMs: performance.now() - start };
}

/** Types the texts one after the other; says how long each took, and whom it found. */
export async function ask(texts: readonly string[], { customers, seed }: Data): Promise<{ ms: number; ids: string[] }[]> {
  if (opened === null) throw new Error('no engine is open');
  const people = makePeople(customers, seed);
  const answers: { ms: number; ids: string[] }[] = [];
  for (const text of texts) {
    const start = performance.now();
    const found = await opened.search(text);
    const ms = performance.now() - start;
    for (const row of found) checkWhole(people, row);
    answers.push({ ms, ids: found.map(({ id }) => id) });
    // A key comes in a task of its own.
    await nextTask();
  }
  return answers;
}

/** Of this page, its workers and its engine, rubbish collected. */
export async function memoryBytes(): Promise<number> {
  const { bytes } = await (
    performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }> }
  ).measureUserAgentSpecificMemory();
  return bytes + ((await opened?.uncountedBytes?.()) ?? 0);
}

export async function storedBytes(): Promise<number> {
  return (await navigator.storage.estimate()).usage ?? NaN;
}

/** When somebody was first found by phone. */
async function askUntilFound(engine: SearchEngine, people: People, place: number): Promise<number> {
  const { id, phone } = people.at(place);
  for (;;) {
    const found = await engine.search(phone);
    if (found.some((row) => row.id === id)) return performance.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Whoever answers with less than a row shows would be faster for it. */
function checkWhole(people: People, { id, displayName, phone, email, status }: Found): void {
  const person = people.at(placeOf(id));
  const isWhole =
    person.displayName === displayName && person.phone === phone && person.email === email && person.status === status;
  if (!isWhole) throw new Error(`not all of a customer: ${JSON.stringify({ id, displayName, phone, email, status })}`);
}

function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
