import type { Phrasing, WordArea } from '../words.js';

export interface Counted {
  readonly count: number;
}

/** What the badge says before it is opened. */
export const syncBadgeEn = {
  'sync.is.done': 'All changes are sent.',
  'sync.is.snapshot': 'Customers are coming in.',
  'sync.is.syncing': 'Sending changes.',
  'sync.is.waiting': 'The server is busy.',
  'sync.is.offline': 'Offline.',
  'sync.is.unauthorized': 'The server refuses this register.',
  'sync.is.incompatible': 'The server speaks another version.',
  'sync.is.wrong-merchant': 'The server belongs to another merchant.',
  'sync.is.warned': 'This register needs a look.',
  'sync.wait': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(count, { one: '{n} change waits.', other: '{n} changes wait.' }).replace('{n}', number(count)),
  'sync.refused': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(count, { one: '{n} change was refused.', other: '{n} changes were refused.' }).replace('{n}', number(count)),
};

export type SyncBadgeWords = typeof syncBadgeEn;

export const syncBadgeWords: WordArea<SyncBadgeWords> = { area: 'sync', words: syncBadgeEn };
