import type { WordArea } from '../words.js';

/** What several elements say. A refusal or failure says what happened and what to do. */
export const commonEn = {
  'common.close': 'Close',
  'common.back': 'Back',
  'common.cancel': 'Cancel',
  'common.ok': 'OK',
  'common.undo': 'Undo',
  'common.tryAgain': 'Try again',
  'common.loading': 'Loading',
  'common.noName': 'No name',
  'alert.inactive': 'Inactive',
  'alert.banned': 'Banned',
  'alert.expired-identity': 'ID expired',
  'alert.expired-medical': 'Medical card expired',
  'alert.missing-medical': 'No medical number',
  'alert.overspent': 'Overspent',
  'alert.conflict': 'Changed at two registers',
  'store.memory':
    'This browser does not let the register store customers: they are gone once this page is closed or reloaded. Allow storage for this page before you go on.',
  'error.inactive-customer':
    'This customer is deactivated. Transactions cannot be made with this customer until somebody activates them.',
  'error.banned-customer': 'This customer is banned from the shop and cannot be put on the sale.',
  'error.refused-by-host': 'This was not allowed. The sale stays as it was.',
  'error.locked': 'This register is locked. Sign in to go on.',
  'error.not-allowed': 'You are not allowed to do this. Ask a manager.',
  'error.grant-required': 'A manager has to approve this.',
  'error.not-found': 'This customer is no longer here. Search again.',
  'error.store-full': 'The storage of this register is full. Nothing was saved. Free some space, then try again.',
  'error.store-lost': 'The storage of this register does not answer. Nothing was saved. Reload the page.',
  'error.store-blocked': 'Another tab runs another version of this register. Close that tab, then reload this page.',
  'error.store-denied': 'This browser does not let the register store customers. Allow storage for this page, then reload it.',
  'error.store-newer': 'The customers here were saved by a newer version of this register. Reload the page to get it.',
  'error.wrong-merchant':
    'The customers stored here belong to another merchant. Nothing was opened. Tell whoever set this register up.',
  'error.invalid-config': 'This register is not set up right. Tell whoever set it up: {path}.',
  'error.ambiguous-provider': 'This part does not know which register it belongs to. Tell whoever set it up.',
  'error.late-provider': 'This register was set up too late. Reload the page.',
  'error.other': 'Something went wrong. Nothing was saved. Try again.',
};

export type CommonWords = typeof commonEn;

export const commonWords: WordArea<CommonWords> = { area: 'common', words: commonEn };
