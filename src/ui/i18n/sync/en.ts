import type { Phrasing, WordArea } from '../words.js';
import { type Counted, syncBadgeEn } from './badge-en.js';

/** Whose it is. */
interface Named {
  readonly name: string;
}

interface Timed {
  readonly time: string;
}

interface Listed {
  /** What a change was, as a sentence without a stop. */
  readonly what: string;
}

export const syncEn = {
  ...syncBadgeEn,
  'sync.title': 'Sync',
  'sync.close': 'Close',
  'sync.back': 'Back',
  'sync.loading': 'Loading what was refused',
  'sync.notRead': 'What was refused could not be read. It is safe.',
  'sync.state.off': 'This register keeps its customers to itself. Nothing is sent.',
  'sync.state.idle': 'This register and the server agree.',
  'sync.state.refused': 'The server has refused what is listed here. All else is sent.',
  'sync.state.queued': 'Everything is saved here, and goes to the server by itself.',
  'sync.state.syncing': 'Changes are on their way to the server.',
  'sync.state.snapshot': 'The customers are coming in. You can work meanwhile.',
  'sync.state.elsewhere': 'Another tab of this register sends its changes.',
  'sync.state.waiting': 'The server is busy. Everything is saved here.',
  'sync.state.offline': 'Offline. Everything is saved here, and goes to the server once the line is back.',
  'sync.state.unauthorized':
    'The server does not let this register in. Everything is saved here. Sign in again, or tell whoever set this register up.',
  'sync.state.incompatible':
    'The server and this register are of different versions. Everything is saved here. Reload the page; if that does not help, tell whoever set this register up.',
  'sync.state.wrong-merchant':
    'The server belongs to another merchant than the customers here. Nothing is sent. Tell whoever set this register up.',
  'sync.warn.clock-ahead': ({ time }: Timed) => `The clock of this register is ${time} fast. Set it, so that dates are right.`,
  'sync.warn.clock-behind': ({ time }: Timed) => `The clock of this register is ${time} slow. Set it, so that dates are right.`,
  'sync.warn.register-cloned': 'Two registers bear one identity. Tell whoever set this register up.',
  'sync.warn.key-lost': 'This register can no longer read the numbers of documents. Type them again where they are needed.',
  'sync.warn.unbound-store':
    'Customers of an earlier setup lie apart on this register and are not sent. Tell whoever set this register up.',
  'sync.last': 'Last synced',
  'sync.never': 'Not yet',
  'sync.pending': 'Waiting to be sent',
  'sync.heldOf': ({ count }: Counted, { number }: Phrasing) => `${number(count)} behind a refused one`,
  'sync.erasing': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(count, {
      one: '{n} erased customer is not yet confirmed by every register.',
      other: '{n} erased customers are not yet confirmed by every register.',
    }).replace('{n}', number(count)),
  'sync.erasing.here': 'This register',
  'sync.erasing.unnamed': 'A register without a name',
  'sync.erasing.seen': ({ time }: Timed) => `last heard of: ${time}`,
  'sync.erasing.more': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(count, { one: '{n} more register', other: '{n} more registers' }).replace('{n}', number(count)),
  'sync.retryIn': ({ time }: Timed) => `Tries again in ${time}`,
  'sync.retryNow': 'Trying again',
  'sync.received': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(count, { one: '{n} customer so far', other: '{n} customers so far' }).replace('{n}', number(count)),
  'sync.receivedOf': ({ count, total }: Counted & { readonly total: number }, { number }: Phrasing) =>
    `${number(count)} of ${number(total)} customers`,
  'sync.now': 'Sync now',
  'sync.nowRunning': 'Syncing',
  'sync.export': 'Export',
  'sync.exported': ({ file }: { readonly file: string }) => `Saved as ${file}.`,
  'sync.rejectedList': 'Refused by the server',
  'sync.heldList': 'Waits behind it:',
  'sync.more': ({ count }: Counted, { number }: Phrasing) => `and ${number(count)} more`,
  'sync.rejectedAt': ({ time }: Timed) => `Refused ${time}`,
  'sync.retry': 'Try again',
  'sync.retryOf': ({ what }: Listed) => `Try again: ${what}`,
  'sync.retried': ({ what }: Listed) => `${what}: is sent again.`,
  'sync.move': 'Move to another customer',
  'sync.moveOf': ({ what }: Listed) => `Move to another customer: ${what}`,
  'sync.moveTitle': 'Whose is it?',
  'sync.moveText': ({ what }: Listed) => `${what}: choose whose it is. It is sent again as that customer’s.`,
  'sync.moved': ({ what }: Listed) => `${what}: was moved, and is sent again.`,
  'sync.imported': 'Imported',
  'sync.settle.shown': 'Keep all that shows',
  'sync.settle.shownOf': ({ what }: Listed) => `Keep all that shows: ${what}`,
  'sync.settle.other': 'Take all that was imported',
  'sync.settle.otherOf': ({ what }: Listed) => `Take all that was imported: ${what}`,
  'sync.settled': ({ what }: Listed) => `${what}: is settled.`,
  'sync.discard': 'Discard',
  'sync.discardOf': ({ what }: Listed) => `Discard: ${what}`,
  'sync.discardTitle': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(count, { one: 'Discard this change?', other: 'Discard these {n} changes?' }).replace('{n}', number(count)),
  'sync.discardText': ({ count }: Counted, { plural }: Phrasing) =>
    plural(count, {
      one: 'The server has never taken it, and it cannot be brought back:',
      other: 'The server has never taken them, and they cannot be brought back:',
    }),
  'sync.discarded': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(count, { one: '{n} change was discarded.', other: '{n} changes were discarded.' }).replace('{n}', number(count)),
  'sync.keep': 'Keep',
  'sync.failed.gone': 'This change is no longer here.',
  'sync.failed.fact': 'A sale or refund waits behind it. That has happened and cannot be discarded: try again, or export it.',
  'sync.failed.customer': 'This customer is no longer here. Choose another one.',
  'sync.somebody': 'a customer',
  'sync.what.new': ({ name }: Named) => `New customer ${name}`,
  'sync.what.customer-save': ({ name }: Named) => `Changes to ${name}`,
  'sync.what.customer-type': ({ name }: Named) => `Customer type of ${name}`,
  'sync.what.customer-status': ({ name }: Named) => `Status of ${name}`,
  'sync.what.customer-merge': ({ name }: Named) => `Merging ${name} with another customer`,
  'sync.what.consent-append': ({ name }: Named) => `Opt-in of ${name}`,
  'sync.what.conflict-resolve': ({ name }: Named) => `Choice between two values for ${name}`,
  'sync.what.customer-erase': 'Erasing a customer',
  'sync.what.erase-confirm': 'Word that a customer is erased here',
  'sync.what.customer-import': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(count, { one: 'Import of {n} customer', other: 'Import of {n} customers' }).replace('{n}', number(count)),
  'sync.what.imported': ({ name }: Named) => `Import of ${name}`,
  'sync.what.identity-document-save': ({ name }: Named) => `ID of ${name}`,
  'sync.what.identity-document-remove': ({ name }: Named) => `Removal of an ID of ${name}`,
  'sync.what.loyalty-append': ({ name, points }: Named & { readonly points: string }) => `Points for ${name}: ${points}`,
  'sync.what.store-credit-append': ({ name, amount }: Named & { readonly amount: string }) =>
    `Store credit for ${name}: ${amount}`,
  'sync.what.sale-record': ({ name, number, amount }: Named & { readonly number: string; readonly amount: string }) =>
    `Sale ${number} to ${name}, ${amount}`,
  'sync.what.refund-record': ({ name, number, amount }: Named & { readonly number: string; readonly amount: string }) =>
    `Refund ${number} to ${name}, ${amount}`,
  'sync.what.history-adopt': ({ name }: Named) => `What ${name} bought and earned before this register had a server`,
  'sync.what.parked-sale-park': ({ name }: Named) => `Saved sale of ${name}`,
  'sync.what.parked-sale-claim': 'Resuming a saved sale',
  'sync.what.parked-sale-renew': 'Keeping a saved sale open',
  'sync.what.parked-sale-release': 'Putting a saved sale back',
  'sync.what.parked-sale-remove': 'Removing a saved sale',
  'sync.what.audit-append': 'An entry of the audit trail',
  'sync.what.register-enroll': 'The signature of this register',
  'sync.what.other': 'A change',
  'sync.why.stale': 'Somebody changed it on another register before this one was sent.',
  'sync.why.no-cause': 'The server knows of no approval, sale or refund that it belongs to.',
  'sync.why.id-reused': 'Something else was sent under the same number before.',
  'sync.why.known-otherwise': 'The server has this customer already, with other details. Those show here.',
  'sync.why.known-whole': 'The server has this customer already, with all of this and more. That shows here.',
  'sync.why.invalid-input': 'The server does not accept what was entered.',
  'sync.why.invalid-cart': 'The server does not accept what is in the cart.',
  'sync.why.not-found': 'The server does not have this customer or this sale.',
  'sync.why.not-allowed': 'The server does not allow it.',
  'sync.why.grant-required': 'The server wants a manager’s approval for it.',
  'sync.why.grant-invalid': 'The server does not accept the manager’s approval: too old, used up, or for something else.',
  'sync.why.insufficient-balance': 'There is not that much in the account.',
  'sync.why.offline-limit': 'It is more than this register may give while it is offline.',
  'sync.why.inactive-customer': 'This customer is deactivated.',
  'sync.why.banned-customer': 'This customer is banned.',
  'sync.why.claimed-elsewhere': 'This sale is open on another register.',
  'sync.why.parked-sale-taken': 'This sale was resumed on another register too.',
  'sync.why.unsupported': 'The server cannot take changes of this kind.',
  'sync.why.said': ({ message }: { readonly message: string }) => `The server says: ${message}`,
  'sync.why.other': 'The server gave no reason.',
};

export type SyncWords = typeof syncEn;

export const syncWords: WordArea<SyncWords> = { area: 'sync', words: syncEn };
