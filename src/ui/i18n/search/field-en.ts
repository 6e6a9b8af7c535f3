import type { WordArea } from '../words.js';

/** What a search says before anything is found. */
export const searchFieldEn = {
  'search.label': 'Find a customer',
  'search.placeholder': 'Name, phone or e-mail',
  'search.clear': 'Clear the search',
  'search.new': 'New customer',
  'search.numbers': 'Number keys',
  'search.letters': 'Letter keys',
  'search.lost': 'The search did not load. Type again.',
};

export type SearchFieldWords = typeof searchFieldEn;

export const searchFieldWords: WordArea<SearchFieldWords> = { area: 'search', words: searchFieldEn };
