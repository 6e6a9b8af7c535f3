import type { WordArea } from '../words.js';

/** What adding and removing say, of points and of money alike. */
export const adjustEn = {
  'adjust.nobody': 'No customer on this sale.',
  'adjust.approval': 'A manager approves this with a PIN first.',
  'adjust.pinAgain': 'The approval ran out. What you typed is kept.',
  'adjust.pad': 'Number pad',
  'adjust.delete': 'Delete',
  'adjust.quick': 'Quick amounts',
  'adjust.reason': 'Reason',
  'adjust.reason.goodwill': 'Goodwill',
  'adjust.reason.correction': 'Correction',
  'adjust.reason.promotion': 'Promotion',
  'adjust.reason.other': 'Other',
  'adjust.reasonText': 'Other reason',
  'adjust.reasonRequired': 'Say why in a few words.',
  'adjust.saving': 'Saving',
  'adjust.anotherPin': 'Ask another manager',
  'adjust.error.grant-invalid': 'The approval does not hold any more. Nothing was saved. Press again for the PIN.',
  'adjust.error.id-reused':
    'This was saved before, with what was typed then. Look at the balance, and start again if it is not right.',
  'adjust.error.insufficient-balance': 'There is less than that by now. Nothing was saved. What is left shows above.',
  'adjust.error.no-managers': 'No manager can approve here yet. Tell whoever set this register up.',
  'adjust.error.approval-unavailable': 'Nobody can approve at the moment. Nothing was saved. Try again.',
  'adjust.error.not-found': 'This customer is no longer here. Nothing was saved.',
};

export type AdjustWords = typeof adjustEn;

export const adjustWords: WordArea<AdjustWords> = { area: 'adjust', words: adjustEn };
