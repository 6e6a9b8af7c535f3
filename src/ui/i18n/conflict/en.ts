import type { WordArea } from '../words.js';

interface Labelled {
  /** What a field is called. */
  readonly label: string;
}

/** What the form says of fields that were changed at two registers. */
export const conflictEn = {
  'conflict.title': 'Changed at two registers',
  'conflict.text': 'Both values were saved. Choose the right one; the other goes.',
  'conflict.name': 'Name',
  'conflict.identity-document': 'ID',
  'conflict.externalIds': 'Numbers in other systems',
  'conflict.shown': 'Shows now',
  'conflict.other': ({ register, time }: { readonly register: string; readonly time: string }) => `${register}, ${time}`,
  'conflict.otherRegister': 'Another register',
  'conflict.keep': 'Keep',
  'conflict.keepOf': ({ label, value }: Labelled & { readonly value: string }) => `Keep: ${label}, ${value}`,
  'conflict.take': 'Take this',
  'conflict.takeOf': ({ label, value }: Labelled & { readonly value: string }) => `Take this: ${label}, ${value}`,
  'conflict.settled': ({ label, value }: Labelled & { readonly value: string }) => `${label}: ${value}`,
  'conflict.nothing': 'nothing',
  'conflict.yes': 'yes',
  'conflict.no': 'no',
  'conflict.endsWith': ({ last4 }: { readonly last4: string }) => `ends with ${last4}`,
  'conflict.expires': ({ date }: { readonly date: string }) => `expires ${date}`,
};

export type ConflictWords = typeof conflictEn;

export const conflictWords: WordArea<ConflictWords> = { area: 'conflict', words: conflictEn };
