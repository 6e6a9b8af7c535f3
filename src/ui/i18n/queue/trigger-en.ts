import type { Phrasing, WordArea } from '../words.js';

/** What the lightning says before the queue is opened. */
export const queueTriggerEn = {
  'queue.label': 'Sale queue',
  'queue.trigger': ({ label, count }: { readonly label: string; readonly count: number }, { number }: Phrasing) =>
    count === 0 ? label : `${label}, ${number(count)} waiting`,
};

export type QueueTriggerWords = typeof queueTriggerEn;

export const queueTriggerWords: WordArea<QueueTriggerWords> = { area: 'queue', words: queueTriggerEn };
