import type { Phrasing, WordArea } from '../words.js';
import { queueTriggerEn } from './trigger-en.js';

interface Counted {
  readonly count: number;
}

interface Labelled {
  /** What a parked sale is called. */
  readonly label: string;
}

/** Another register, or another tab of this one, and since when. */
interface Opened {
  readonly register: string;
  readonly time: string;
}

export const queueEn = {
  ...queueTriggerEn,
  'queue.title': 'Sale queue',
  'queue.loading': 'Loading the queue',
  'queue.empty': 'No sales are waiting',
  'queue.emptyHint': 'Save a sale here to serve the next customer, and resume it on any register of this location.',
  'queue.close': 'Close',
  'queue.back': 'Back',
  'queue.save': 'Save Sale',
  'queue.list': 'Saved sales',
  'queue.count': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(count, { one: '{n} item', other: '{n} items' }).replace('{n}', number(count)),
  'queue.by': ({ name }: { readonly name: string }) => `saved by ${name}`,
  'queue.age': 'Waiting for',
  'queue.long': 'waiting long',
  'queue.resume': 'Resume',
  'queue.resumeOf': ({ label }: Labelled) => `Resume ${label}`,
  'queue.takeOver': 'Take over',
  'queue.takeOverOf': ({ label }: Labelled) => `Take over ${label}`,
  'queue.more': ({ label }: Labelled) => `More for ${label}`,
  'queue.remove': 'Remove',
  'queue.release': 'Put back in the queue',
  'queue.openHere': 'Open here',
  'queue.openOn': ({ register }: { readonly register: string }) => `Open on ${register}`,
  'queue.openSince': ({ register, time }: Opened) => `Open on ${register} since ${time}`,
  'queue.otherRegister': 'another register',
  'queue.otherTab': 'another tab of this register',
  'queue.clash': 'Resumed on two registers at once',
  'queue.expires': ({ when }: { readonly when: string }) => `Expires ${when}`,
  'queue.expired': 'Expired',
  'queue.expiredList': 'Expired sales',
  'queue.dismiss': 'Dismiss',
  'queue.dismissOf': ({ label }: Labelled) => `Dismiss ${label}`,
  'queue.name': 'Customer Name',
  'queue.nameMissing': 'Enter a name to find this sale by.',
  'queue.nameLong': 'Enter a shorter name.',
  'queue.saveButton': 'Save',
  'queue.saving': 'Saving',
  'queue.cancel': 'Cancel',
  'queue.saved': ({ label }: Labelled) => `Sale saved for ${label}`,
  'queue.resumed': ({ label }: Labelled) => `The sale of ${label} is on this register`,
  'queue.removed': ({ label }: Labelled) => `The sale of ${label} was removed`,
  'queue.released': ({ label }: Labelled) => `The sale of ${label} is back in the queue`,
  'queue.saveFirst': ({ label }: Labelled) =>
    `There is a sale on this register. Save it first, then the sale of ${label} is resumed.`,
  'queue.finishFirst': 'There is a sale on this register. Finish it before you resume another one.',
  'queue.removeTitle': ({ label }: Labelled) => `Remove the sale of ${label}?`,
  'queue.removeText': 'It leaves the queue of every register and cannot be brought back.',
  'queue.keep': 'Keep',
  'queue.takeOverTitle': ({ label }: Labelled) => `Take over the sale of ${label}?`,
  'queue.takeOverText': ({ register, time }: Opened) =>
    `It has been open on ${register} since ${time}. Make sure that nobody is working on it there.`,
  'queue.failed.list': 'The queue could not be read. Your saved sales are safe.',
  'queue.failed.empty': 'There is nothing to save: the sale on this register is empty.',
  'queue.failed.take': 'This register could not hand over the sale. It is still on the screen. Try again.',
  'queue.failed.clear':
    'The sale is saved in the queue, but it could not be taken off this register. Clear it by hand before you go on.',
  'queue.failed.customer': ({ reason }: { readonly reason: string }) =>
    `The sale is saved in the queue, but its customer is still on this register. ${reason}`,
  'queue.failed.large': 'This sale is too large to be saved. It is still on the screen: finish it here.',
  'queue.failed.cart': 'This sale holds something that cannot be saved. It is still on the screen: finish it here.',
  'queue.failed.notSaved': ({ reason }: { readonly reason: string }) => `The sale is still on the screen. ${reason}`,
  'queue.failed.gone': 'This sale is no longer in the queue.',
  'queue.failed.claimed': ({ register, time }: Opened) => `This sale has been open on ${register} since ${time}.`,
  'queue.failed.claimedNow': 'This sale was just opened on another register.',
  'queue.failed.put': 'The sale could not be put on this register. It is in the queue again.',
  'queue.failed.putOpen': 'The sale could not be put on this register, nor given back to the queue. It is open here: try again.',
  'queue.failed.attach': ({ reason }: { readonly reason: string }) => `The sale is resumed without its customer. ${reason}`,
};

export type QueueWords = typeof queueEn;

export const queueWords: WordArea<QueueWords> = { area: 'queue', words: queueEn };
