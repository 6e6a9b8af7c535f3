import * as z from 'zod/mini';
import { RegularsError } from '../errors.js';

/** The first wrong value: where, and what it should be. Neither repeats it. */
export interface WrongPlace {
  /** From the outside in. A name that came with the value, and could be one itself, is `*`. */
  readonly path: readonly string[];
  readonly expected: string;
}

export type WireRead<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly wrong: WrongPlace };

/** What a kind of value on the wire may be. */
export type WireSchema = z.core.$ZodType;

/** Reads what came over the wire. Nothing of it is in the outcome but what the schema names. */
export function readWire<Schema extends WireSchema>(schema: Schema, given: unknown): WireRead<z.output<Schema>> {
  const read = z.safeParse(schema, given);
  if (read.success) return { ok: true, value: read.data };
  const [issue] = read.error.issues;
  return { ok: false, wrong: issue ? wrongPlace(issue) : { path: [], expected: 'as the protocol says' } };
}

/** What an answer that cannot be read is refused with. */
export function incompatible({ path, expected }: WrongPlace): RegularsError {
  const where = ['answer', ...path].join('.').slice(0, 200);
  return new RegularsError('remote-incompatible', `${where} must be ${expected}.`, { path: where, expected });
}

/** RFC 6901. */
export function pointerOf({ path }: WrongPlace): string {
  return path.map((part) => `/${part}`).join('');
}

function wrongPlace(issue: z.core.$ZodIssue): WrongPlace {
  // A name of an object that hosts fill can be anything, an address too.
  const path = issue.path.map(String).map((part) => (/^[\w-]{1,60}$/.test(part) ? part : '*'));
  return { path, expected: expectedBy(issue) };
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message === UNSAID ? (TYPES[issue.expected] ?? 'of another type') : issue.message;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return issue.discriminator === undefined ? 'of another form' : 'of a kind that is known here';
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'another name';
    case 'too_big':
    case 'too_small':
    case 'invalid_format':
    case 'custom':
      return issue.message;
    default:
      return 'of another form';
  }
}

/** What zod says where a schema says nothing. */
const UNSAID = 'Invalid input';

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  null: 'null',
};
