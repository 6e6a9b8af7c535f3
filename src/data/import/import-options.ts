import type { ImportFormat } from '../../domain/customer-import.js';
import { RegularsError } from '../../domain/errors.js';
import { isId, type Id } from '../../domain/id.js';
import { IMPORT_TARGETS, isImportTarget } from '../../domain/import-target.js';
import type { ImportOptions } from '../customer-client.js';

/** Options with their defaults filled in. */
export interface CheckedOptions {
  readonly id: Id | null;
  readonly origin: string | null;
  readonly format: 'auto' | ImportFormat;
  readonly columns: Readonly<Record<string, string>>;
  readonly onMatch: 'skip' | 'update';
}

const FORMATS: readonly CheckedOptions['format'][] = ['auto', 'square', 'shopify', 'lightspeed', 'plain'];
const MATCHES: readonly CheckedOptions['onMatch'][] = ['skip', 'update'];
/** A key of `externalIds`. */
const ORIGIN = /^[\w.:-]{1,64}$/;

/** @throws {RegularsError} `invalid-input` with the path of the first wrong option. */
export function checkOptions({ id, origin, format, columns, onMatch }: ImportOptions): CheckedOptions {
  if (id !== undefined && !isId(id)) throw wrong('options.id', 'a UUID in lower case');
  if (origin !== undefined && (!ORIGIN.test(origin) || origin in {})) {
    throw wrong('options.origin', 'the name of another system: 1 to 64 letters, digits or . : _ -');
  }
  for (const [header, target] of Object.entries(columns ?? {})) {
    if (!isImportTarget(target)) throw wrong(`options.columns.${header}`, `one of ${IMPORT_TARGETS.join(', ')}, custom.<id>`);
  }
  return {
    id: id ?? null,
    origin: origin ?? null,
    format: oneOf(FORMATS, format ?? 'auto', 'options.format'),
    columns: { ...columns },
    onMatch: oneOf(MATCHES, onMatch ?? 'skip', 'options.onMatch'),
  };
}

function oneOf<Value extends string>(values: readonly Value[], value: Value, path: string): Value {
  if (!values.includes(value)) throw wrong(path, `one of ${values.join(', ')}`);
  return value;
}

function wrong(path: string, expected: string): RegularsError {
  return new RegularsError('invalid-input', `The import's ${path} is wrong.`, { path, expected });
}
