import type { WordArea } from '../words.js';

/** What the badge says before anything is pressed. */
export const creditBadgeEn = {
  'credit.label': 'Store Credit Balance',
  'credit.open': '{label} {amount}, adjust',
  'credit.loading': 'Loading store credit',
  'credit.failed': 'Store credit could not be read',
};

export const creditBadgeWords: WordArea<typeof creditBadgeEn> = { area: 'credit', words: creditBadgeEn };
