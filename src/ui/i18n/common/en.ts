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
  'error.grant-invalid': 'The manager’s approval is used up, too old, or for something else. Ask the manager again.',
  'error.wrong-pin': 'No manager has this PIN. Try again.',
  'error.pin-locked': 'Too many wrong PINs on this register. Wait, then try again.',
  'error.no-managers': 'No manager is set up on this register, so nobody can approve. Tell whoever set it up.',
  'error.approval-unavailable': 'Nobody can approve on this register now. Nothing was changed. Tell whoever set it up.',
  'error.approval-cancelled': 'Nobody approved this. Nothing was changed.',
  'error.insufficient-balance': 'There is not that much in the account. Nothing was changed. Take less.',
  'error.invalid-cart':
    'This cart cannot be saved: it is too large, or not as the register expects it. It stays on the screen. Tell whoever set this register up.',
  'error.claimed-elsewhere': 'This sale is open on another register.',
  'error.id-reused': 'This was done before with other figures. Nothing was changed. Begin again.',
  'error.offline-limit': 'This register is offline and may not give more. Nothing was changed. Try again online.',
  'error.no-cause': 'This needs a manager’s approval or a sale. Nothing was changed.',
  'error.cursor-expired': 'The list has changed. Open it again.',
  'error.key-lost': 'This register can no longer read that number. Type it again.',
  'error.not-found': 'This customer is no longer here. Search again.',
  'error.store-full': 'The storage of this register is full. Nothing was saved. Free some space, then try again.',
  'error.store-damaged':
    'A part of this register’s storage is damaged: this customer cannot be read. Nothing was saved. Tell whoever looks after the register.',
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
