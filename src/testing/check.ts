import { isRegularsError } from '../domain/errors.js';
import { isSameContent } from '../domain/same-content.js';

/** Fails a line of the contract, with what was wrong. */
export function fail(message: string): never {
  throw new Error(message);
}

export function expectThat(isSo: boolean, message: string): asserts isSo {
  if (!isSo) fail(message);
}

/** Whether both say the same as JSON, whatever the order of their keys. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  if (!isSameContent(actual, expected)) fail(`${what} must be ${said(expected)}, but is ${said(actual)}.`);
}

/** The value, where it is there. */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  return value ?? fail(`${what} is missing.`);
}

/** That a call rejects with an error of ours that has this code. */
export async function expectThrown(call: Promise<unknown>, code: string, what: string): Promise<void> {
  const error = await caught(call, what);
  const actual = isRegularsError(error) ? error.code : said(error);
  if (actual !== code) fail(`${what} must be thrown as a RegularsError with the code ${code}, but was ${actual}.`);
}

/** What a call rejected with. */
export async function caught(call: Promise<unknown>, what: string): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await call;
  } catch (error) {
    return error;
  }
  return fail(`${what} must be thrown, but was answered: ${said(answer)}.`);
}

function said(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return value === undefined ? 'undefined' : JSON.stringify(value);
}
