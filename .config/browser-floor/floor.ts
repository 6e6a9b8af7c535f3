import { readFileSync } from 'node:fs';
import bcd from '@mdn/browser-compat-data/forLegacyNode';
import type { CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data/types';

/** The oldest version of each browser that must work, by MDN's name of it. */
export type Floor = ReadonlyMap<string, number>;

/** MDN's compatibility data: what each browser knows since which version. */
export const compatData = bcd;

const MDN_NAMES: Readonly<Record<string, string>> = {
  chrome: 'chrome',
  edge: 'edge',
  safari: 'safari',
  ios_saf: 'safari_ios',
  firefox: 'firefox',
};

/**
 * Reads the floor from `.browserslistrc`: lines of one browser and its oldest version.
 *
 * @throws When a line is another kind of query, which would else guard nothing.
 */
export function readFloor(file: string): Floor {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [, browser = '', version = ''] = /^(\w+) ([\d.]+)$/.exec(line) ?? [];
      const name = MDN_NAMES[browser];
      if (name === undefined) throw new Error(`.browserslistrc: "${line}" is not one browser and its oldest version`);
      return [name, Number(version)];
    }),
  );
}

/** The browsers of the floor that do not know a feature, as words for a message: "chrome 109, safari 16.4". Empty when all do. */
export function missingIn(compat: CompatStatement | undefined, floor: Floor, prefixes: ReadonlySet<string> = new Set()): string {
  if (!compat) return '';
  const missing = [...floor].filter(([browser, version]) => {
    const support = compat.support[browser as keyof typeof compat.support];
    if (!support) return false;
    const statements = Array.isArray(support) ? support : [support];
    return !statements.some((statement) => knows(statement, version, prefixes));
  });
  return missing.map(([browser, version]) => `${browser} ${version}`).join(', ');
}

/** Goes down the data by keys; undefined where it ends. */
export function feature(start: Identifier | undefined, ...keys: readonly string[]): Identifier | undefined {
  return keys.reduce<Identifier | undefined>((at, key) => (at && Object.hasOwn(at, key) ? at[key] : undefined), start);
}

function knows(statement: SimpleSupportStatement, version: number, prefixes: ReadonlySet<string>): boolean {
  if (statement.flags || statement.alternative_name) return false;
  if (statement.prefix !== undefined && !prefixes.has(statement.prefix)) return false;
  const added = toNumber(statement.version_added);
  const removed = toNumber(statement.version_removed);
  return added !== null && added <= version && (removed === null || removed > version);
}

function toNumber(version: unknown): number | null {
  const number = typeof version === 'string' ? Number.parseFloat(version.replace('≤', '')) : Number.NaN;
  return Number.isNaN(number) ? null : number;
}
