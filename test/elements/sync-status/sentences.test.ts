import { expect } from '@open-wc/testing';
import type { LocalizeController } from '../../../src/context/localize-controller.js';
import type { Customer } from '../../../src/domain/customer.js';
import { KINDS } from '../../../src/domain/merchant/judge.js';
import { ERROR_CODES } from '../../../src/domain/errors.js';
import type { MutationBody } from '../../../src/domain/mutation.js';
import type { QueuedMutation, SyncStatus } from '../../../src/domain/sync-status.js';
import { SYNC_OFF } from '../../../src/domain/sync-status.js';
import { moodOf, settledAfter, weightOf } from '../../../src/elements/sync-status/sync-mood.js';
import { customerOf as whomOf } from '../../../src/elements/sync-status/sync-outbox.js';
import { SyncSentences } from '../../../src/elements/sync-status/sync-sentences.js';
import { commonEn } from '../../../src/ui/i18n/common/en.js';
import { syncEn } from '../../../src/ui/i18n/sync/en.js';
import { phrasingOf } from '../../../src/ui/i18n/phrasing.js';
import { mutationOf } from '../../support/sample-mutations.js';
import { customerOf, idOf } from '../../support/sample-records.js';

const english = phrasingOf('en');

/** Speaks English, as the controller of an element does. */
function speaking<W extends object>(words: W): LocalizeController<W> {
  const t = (key: string, values: unknown): string => {
    const message = (words as Record<string, unknown>)[key];
    return typeof message === 'function' ? (message as (...args: unknown[]) => string)(values, english) : String(message);
  };
  return { locale: 'en', t } as unknown as LocalizeController<W>;
}

const sentences = new SyncSentences(speaking(syncEn), speaking(commonEn));
const names = new Map([[idOf(1), 'Ann']]);
const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '');

const queued = (body: MutationBody, refusal: Partial<QueuedMutation> = {}): QueuedMutation => ({
  ...{ mutation: mutationOf(2, body), state: 'rejected', isFact: false, code: null, message: null },
  ...{ rejectedAt: null, heldBy: null },
  ...refusal,
});

const saved = queued({ kind: 'customer-save', customerId: idOf(1), seen: 1, fields: { note: 'Tea' } });

describe('what a refused change is called', () => {
  it('has a sentence for every kind there is', () => {
    const own = new Set(KINDS.filter((kind) => !(`sync.what.${kind}` in syncEn)));
    expect([...own]).to.deep.equal([]);
  });

  it('is a change where a later release has written what this one does not know', () => {
    const unknown = { ...saved, mutation: { ...saved.mutation, kind: 'customer-hologram' } as never };
    expect(plain(sentences.what(unknown, names))).to.equal('A change');
  });

  it('names whom it is about, and a customer where nobody knows the name', () => {
    expect(plain(sentences.what(saved, names))).to.equal('Changes to Ann');
    expect(plain(sentences.what(saved, new Map()))).to.equal('Changes to a customer');
  });

  it('keeps the direction of a name apart from that of the sentence', () => {
    expect(sentences.what(saved, new Map([[idOf(1), 'نور']]))).to.equal('\u2068Changes to \u2068نور\u2069\u2069');
  });

  it('of an import names nobody, but for one alone, by the name in the file', () => {
    const body = { kind: 'customer-import', importId: idOf(9), block: 0, consents: [] } as const;
    const importOf = (...all: readonly Customer[]) => {
      const lanes = all.map(({ id }): `customer:${string}` => `customer:${id}`);
      return mutationOf(3, { ...body, customers: all, loyaltyEntries: [], storeCreditEntries: [] }, { lanes });
    };
    const [ann, bob] = [customerOf({ id: idOf(1), displayName: 'Anna' }), customerOf({ id: idOf(2) })];
    expect(whomOf(importOf(ann, bob))).to.equal(null);
    expect(plain(sentences.what({ mutation: importOf(ann, bob) }, names))).to.equal('Import of 2 customers');
    const alone = importOf(ann);
    expect(whomOf(alone)).to.equal(idOf(1));
    expect(plain(sentences.what({ mutation: alone }, names))).to.equal('Import of Anna');
    const why = sentences.why({ ...saved, mutation: alone, code: 'id-reused', message: '' });
    expect(why).to.equal('The server has this customer already, with other details. Those show here.');
  });
});

describe('why a change was refused', () => {
  it('is a sentence by our code, whatever the message', () => {
    for (const code of ERROR_CODES.filter((one) => `sync.why.${one}` in syncEn)) {
      const why = sentences.why({ ...saved, code, message: 'internal: 0x1F' });
      expect(why, code).to.match(/\.$/).and.not.to.contain('0x1F').and.not.to.contain(code);
    }
  });

  it('is the vendor’s message under a code of the vendor’s own, and never the code', () => {
    expect(plain(sentences.why({ ...saved, code: 'x-17', message: 'Too late today.' }))).to.equal(
      'The server says: Too late today.',
    );
    expect(sentences.why({ ...saved, code: 'x-17', message: '' })).to.equal('The server gave no reason.');
    expect(sentences.why({ ...saved, code: 'said', message: '' })).to.equal('The server gave no reason.');
  });
});

describe('the mood of sync', () => {
  const status = (part: Partial<SyncStatus>): SyncStatus => ({ ...SYNC_OFF, state: 'idle', leader: true, ...part });

  it('is fine before anything was asked, and where another tab asks', () => {
    expect(moodOf(status({ state: 'waiting' }), null)).to.equal('idle');
    expect(moodOf(status({ state: 'waiting', leader: false }), null)).to.equal('elsewhere');
    expect(moodOf(status({ state: 'waiting', leader: false }), 'idle')).to.equal('waiting');
  });

  it('looks for news without a word, and says that it sends', () => {
    expect(moodOf(status({ state: 'syncing' }), 'idle')).to.equal('idle');
    expect(moodOf(status({ state: 'syncing', pending: 2 }), 'idle')).to.equal('syncing');
    expect(moodOf(status({ pending: 2 }), 'idle')).to.equal('queued');
    // What is held stands still, and all else is sent.
    expect(moodOf(status({ pending: 2, held: 2, rejected: 1 }), 'idle')).to.equal('idle');
  });

  it('stays what the last round ended in while the next one tries', () => {
    const states = ['waiting', 'syncing', 'offline', 'syncing', 'unauthorized', 'syncing'] as const;
    let settled: ReturnType<typeof settledAfter> = null;
    const moods = states.map((state) => {
      const now = status({ state, pending: 1 });
      settled = settledAfter(now, settled);
      return moodOf(now, settled);
    });
    expect(moods).to.deep.equal(['idle', 'syncing', 'offline', 'offline', 'unauthorized', 'unauthorized']);
  });

  it('weighs most where somebody has to do something', () => {
    expect(weightOf('offline', status({}))).to.equal('warns');
    expect(weightOf('offline', status({ rejected: 1 }))).to.equal('fails');
    expect(weightOf('idle', status({ warnings: ['clock-skew'] }))).to.equal('warns');
    expect(weightOf('wrong-merchant', status({}))).to.equal('fails');
    expect(weightOf('snapshot', status({}))).to.equal('fine');
  });
});
