import type { Phrasing, WordArea } from '../words.js';

interface Counted {
  readonly count: number;
}

/** Minutes and seconds: `0:27`. */
interface Timed {
  readonly time: string;
}

export const approvalEn = {
  'approval.title': 'Enter Manager PIN',
  'approval.field': 'Manager PIN',
  'approval.hint': '4 to 8 digits',
  'approval.delete': 'Delete',
  'approval.typed': ({ count }: Counted, { plural }: Phrasing) =>
    plural(count, { one: '1 digit', other: `${String(count)} digits` }),
  'approval.none': 'No digits',
  'approval.checking': 'Checking the PIN',
  'approval.tooShort': 'A PIN has 4 to 8 digits.',
  'approval.scanned': 'A scan is no PIN. Type it, or use the keys.',
  'approval.notAllowed': 'This manager may not approve this, or not so much. Ask another manager.',
  'approval.lockedFor': ({ time }: Timed) => `Try again in ${time}`,
  'approval.lockedSpoken': ({ count }: Counted, { plural, number }: Phrasing) =>
    `Too many wrong PINs. Try again in ${plural(count, { one: '1 second', other: `${number(count)} seconds` })}.`,
  'approval.unlocked': 'You can try again.',
  'approval.points': ({ count }: Counted, { plural, number }: Phrasing) =>
    plural(count, { one: '1 point', other: `${number(count)} points` }),
  'approval.action.loyalty-add': 'Add Loyalty Points',
  'approval.action.loyalty-remove': 'Remove Loyalty Points',
  'approval.action.credit-issue': 'Issue store credit',
  'approval.action.credit-use': 'Use store credit',
  'approval.action.balance-import': 'Import balances',
  'approval.action.create': 'Create a customer',
  'approval.action.edit': 'Change a customer',
  'approval.action.contacts': 'Change phone or e-mail',
  'approval.action.documents': 'Change ID documents',
  'approval.action.history': 'See the history',
  'approval.action.status': 'Activate, deactivate or ban a customer',
  'approval.action.loyalty': 'Change loyalty points',
  'approval.action.credit': 'Change store credit',
  'approval.action.park': 'Save a sale',
  'approval.action.resume': 'Resume a sale',
  'approval.action.export': 'Export customers',
  'approval.action.erase': 'Erase a customer',
  'approval.action.overrides': 'An exception',
};

export type ApprovalWords = typeof approvalEn;

export const approvalWords: WordArea<ApprovalWords> = { area: 'approval', words: approvalEn };
