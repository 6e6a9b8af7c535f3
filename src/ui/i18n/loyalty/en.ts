import type { Phrasing, WordArea } from '../words.js';
import { loyaltyPillEn } from './pill-en.js';

export const loyaltyEn = {
  ...loyaltyPillEn,
  'loyalty.title': 'Loyalty points',
  'loyalty.add': 'Add Loyalty Points',
  'loyalty.remove': 'Remove Loyalty Points',
  'loyalty.submitAdd': 'Add Loyalty',
  'loyalty.submitRemove': 'Remove Loyalty',
  'loyalty.number': 'Number of points',
  'loyalty.willBe': '{before} points now, {after} after',
  'loyalty.required': 'Type the number of points.',
  'loyalty.unreadable': 'Points are whole numbers: digits only.',
  'loyalty.tooLarge': 'That is more than can be written at once. Type a smaller number.',
  'loyalty.notEnough': ({ points }: { readonly points: number }, { number, plural }: Phrasing) =>
    plural(points, {
      one: `There is only ${number(points)} point.`,
      other: `There are only ${number(points)} points.`,
    }),
  'loyalty.none': 'There are no points to remove.',
  'loyalty.offer': 'Remove {points}',
  'loyalty.added': ({ points, balance }: { readonly points: number; readonly balance: number }, { number, plural }: Phrasing) =>
    `${number(points)} ${plural(points, { one: 'point', other: 'points' })} added. Balance ${number(balance)}.`,
  'loyalty.removed': ({ points, balance }: { readonly points: number; readonly balance: number }, { number, plural }: Phrasing) =>
    `${number(points)} ${plural(points, { one: 'point', other: 'points' })} removed. Balance ${number(balance)}.`,
  'loyalty.overLimit': ({ points }: { readonly points: number }, { number, plural }: Phrasing) =>
    `This manager may approve up to ${number(points)} ${plural(points, { one: 'point', other: 'points' })}.`,
};

export type LoyaltyWords = typeof loyaltyEn;

export const loyaltyWords: WordArea<LoyaltyWords> = { area: 'loyalty', words: loyaltyEn };
