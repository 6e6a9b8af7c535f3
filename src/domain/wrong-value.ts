import { RegularsError } from './errors.js';

/** What a wrong option, attribute or property is refused with. */
export function wrongValue(path: string, expected: string): RegularsError {
  return new RegularsError('invalid-config', `${path} must be ${expected}.`, { path, expected });
}
