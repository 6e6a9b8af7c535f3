/** Whether two values say the same, in whatever order their keys stand; a key that is `undefined` is not there. */
export function isSameContent(one: unknown, other: unknown): boolean {
  return contentText(one) === contentText(other);
}

/** A value as one text, its keys in order: values that say the same have the same. */
export function contentText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
