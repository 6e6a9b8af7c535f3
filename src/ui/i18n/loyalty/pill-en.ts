import type { Phrasing, WordArea } from '../words.js';

export interface PillCount {
  readonly points: number;
  /** The host's own word for points. */
  readonly label?: string | undefined;
  readonly note?: string | undefined;
}

/** What the pill says before anything is pressed. */
export const loyaltyPillEn = {
  /** Of a pill: the number as it is seen, what is wrong with it, and what it counts. */
  'loyalty.count': ({ points, label, note }: PillCount, { number, plural }: Phrasing) =>
    `${number(points)}${note ? ` ${note},` : ''} ${label || plural(points, { one: 'loyalty point', other: 'loyalty points' })}`,
  'loyalty.open': '{count}, adjust',
  'loyalty.loading': 'Loading loyalty points',
  'loyalty.failed': 'Loyalty points could not be read',
};

export const loyaltyPillWords: WordArea<typeof loyaltyPillEn> = { area: 'loyalty', words: loyaltyPillEn };
