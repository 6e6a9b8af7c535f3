import type { RegularsError } from '../domain/errors.js';
import { commonEn } from '../ui/i18n/common/en.js';
import type { CommonWords } from '../ui/i18n/common/en.js';
import type { LocalizeController } from './localize-controller.js';

/** What a cashier is told of a failure: what happened, and what to do. Never the error's own message. */
export function errorSentence(localize: LocalizeController<CommonWords>, error: RegularsError): string {
  // A guard of the host's says why in its own words.
  if (error.code === 'refused-by-host' && typeof error.cause === 'string') return error.cause;
  const key = `error.${error.code}`;
  return localize.t(isKey(key) ? key : 'error.other', { path: error.path ?? '' });
}

function isKey(key: string): key is keyof CommonWords & `error.${string}` {
  return key in commonEn;
}
