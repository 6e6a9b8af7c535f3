/** A copy that nobody can change, of what JSON can say. Keys that are `undefined` are not there. */
export function frozenCopy<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map((part: unknown) => frozenCopy(part))) as Value;
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) if (part !== undefined) copy[key] = frozenCopy<unknown>(part);
  return Object.freeze(copy) as Value;
}

/** Freezes what was made here, down to what is frozen already. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen<unknown>(part);
  return value;
}
