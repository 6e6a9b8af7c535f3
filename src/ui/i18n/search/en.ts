import type { Phrasing, WordArea } from '../words.js';
import { searchFieldEn } from './field-en.js';

/** What a list of results holds. */
export interface Found {
  /** How many match in all. */
  readonly total: number;
  /** Whether that is a floor. */
  readonly atLeast?: boolean;
  /** Whether they were found by forgiving a typo. */
  readonly corrected?: boolean;
  /** How many of them the list shows. */
  readonly shown: number;
  /** Whether the list ends with *Create*. */
  readonly create: boolean;
}

export const searchEn = {
  ...searchFieldEn,
  'search.recent': 'Recent',
  'search.list': 'Customers',
  'search.create': 'Create “{text}”',
  'search.none': 'Nobody matches “{text}”.',
  'search.start': 'Find a customer by name, phone or e-mail.',
  'search.more': '{shown} of {total}, type more',
  'search.first': '{shown} shown, type more',
  'search.alike': 'Nobody matches exactly. Spelled alike:',
  'search.partial': 'Customers are still being read. More may come.',
  'search.phone': 'Phone',
  'search.code': 'Code',
  'search.ending': 'phone ending in {digits}',
  'search.choose':
    'Choose with the arrow keys. Enter alone takes only a whole phone number, e-mail or code that one customer has.',
  'search.attached': '{name} is on the sale.',
  'search.required': 'Choose a customer.',
  'search.count': ({ total, shown, create, atLeast, corrected }: Found, { number, plural }: Phrasing) => {
    const none = total === 0 ? 'No customers' : '';
    const counted = `${atLeast ? 'at least ' : ''}${plural(total, { one: '1 customer', other: `${number(total)} customers` })}`;
    const customers = none || `${corrected ? 'Nobody matches exactly; ' : ''}${counted}`;
    const cut = shown < total || atLeast ? `; ${number(shown)} shown, type more` : '';
    return `${customers}${cut}${create ? '; create new, last' : ''}`;
  },
};

export type SearchWords = typeof searchEn;

export const searchWords: WordArea<SearchWords> = { area: 'search', words: searchEn };
