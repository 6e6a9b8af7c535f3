import type { WordArea } from '../words.js';

export const scanEn = {
  'scan.attached': '{name} is on the sale.',
  'scan.none': 'No customer has the scanned code.',
  'scan.several': 'Several customers have the scanned code. Find the one by name.',
  'scan.document': 'That was an ID or a payment card. Nothing was taken from it.',
};

export type ScanWords = typeof scanEn;

export const scanWords: WordArea<ScanWords> = { area: 'scan', words: scanEn };
