import * as z from 'zod/mini';
import { keptText } from './change-schema.js';
import { isPlain } from './exact-json.js';
import { areLater, valueAt } from './later-values.js';
import { readWire, type WireRead, type WireSchema } from './read-wire.js';

/** Of a list, read at once: a customer takes some 30 µs. */
const READ_AT_ONCE = 16;
/** Lists lie no deeper in an answer. */
const DEEPEST = 5;

/** A list of an answer, and what becomes of some of its places: another value, or nothing. */
type Edits = Map<readonly unknown[], Map<number, readonly unknown[]>>;

/**
 * Reads an answer. A record with a value that only a later release knows is no reason to read nothing: a change is kept as text,
 * and so is what a snapshot tells of somebody; elsewhere it is left out.
 */
export function readAnswer<Schema extends WireSchema>(schema: Schema, given: unknown): WireRead<z.output<Schema>> {
  const read = z.safeParse(schema, given);
  if (read.success) return { ok: true, value: read.data };
  const left = areLater(read.error.issues, given) ? withoutLater(given, read.error.issues) : null;
  const again = left === null ? null : readWire(schema, left);
  return again?.ok ? again : readWire(schema, given);
}

/**
 * Reads an answer as `readAnswer` does, stopping in between, as a page of a thousand customers takes long. One in which anything
 * is odd is read anew as a whole, which then says what.
 */
export function* readingAnswer<Schema extends WireSchema>(
  schema: Schema,
  given: unknown,
): Generator<undefined, WireRead<z.output<Schema>>, undefined> {
  const lists = isPlain(given) && schema instanceof z.ZodMiniObject ? longLists(schema.shape, given) : [];
  const read: Record<string, unknown[]> = {};
  for (const { name, list, entries } of lists) {
    const done: unknown[] = (read[name] = []);
    for (let from = 0; from < entries.length; from += READ_AT_ONCE) {
      const part = z.safeParse(list, entries.slice(from, from + READ_AT_ONCE));
      if (!part.success) return readAnswer(schema, given);
      for (const entry of part.data as unknown[]) done.push(entry);
      yield;
    }
  }
  const empty = Object.fromEntries(lists.map(({ name }) => [name, []]));
  const rest = z.safeParse(schema, lists.length > 0 ? { ...(given as object), ...empty } : given);
  if (!rest.success) return readAnswer(schema, given);
  return { ok: true, value: { ...(rest.data as object), ...read } as z.output<Schema> };
}

interface LongList {
  readonly name: string;
  readonly list: WireSchema;
  readonly entries: readonly unknown[];
}

/** Those that may be read in parts: each is no longer than it may be. */
function longLists(shape: Readonly<Record<string, WireSchema>>, given: Readonly<Record<string, unknown>>): LongList[] {
  return Object.entries(shape).flatMap(([name, list]): LongList[] => {
    const entries = given[name];
    if (!Array.isArray(entries) || entries.length <= READ_AT_ONCE) return [];
    return entries.length <= mostIn(list) ? [{ name, list, entries }] : [];
  });
}

function mostIn(list: WireSchema): number {
  const longest = (list._zod.def.checks ?? []).map(({ _zod: { def } }) => ('maximum' in def ? Number(def.maximum) : 0));
  return Math.max(0, ...longest);
}

/** Null where what is not known stands in no list. */
function withoutLater(given: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  if (!isPlain(given)) return null;
  const edits: Edits = new Map();
  const others: unknown[] = [];
  for (const { path } of issues) {
    const place = placeIn(given, path);
    const list = place && valueAt(given, place.list);
    if (!place || !Array.isArray(list)) return null;
    const edit = edits.get(list) ?? new Map<number, readonly unknown[]>();
    if (edit.has(place.at)) continue;
    const kept = place.keptAs === null ? [] : keptAs(place.keptAs, list[place.at]);
    if (kept === null) return null;
    edits.set(list, edit.set(place.at, place.isInPlace ? kept : []));
    if (!place.isInPlace) others.push(...kept);
  }
  const left = edited(given, edits, DEEPEST) as Readonly<Record<string, unknown>>;
  return others.length === 0 ? left : { ...left, others: [...(left.others as readonly unknown[]), ...others] };
}

interface Place {
  readonly list: readonly PropertyKey[];
  readonly at: number;
  /** Null for what is left out. */
  readonly keptAs: 'change' | 'identity-document' | 'consent' | 'customer-whole' | null;
  readonly isInPlace?: boolean;
}

/** The entry of a list that can do without. */
function placeIn(given: Readonly<Record<string, unknown>>, path: readonly PropertyKey[]): Place | null {
  const [name, at, part, partAt] = path;
  if (name === 'found') return typeof part === 'number' ? { list: path.slice(0, 2), at: part, keptAs: null } : null;
  if (typeof at !== 'number') return null;
  const list = [name ?? ''];
  const isInPart = typeof partAt === 'number';
  switch (name) {
    case 'changes':
    case 'others':
      return { list, at, keptAs: 'change', isInPlace: true };
    case 'results':
      return isInPart ? { list: path.slice(0, 3), at: partAt, keptAs: null } : null;
    case 'customers':
      if (!Array.isArray(given.others)) return { list, at, keptAs: null };
      if (isInPart && part === 'consents') return { list: path.slice(0, 3), at: partAt, keptAs: 'consent' };
      if (isInPart && part === 'identityDocuments') return { list: path.slice(0, 3), at: partAt, keptAs: 'identity-document' };
      return { list, at, keptAs: 'customer-whole' };
    default:
      return { list, at, keptAs: null };
  }
}

/** As a change that a later release reads; null for what JSON does not give back. */
function keptAs(as: NonNullable<Place['keptAs']>, value: unknown): readonly unknown[] | null {
  const raw = keptText(as === 'change' ? value : { type: as, record: value });
  return raw === null ? null : [{ type: 'unknown', raw }];
}

function edited(value: unknown, edits: Edits, deepest: number): unknown {
  if (deepest === 0) return value;
  if (Array.isArray(value)) {
    const edit = edits.get(value);
    return value.flatMap((entry: unknown, at) => edit?.get(at) ?? [edited(entry, edits, deepest - 1)]);
  }
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, edited(entry, edits, deepest - 1)]));
}
