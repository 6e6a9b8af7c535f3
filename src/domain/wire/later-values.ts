import type * as z from 'zod/mini';
import { isPlain } from './exact-json.js';

/** How we write values of which there is a list: only such a one can be of a later release. */
const WORD = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const LONGEST = 100;

/** Whether all that is wrong are values that a later release may know: another status, another kind of entry. */
export function areLater(issues: readonly z.core.$ZodIssue[], given: unknown): boolean {
  return issues.every((issue) => {
    if (issue.code === 'invalid_value') return isWord(valueAt(given, issue.path));
    return issue.code === 'invalid_key' && areLaterKeys(issue);
  });
}

/** What lies there, however it came. */
export function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return typeof key === 'number' ? (value[key] as unknown) : undefined;
    return isPlain(value) && typeof key === 'string' && Object.hasOwn(value, key) ? value[key] : undefined;
  }, given);
}

/** Names of a list of ours that stand as keys. */
function areLaterKeys({ path, issues }: z.core.$ZodIssueInvalidKey): boolean {
  return isWord(path.at(-1)) && issues.every(({ code }) => code === 'invalid_value');
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST && WORD.test(value);
}
