import { wrongValue } from './wrong-value.js';

/**
 * Gives back the value, or a copy where it is an object or list, so that nothing of the host's own gets in and what it
 * changes later does not either.
 *
 * @throws {RegularsError} `invalid-config` with the path and what was expected, never the value.
 */
export type Check<Value> = (value: unknown, path: string) => Value;

/** One check for every key of an object. */
export type Checks<Shape> = { readonly [Key in keyof Shape]-?: Check<Exclude<Shape[Key], undefined>> };

export function refuse(path: string, expected: string): never {
  throw wrongValue(path, expected);
}

/** An object with these keys alone. One that is `undefined` stays so, unless it is required. */
export function object<Shape extends object>(checks: Checks<Shape>, ...required: (keyof Shape & string)[]): Check<Shape> {
  const known = new Map<string, Check<unknown>>(Object.entries(checks));
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(path, 'an object');
    const copy: Record<string, unknown> = {};
    for (const [key, entry] of Object.entries(value)) {
      const check = known.get(key) ?? refuse(`${path}.${key}`, `one of ${[...known.keys()].join(', ')}`);
      copy[key] = entry === undefined ? undefined : check(entry, `${path}.${key}`);
    }
    for (const key of required) if (copy[key] === undefined) refuse(`${path}.${key}`, 'given');
    return copy as Shape;
  };
}

export function oneOf<const Word extends string>(...words: readonly Word[]): Check<Word> {
  return (value, path) => words.find((word) => word === value) ?? refuse(path, `one of ${words.join(', ')}`);
}

/** An object with some of these keys, each value checked alike. */
export function table<const Name extends string, Value>(
  names: readonly Name[],
  check: Check<Value>,
): Check<Partial<Record<Name, Value>>> {
  return object(Object.fromEntries(names.map((name) => [name, check])) as Checks<Record<Name, Value>>);
}

export function text(pattern: RegExp, expected: string): Check<string> {
  return (value, path) => (typeof value === 'string' && pattern.test(value) ? value : refuse(path, expected));
}

/** A text of 1 to `most` characters that is not blank. */
export function words(most: number): Check<string> {
  return text(new RegExp(`^(?=[^]*\\S)[^]{1,${most}}$`), `a text of 1 to ${most} characters`);
}

export function bool(value: unknown, path: string): boolean {
  return typeof value === 'boolean' ? value : refuse(path, 'true or false');
}

export function whole(least: number, most: number): Check<number> {
  return (value, path) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : refuse(path, `a whole number from ${least} to ${most}`);
}

/** A text that `read` takes without throwing. */
export function readable(read: (value: string) => unknown, expected: string): Check<string> {
  return (value, path) => {
    try {
      if (typeof value === 'string' && read(value)) return value;
    } catch {
      // What threw is what the next line says.
    }
    return refuse(path, expected);
  };
}

/** A list in which `nameOf` names nothing twice. */
export function listOf<Entry>(check: Check<Entry>, nameOf: (entry: Entry) => string): Check<readonly Entry[]> {
  return (value, path) => {
    if (!Array.isArray(value)) refuse(path, 'a list');
    const entries = Array.from(value, (entry: unknown, index) => check(entry, `${path}.${index}`));
    const names = entries.map(nameOf);
    const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
    return twice === -1 ? entries : refuse(`${path}.${twice}`, 'different from all others');
  };
}

export function orNull<Value>(check: Check<Value>): Check<Value | null> {
  return (value, path) => (value === null ? null : check(value, path));
}

/** A function is the host's own and kept as it is. What it takes and gives back is known only when it is called. */
export function callable(value: unknown, path: string): (...given: unknown[]) => never {
  return typeof value === 'function' ? (value as (...given: unknown[]) => never) : refuse(path, 'a function');
}
