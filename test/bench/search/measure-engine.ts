import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openIsolatedPage, type IsolatedPage } from '../../support/isolated-page.js';
import type * as searchPage from '../search-page.js';
import type { EngineName } from './engine.js';
import type { AskedQuery } from './oracle.js';

/** What one engine took on one machine. */
export interface Measured {
  readonly name: EngineName;
  readonly loadMs: number;
  readonly firstAnswerMs: number | null;
  readonly storedBytes: number;
  readonly openMs: number;
  readonly completeMs: number;
  /** After opening and the whole mix; what an empty page has is taken off. */
  readonly memoryBytes: number;
  /** One a query, in order. */
  readonly answers: readonly { readonly ms: number; readonly ids: readonly string[] }[];
}

/** It cannot do it, and why. */
export interface Failed {
  readonly name: EngineName;
  readonly reason: string;
}

export interface Job {
  readonly scripts: string;
  readonly data: searchPage.Data;
  /** Asked first, so that no engine pays for its first calls. */
  readonly warmUp: readonly string[];
  readonly queries: readonly AskedQuery[];
  readonly limitMs: number;
}

/** Opened so often; the median counts. */
const OPENINGS = 5;

/** Loads, opens and asks one engine, in a browser and a profile of its own. */
export async function measureEngine(name: EngineName, job: Job): Promise<Measured | Failed> {
  const profile = mkdtempSync(path.join(tmpdir(), 'search-profile-'));
  let isolated: IsolatedPage | null = null;
  let timer: NodeJS.Timeout | undefined;
  try {
    isolated = await openIsolatedPage({ scripts: job.scripts, profile });
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done in ${Math.round(job.limitMs / 60_000)} min`)), job.limitMs);
    });
    return await Promise.race([measureIn(isolated, name, job), isolated.died, late]);
  } catch (error) {
    return { name, reason: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '' };
  } finally {
    clearTimeout(timer);
    await isolated?.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function measureIn({ page }: IsolatedPage, name: EngineName, { data, warmUp, queries }: Job): Promise<Measured> {
  // A page asks its own script, so that each is given as few arguments as it needs.
  const call = <Name extends keyof typeof searchPage>(
    method: Name,
    ...args: Parameters<(typeof searchPage)[Name]>
  ): Promise<Awaited<ReturnType<(typeof searchPage)[Name]>>> =>
    page.evaluate(
      async ([called, given]) => {
        const script = '/scripts/search-page.js';
        const methods = (await import(script)) as Record<string, (...all: unknown[]) => unknown>;
        return methods[called]?.(...given);
      },
      [method, args as unknown[]] as const,
    ) as Promise<Awaited<ReturnType<(typeof searchPage)[Name]>>>;

  const [emptyMemory, emptyStorage] = [await call('memoryBytes'), await call('storedBytes')];
  const { loadMs, firstAnswerMs } = await call('loadAll', name, data);
  const openings: searchPage.OpenTimes[] = [];
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    await page.reload();
    openings.push(await call('openStored', name, data));
  }
  await call('ask', warmUp, data);
  const answers = await call(
    'ask',
    queries.map(({ text }) => text),
    data,
  );
  return {
    name,
    loadMs,
    firstAnswerMs,
    storedBytes: (await call('storedBytes')) - emptyStorage,
    openMs: median(openings.map(({ openMs }) => openMs)),
    completeMs: median(openings.map(({ completeMs }) => completeMs)),
    memoryBytes: (await call('memoryBytes')) - emptyMemory,
    answers,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
