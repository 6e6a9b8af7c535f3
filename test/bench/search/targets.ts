import { ENGINES, type EngineName } from './engine.js';
import type { EngineRow, KindRow, Row } from './rows.js';
import { isWhole } from './rows.js';

/** Machines are noisy: times and sizes pass at so many times their limit. */
const TOLERANCE = 1.5;
const LARGE = 1_000_000;
/** Below it nobody is slow, and so nobody many times slower. */
const RATIOS_FROM = 100_000;

type Figure = 'p50Ms' | 'p95Ms' | 'p99Ms' | 'loadS' | 'openMs' | 'memoryMB' | 'firstAnswerS';
type Limits = Readonly<Partial<Record<Figure, number>>>;

/** Up to 100,000 customers; memory beside 16 bytes a customer for its id. */
const SMALL_LIMITS: Limits = { p50Ms: 0.1, p95Ms: 0.5, p99Ms: 1, loadS: 0.8, openMs: 30, memoryMB: 8 };
const LARGE_LIMITS: Limits = { p50Ms: 0.15, p95Ms: 1, p99Ms: 2, loadS: 8, openMs: 120, memoryMB: 80, firstAnswerS: 1.5 };
const ADVERSARIAL_MS = 16;
const ID_MB = 16 / 1e6;

const RECALL = 1;
const TYPOS = 0.99;

/** How many times as much another engine takes; below 1, how much of it ours may take more. */
type Ratios = Readonly<Partial<Record<EngineName, Limits>>>;
const SMALL_RATIOS: Ratios = {
  sqlite: { p50Ms: 3, p95Ms: 3, loadS: 4, openMs: 2 },
  idb: { loadS: 20, p95Ms: 25 },
  dexie: { loadS: 20, p95Ms: 25 },
  minisearch: { openMs: 20, p95Ms: 40 },
  flexsearch: { p50Ms: 0.5, openMs: 50, memoryMB: 12 },
};
const LARGE_RATIOS: Ratios = {
  sqlite: { p95Ms: 6, p99Ms: 10, loadS: 5 },
  idb: { loadS: 40, p95Ms: 40 },
  dexie: { loadS: 40, p95Ms: 40 },
};

/** Each figure of ours that is missed, as a sentence. */
export function missedBy(customers: number, ours: EngineRow, rows: readonly Row[]): string[] {
  const isLarge = customers >= LARGE;
  const missed: string[] = [];
  const limits = isLarge ? LARGE_LIMITS : SMALL_LIMITS;
  for (const [figure, limit] of entriesOf(limits)) {
    const ids = figure === 'memoryMB' ? customers * ID_MB : 0;
    const value = ours[figure];
    if (value === null || value > limit * TOLERANCE + ids) missed.push(`${figure} is ${value}: at most ${limit}`);
  }
  const adversarial = rows.find(
    (row): row is KindRow => row.engine === ours.engine && 'kind' in row && row.kind === 'adversarial',
  );
  if (adversarial && adversarial.longestMs > ADVERSARIAL_MS * TOLERANCE)
    missed.push(`an adversarial query takes ${adversarial.longestMs} ms: at most ${ADVERSARIAL_MS}`);
  if ((ours.recall ?? 0) < RECALL) missed.push(`recall is ${ours.recall}: at least ${RECALL}`);
  if (ours.typos < TYPOS) missed.push(`typos found are ${ours.typos}: at least ${TYPOS}`);
  if (customers >= RATIOS_FROM) missed.push(...missedRatios(ours, rows, isLarge ? LARGE_RATIOS : SMALL_RATIOS));
  return missed;
}

function missedRatios(ours: EngineRow, rows: readonly Row[], ratios: Ratios): string[] {
  return (Object.keys(ratios) as EngineName[]).flatMap((name) => {
    const theirs = rows.find((row): row is EngineRow => row.engine === ENGINES[name] && isWhole(row));
    if (!theirs) return [];
    const missed = entriesOf(ratios[name] ?? {}).flatMap(([figure, times]) => {
      const ratio = (theirs[figure] ?? NaN) / (ours[figure] ?? NaN);
      return ratio >= times ? [] : [`${figure} of ${theirs.engine} is ${ratio.toFixed(2)} times ours: at least ${times}`];
    });
    if (name === 'minisearch' && theirs.typos > ours.typos) missed.push(`${theirs.engine} finds more typos: ${theirs.typos}`);
    return missed;
  });
}

function entriesOf(limits: Limits): [Figure, number][] {
  return Object.entries(limits) as [Figure, number][];
}
