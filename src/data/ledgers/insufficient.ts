import { RegularsError } from '../../domain/errors.js';

/** Without the figure: what a customer has is not for logs. */
export function insufficient(path: string): RegularsError {
  const message = 'The customer does not have that much to spend.';
  return new RegularsError('insufficient-balance', message, { path, expected: 'at most what can be spent' });
}
