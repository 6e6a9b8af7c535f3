import type { WordArea } from '../words.js';

interface Named {
  readonly name: string;
}

/** A day in words. */
interface Dated {
  readonly date: string;
}

export const accountEn = {
  'account.heading': 'Customer Account',
  'account.empty': 'No customer on this sale',
  'account.emptyHint': 'Find a customer to see the account here.',
  'account.loading': 'Loading the customer',
  'account.gone': 'This customer is no longer here.',
  'account.menu': ({ name }: Named) => `${name}, customer menu`,
  'account.history': 'Customer History',
  'account.edit': 'Edit Customer',
  'account.clear': 'Clear Customer',
  'account.cleared': ({ name }: Named) => `${name} cleared from the sale`,
  'account.undo': 'Undo',
  'account.undoHint': 'To undo, press Undo within 10 seconds.',
  'account.restored': ({ name }: Named) => `${name} is on the sale again`,
  'account.alert.banned': 'Banned',
  'account.alert.inactive': 'Deactivated: transactions cannot be made with this customer',
  'account.alert.expired-identity': ({ date }: Dated) => `ID expired ${date}`,
  'account.alert.expired-medical': ({ date }: Dated) => `Medical card expired ${date}`,
  'account.alert.missing-medical': 'No medical number on file',
  'account.alert.overspent': 'Spent more than there was',
  'account.alert.conflict': 'Changed at two registers: check what is right',
};

export type AccountWords = typeof accountEn;

export const accountWords: WordArea<AccountWords> = { area: 'account', words: accountEn };
