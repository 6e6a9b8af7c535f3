import { ENGINES } from './engine.js';
import type { Failed, Measured } from './measure-engine.js';
import { type AskedQuery, isRight } from './oracle.js';
import type { People } from './people.js';
import { KINDS, type QueryKind } from './queries.js';

/** An engine's answers to one kind of query, or to all but the adversarial ones, which nobody types. */
export interface KindRow {
  readonly engine: string;
  readonly kind: QueryKind | 'all';
  readonly queries: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  /** Share of right answers; null where none is called right. */
  readonly recall: number | null;
}

/** An engine as a whole. */
export interface EngineRow extends Omit<KindRow, 'kind'> {
  readonly kind: 'all';
  readonly loadS: number;
  readonly firstAnswerS: number | null;
  readonly openMs: number;
  readonly completeMs: number;
  readonly storedMB: number;
  readonly memoryMB: number;
  /** Of queries with one typo. */
  readonly typos: number;
}

/** An engine that could not. */
export interface FailedRow {
  readonly engine: string;
  readonly failed: string;
}

export type Row = EngineRow | KindRow | FailedRow;

/** One row for all, then one a kind. */
export function rowsOf(people: People, queries: readonly AskedQuery[], measured: Measured | Failed): Row[] {
  const engine = ENGINES[measured.name];
  if ('reason' in measured) return [{ engine, failed: measured.reason }];
  const asked = queries.map((query, index) => {
    const { ms, ids } = measured.answers[index] ?? { ms: NaN, ids: [] };
    return { ...query, ms, isRight: isRight(people, query, ids) };
  });
  const ofKind = (...kinds: readonly QueryKind[]): typeof asked => asked.filter(({ kind }) => kinds.includes(kind));
  const typed = KINDS.filter((kind) => kind !== 'adversarial');
  const all: EngineRow = {
    engine,
    kind: 'all',
    ...timesOf(ofKind(...typed)),
    recall: shareRight(ofKind(...typed.filter((kind) => kind !== 'typo'))),
    typos: shareRight(ofKind('typo')),
    loadS: rounded(measured.loadMs / 1_000, 2),
    firstAnswerS: measured.firstAnswerMs === null ? null : rounded(measured.firstAnswerMs / 1_000, 2),
    openMs: rounded(measured.openMs, 0),
    completeMs: rounded(measured.completeMs, 0),
    storedMB: rounded(measured.storedBytes / 1e6, 1),
    memoryMB: rounded(measured.memoryBytes / 1e6, 1),
  };
  return [
    all,
    ...KINDS.map((kind): KindRow => {
      const some = ofKind(kind);
      return { engine, kind, ...timesOf(some), recall: kind === 'adversarial' ? null : shareRight(some) };
    }),
  ];
}

/** The queries that an engine answers wrong, as sentences. */
export function wrongOf(people: People, queries: readonly AskedQuery[], measured: Measured | Failed): string[] {
  if ('reason' in measured) return [];
  return queries.flatMap((query, index) => {
    const ids = measured.answers[index]?.ids ?? [];
    if (query.kind === 'adversarial' || isRight(people, query, ids)) return [];
    return [
      `${query.kind} "${query.text}" finds ${ids.length}: ${query.kind === 'typo' ? 'not whom it must' : `not the right ${query.expected}`}`,
    ];
  });
}

export function isWhole(row: Row): row is EngineRow {
  return 'loadS' in row;
}

function timesOf(
  asked: readonly { readonly ms: number }[],
): Pick<KindRow, 'queries' | 'p50Ms' | 'p95Ms' | 'p99Ms' | 'longestMs'> {
  const sorted = asked.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number): number => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN, 3);
  return { queries: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), longestMs: at(1) };
}

/** Not rounded up: 1 means all. */
function shareRight(asked: readonly { readonly isRight: boolean }[]): number {
  return Math.floor((asked.filter(({ isRight: right }) => right).length / asked.length) * 1_000) / 1_000;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
