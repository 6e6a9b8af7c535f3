import { RegularsError } from '../../domain/errors.js';

const LOST = new Set(['UnknownError', 'InvalidStateError', 'AbortError', 'TransactionInactiveError']);

/** Whether opening the database again may help: browsers close connections behind our back. */
export function isConnectionLoss(error: unknown): boolean {
  return LOST.has(nameOf(error));
}

/** The error of ours for one of the platform's. Ours, and what a rule threw, stay as they are. */
export function storeError(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  return error.name === 'QuotaExceededError'
    ? new RegularsError('store-full', 'The browser gives this origin no more room.', { cause: error })
    : new RegularsError('store-lost', `The store failed: ${error.name}.`, { cause: error });
}

function nameOf(error: unknown): string {
  return error instanceof DOMException ? error.name : '';
}
