import { type CustomerClientOptions, HttpRemote } from 'regulars/client';

/**
 * Where the address says `?register=1`, this page is a register of its own of a shop that has several: a store of its own, and
 * the backend that `npm run start:synced` serves beside the page. A real one would ask its own server for a token.
 */
export function syncedOptions(search: string): CustomerClientOptions {
  const number = new URLSearchParams(search).get('register');
  if (number === null || !/^\d{1,3}$/.test(number)) return {};
  const remote = new HttpRemote({ url: 'backend', token: ({ registerId }) => `halfpast:${registerId}` });
  return { remote, database: `regulars:halfpast-${number}`, registerName: `Counter ${number}` };
}
