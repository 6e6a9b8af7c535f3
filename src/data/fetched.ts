import { asRegularsError } from '../domain/errors.js';

/** Code as it comes. What cannot be had now is a store that is lost for now: whoever waits asks again. */
export async function fetched<Code>(code: Promise<Code>): Promise<Code> {
  try {
    return await code;
  } catch (cause) {
    throw asRegularsError(cause, 'store-lost', 'A part of the store could not be fetched.');
  }
}
