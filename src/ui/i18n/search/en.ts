import type { WordArea } from '../words.js';

export const searchEn = {
  'search.label': 'Find a customer',
  'search.placeholder': 'Name, phone or e-mail',
  'search.clear': 'Clear',
};

export type SearchWords = typeof searchEn;

export const searchWords: WordArea<SearchWords> = { area: 'search', words: searchEn };
