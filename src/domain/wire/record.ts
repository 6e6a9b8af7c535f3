import * as z from 'zod/mini';
import { isExactJson, isPlain } from './exact-json.js';
import { count, hostId, id, text, timestamp, wrong } from './values.js';

/** The longest text of what a release does not know. */
const MOST_EXTRA = 20_000;

const BASE = {
  id,
  version: count,
  createdAt: timestamp,
  updatedAt: timestamp,
  deletedAt: z.optional(timestamp),
  originRegisterId: hostId,
  extra: z.optional(text(MOST_EXTRA)),
};

/**
 * A record of this shape. Fields that this release does not know become its `extra`, as JSON text: they stand apart from the
 * others and are given back untouched. What an older release put there and this one knows is a field again.
 */
export function record<Shape extends z.core.$ZodShape>(shape: Shape) {
  const known = new Set(Object.keys({ ...BASE, ...shape }));
  return z.pipe(
    z.transform((given: unknown, context) => (isPlain(given) ? gathered(given, known, context) : given)),
    z.object({ ...BASE, ...shape }),
  );
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields that are known, and the others in `extra`. */
function gathered(given: Fields, known: ReadonlySet<string>, context: { issues: z.core.$ZodRawIssue[] }): unknown {
  const strange = Object.entries(given).filter(([key]) => !known.has(key));
  if (strange.length === 0 && given.extra === undefined) return given;

  const kept = given.extra === undefined ? [] : entriesOf(given.extra);
  if (kept === null) {
    context.issues.push(wrong('the JSON text of an object', ['extra']));
    return given;
  }
  const lifted = kept.filter(([key]) => key !== 'extra' && known.has(key) && !Object.hasOwn(given, key));
  // What came beside the text is newer than what stands in it.
  const others = new Map([...kept.filter(([key]) => key === 'extra' || !known.has(key)), ...strange]);
  const isUntouched = strange.length === 0 && others.size === kept.length;
  const extra = isUntouched ? given.extra : textOf(others);
  if (extra === null) {
    context.issues.push(wrong(`unknown fields of at most ${MOST_EXTRA} characters that JSON gives back`, ['extra']));
    return given;
  }
  const fields = Object.entries(given).filter(([key]) => key !== 'extra' && known.has(key));
  return Object.fromEntries([...fields, ...lifted, ...(others.size === 0 ? [] : [['extra', extra] as const])]);
}

/** Null for what is no object as JSON text. */
function entriesOf(extra: unknown): [string, unknown][] | null {
  if (typeof extra !== 'string' || extra.length > MOST_EXTRA) return null;
  try {
    const fields: unknown = JSON.parse(extra);
    return isPlain(fields) && isExactJson(fields) ? Object.entries(fields) : null;
  } catch {
    return null;
  }
}

/** Written member by member: no object of ours ever has a name that came from outside. */
function textOf(fields: ReadonlyMap<string, unknown>): string | null {
  const members: string[] = [];
  for (const [key, value] of fields) {
    if (key === '__proto__' || !isExactJson(value)) return null;
    members.push(`${JSON.stringify(key)}:${JSON.stringify(value)}`);
  }
  const text = `{${members.join(',')}}`;
  return text.length > MOST_EXTRA ? null : text;
}
