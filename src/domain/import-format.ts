import type { CustomField } from './customer.js';
import type { ImportFormat } from './customer-import.js';
import { MAPPINGS, MARKS } from './import-mappings.js';
import { isImportTarget, TELLING_TARGETS, type ImportTarget } from './import-target.js';

/** How the columns of one file are read. */
export interface ColumnPlan {
  readonly format: ImportFormat;
  readonly headers: readonly string[];
  /** Which columns feed a target, the one to be preferred first. */
  readonly targets: ReadonlyMap<ImportTarget, readonly number[]>;
  /** Headers that nothing is made of, in the order of the file. */
  readonly notTaken: readonly string[];
}

export interface PlanOptions {
  readonly format?: 'auto' | ImportFormat;
  /** The file's header to a target, over what the format says. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly customFields?: readonly CustomField[];
}

/**
 * Says what each column becomes, by its name alone: case, accents, spaces and punctuation do not count, nor does
 * the order.
 *
 * @returns Null where no column could name a person: then this is no file of customers, or it has no header.
 */
export function planColumns(headers: readonly string[], options: PlanOptions = {}): ColumnPlan | null {
  const keys = headers.map(headerKey);
  const format = !options.format || options.format === 'auto' ? formatOf(keys) : options.format;
  const known = MAPPINGS[format];
  const own = new Map(Object.entries(options.columns ?? {}).map(([header, target]) => [headerKey(header), target]));
  const custom = new Map(
    (options.customFields ?? []).flatMap(({ id, label }) => [
      [headerKey(label), id],
      [headerKey(id), id],
    ]),
  );

  const columns = new Map<ImportTarget, number[]>();
  const notTaken: string[] = [];
  keys.forEach((key, column) => {
    const targets = targetsOf(key);
    for (const target of targets) columns.set(target, [...(columns.get(target) ?? []), column]);
    if (targets.length === 0) notTaken.push(headers[column] ?? '');
  });
  if (!TELLING_TARGETS.some((target) => columns.has(target))) return null;

  // Two columns for one target: the format's own order says which is the better one, not the file's.
  const rank = Object.keys(known);
  const inRank = (list: number[]): number[] => list.sort((a, b) => rank.indexOf(keys[a] ?? '') - rank.indexOf(keys[b] ?? ''));
  return { format, headers, targets: new Map([...columns].map(([target, list]) => [target, inRank(list)])), notTaken };

  function targetsOf(key: string): readonly ImportTarget[] {
    const chosen = own.get(key);
    if (chosen !== undefined) return isImportTarget(chosen) ? [chosen] : [];
    // A header can be `constructor`: only what the table itself has counts.
    const mapped = Object.hasOwn(known, key) ? known[key] : undefined;
    const customId = custom.get(key);
    return mapped ?? (customId === undefined ? [] : [`custom.${customId}`]);
  }
}

/** A header without what people and programs spell differently. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function formatOf(keys: readonly string[]): ImportFormat {
  return MARKS.find(([, marks]) => marks.every((mark) => keys.includes(mark)))?.[0] ?? 'plain';
}
