import type { WordArea } from '../words.js';
import { creditBadgeEn } from './badge-en.js';

export const creditEn = {
  ...creditBadgeEn,
  'credit.issued': '{amount} issued. Balance {balance}.',
  'credit.used': '{amount} used. Balance {balance}.',
  'credit.title': 'Store credit',
  'credit.issue': 'Issue store credit',
  'credit.use': 'Use store credit',
  'credit.submitIssue': 'Issue credit',
  'credit.submitUse': 'Use credit',
  'credit.amount': 'Amount',
  'credit.willBe': '{before} now, {after} after',
  'credit.required': 'Type the amount.',
  'credit.unreadable': 'This is no amount. Type it like {example}.',
  'credit.tooLarge': 'That is more than can be written at once. Type a smaller amount.',
  'credit.notEnough': 'There is only {amount} of store credit.',
  'credit.none': 'There is no store credit to use.',
  'credit.offer': 'Use {amount}',
  'credit.overLimit': 'This manager may approve up to {amount}.',
};

export type CreditWords = typeof creditEn;

export const creditWords: WordArea<CreditWords> = { area: 'credit', words: creditEn };
