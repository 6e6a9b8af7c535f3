import type { Phrasing, WordArea } from '../words.js';

/** What a search says of the remote; only where there is one. */
export const searchRemoteEn = {
  'search.remote.group': 'More on the server',
  'search.remote.asking': 'Looking on the server…',
  'search.remote.none': 'Nobody else on the server.',
  'search.remote.failed': 'The server could not be asked. These are the customers of this register.',
  'search.remote.fetching': 'Getting this customer from the server…',
  'search.remote.not-fetched': 'The server did not give this customer. Nothing was changed. Try again.',
  'search.remote.count': ({ count }: { readonly count: number }, { number, plural }: Phrasing) =>
    count === 0
      ? 'Nobody else on the server.'
      : plural(count, { one: '1 more customer on the server', other: `${number(count)} more customers on the server` }),
};

export type SearchRemoteWords = typeof searchRemoteEn;

export const searchRemoteWords: WordArea<SearchRemoteWords> = { area: 'search', words: searchRemoteEn };
