import { HttpRemote } from '../../src/data/remote/http-remote.js';
import type { Id } from '../../src/domain/id.js';
import { isRegularsError } from '../../src/domain/errors.js';
import { BACKEND_SCRIPT, BackendProcess } from '../server/support/backend-process.js';
import { bundledScript } from '../support/bundled-script.js';
import { earningSaleOf, newId, saveOf } from '../server/support/bodies.js';
import { migratedDatabase } from '../server/support/migrated-database.js';
import { callOf } from '../server/support/shop-token.js';
import { Watcher } from './watcher.js';

export interface Load {
  readonly watchers: number;
  /** Of lines that are never read, so many more. */
  readonly slow: number;
  /** Registers that push all the time. */
  readonly pushers: number;
  /** Pushes of each before the backend is asked to end. */
  readonly pushes: number;
}

/** What became of a backend under load that was asked to end. */
export interface Loaded {
  /** Until the last watcher was told of one change, where nothing else went on. */
  readonly lastToldMs: number;
  readonly untold: number;
  readonly acknowledged: number;
  /** Mutations that were answered and are not there. */
  readonly lost: number;
  /** From the signal to the end of the process. */
  readonly endedMs: number;
  readonly exitCode: number | null;
  /** Watchers whose line was ended, and those whose line broke. */
  readonly ended: number;
  readonly broken: number;
}

const MERCHANT = 'crowded';
/** So many lines are laid at once: the system takes no more that wait. */
const AT_ONCE = 100;

export async function loadBackend(postgresUrl: string, load: Load): Promise<Loaded> {
  const [script, database] = await Promise.all([bundledScript(BACKEND_SCRIPT), migratedDatabase(postgresUrl)]);
  const backend = await BackendProcess.start(script, database.url);
  const watchers: Watcher[] = [];
  try {
    const remote = new HttpRemote({
      url: `http://127.0.0.1:${backend.port}`,
      token: ({ registerId }) => `${MERCHANT}:${registerId}`,
      timeoutMs: 60_000,
    });
    const first = newId();
    await remote.push([saveOf(first, null, 'The First')], callOf('r0'));
    for (let laid = 0; laid < load.watchers + load.slow; laid += AT_ONCE) {
      const more = Array.from({ length: Math.min(AT_ONCE, load.watchers + load.slow - laid) }, (_, at) => laid + at);
      const lines = more.map((at) => Watcher.open(backend.port, `${MERCHANT}:w${at}`, at < load.watchers));
      watchers.push(...(await Promise.all(lines)));
    }
    const reading = watchers.slice(0, load.watchers);
    await Promise.all(reading.map((watcher) => watcher.reached(1)));

    const toldAt = performance.now();
    await remote.push([saveOf(first, 1, 'The Second')], callOf('r0'));
    const told = await Promise.all(reading.map((watcher) => watcher.reached(2)));

    const acknowledged: Id[] = [];
    let pushes = 0;
    let isOver = false;
    let goOn = (): void => undefined;
    const loaded = new Promise<void>((resolve) => (goOn = resolve));
    const pushing = Array.from({ length: load.pushers }, async (_, at) => {
      while (!isOver) {
        const id = newId();
        try {
          const { results } = await remote.push([saveOf(id, null, 'Somebody'), earningSaleOf(id)], callOf(`r${at}`));
          acknowledged.push(...results.flatMap(({ mutationId, status }) => (status === 'accepted' ? mutationId : [])));
        } catch (error) {
          // Told to come again later, or cut off: the register's outbox has it.
          if (!isRegularsError(error)) throw error;
          isOver = true;
        }
        pushes += 1;
        if (pushes >= load.pushers * load.pushes) goOn();
      }
    });
    await loaded;
    const askedAt = performance.now();
    backend.askToEnd();
    const exitCode = await backend.ended;
    const endedMs = performance.now() - askedAt;
    isOver = true;
    await Promise.all(pushing);
    // What the process said last may still be on its way.
    for (const watcher of watchers.slice(load.watchers)) watcher.read();
    await Promise.all(watchers.map((watcher) => watcher.reached(Infinity)));

    const kept = await database.sql`select id from regulars.outcomes where id = any(${acknowledged}::uuid[])`;
    return {
      lastToldMs: Math.max(...told) - toldAt,
      untold: told.filter((at) => at === Infinity).length,
      acknowledged: acknowledged.length,
      lost: acknowledged.length - kept.length,
      ...{ endedMs, exitCode },
      ended: watchers.filter(({ ended }) => ended === 'told').length,
      broken: watchers.filter(({ ended }) => ended === 'cut').length,
    };
  } finally {
    for (const watcher of watchers) watcher.close();
    await backend.kill();
    await database.drop();
    script.remove();
  }
}
