import { RegularsError } from '../domain/errors.js';

/** What a wrong attribute or property is refused with. */
export function wrongValue(path: string, expected: string): RegularsError {
  return new RegularsError('invalid-config', `${path} must be ${expected}.`, { path, expected });
}
