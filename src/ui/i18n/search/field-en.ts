import type { WordArea } from '../words.js';

/** What a search says before anything is found. */
export const searchFieldEn = {
  'search.label': 'Find a customer',
  'search.placeholder': 'Name, phone or e-mail',
  'search.clear': 'Clear the search',
  'search.new': 'New customer',
  'search.numbers': 'Number keys',
  'search.letters': 'Letter keys',
};

export type SearchFieldWords = typeof searchFieldEn;

export const searchFieldWords: WordArea<SearchFieldWords> = { area: 'search', words: searchFieldEn };
