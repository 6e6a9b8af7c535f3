import type { JsonValue } from '../record.js';

/** Deeper ones exhaust the stack of readers that recur. */
const DEEPEST = 64;

/**
 * Whether JSON gives it back as it stands: a number above 2^53, one that overflows or -0 would come back as another, and the
 * name `__proto__` is one that programs trip over.
 */
export function isExactJson(value: unknown, deepest = DEEPEST): value is JsonValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return isExactNumber(value);
    case 'object':
      if (value === null) return true;
      if (deepest === 0) return false;
      if (Array.isArray(value)) return value.every((entry) => isExactJson(entry, deepest - 1));
      return Object.entries(value).every(([key, entry]) => key !== '__proto__' && isExactJson(entry, deepest - 1));
    default:
      return false;
  }
}

/** Whether it is finite, not -0, and where it is whole, exact. */
export function isExactNumber(value: number): boolean {
  if (!Number.isFinite(value) || Object.is(value, -0)) return false;
  return !Number.isInteger(value) || Number.isSafeInteger(value);
}

/** Whether readers that recur come to its end. A cart may hold what our own fields may not. */
export function isNoDeeper(value: unknown, levels = 500): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((entry) => isNoDeeper(entry, levels - 1));
}

/** An object that is no list, and not null. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
