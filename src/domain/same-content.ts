/** Whether two values say the same, in whatever order their keys stand; a key that is `undefined` is not there. */
export function isSameContent(one: unknown, other: unknown): boolean {
  return contentText(one) === contentText(other);
}

/** A value as one text, its keys in order: values that say the same have the same. */
export function contentText(value: unknown): string {
  return textOf(value) ?? '';
}

/** Undefined for what JSON leaves out. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return value === undefined ? undefined : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((part) => textOf(part) ?? 'null').join()}]`;
  const parts = value as Readonly<Record<string, unknown>>;
  const members = Object.keys(parts)
    .sort()
    .flatMap((key) => {
      const text = textOf(parts[key]);
      return text === undefined ? [] : `${JSON.stringify(key)}:${text}`;
    });
  return `{${members.join()}}`;
}
