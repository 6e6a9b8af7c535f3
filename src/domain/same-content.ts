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
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return value === undefined ? undefined : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((part) => textOf(part) ?? 'null').join()}]`;
  const parts = value as Readonly<Record<string, unknown>>;
  let members = '';
  for (const key of Object.keys(parts).sort()) {
    const text = textOf(parts[key]);
    if (text !== undefined) members += `${members && ','}${quoted(key)}:${text}`;
  }
  return `{${members}}`;
}

/** What JSON escapes nothing of. */
const PLAIN = /^[\w .:@+-]*$/;

/** As JSON writes it: asking whether there is anything to escape costs less than having it done. */
function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
