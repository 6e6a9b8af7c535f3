import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import type { MemoryCheckpoint } from '../../../src/data/remote/memory-remote.js';
import { RegularsError } from '../../../src/domain/errors.js';
import { STORAGES } from '../../support/ledger-client.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';
import { RefusingRemote } from '../../support/refusing-remote.js';

const LICENCE = { type: 'drivers-license', number: 'D1234567' } as const;

for (const storage of STORAGES) {
  describe(`the number of a document that was typed here, in ${storage}`, () => {
    let client: CustomerClient;
    let remote: RefusingRemote;
    let empty: MemoryCheckpoint;
    let customerId: string;
    let documentId: string;

    const outbox = async (): Promise<string[]> =>
      (await client.sync.outbox()).map(({ mutation, state, code }) => `${mutation.kind} ${code ?? state}`);
    const numberThere = async (): Promise<string | null> => {
      const call = { signal: new AbortController().signal, registerId: 'another' };
      return (await remote.reveal(documentId, call)).number;
    };
    /** All that waits arrives, and no answer comes back. */
    const unheard = async (): Promise<void> => {
      const { push } = remote;
      remote.push = async (...args) => {
        await push.apply(remote, args);
        throw new RegularsError('remote-unreachable', 'The answer never arrived.');
      };
      await client.sync.now().catch(() => undefined);
      remote.push = push;
    };
    const typed = async (number: string): Promise<void> => {
      await saveWell(client, { id: customerId, identityDocuments: [{ id: documentId, type: LICENCE.type, number }] });
    };

    beforeEach(async () => {
      remote = new RefusingRemote();
      empty = remote.checkpoint();
      client = await openClient({ storage, merchantId: 'memory', remote });
      await client.sync.now();
      customerId = (await saveWell(client, { displayName: 'Ada', identityDocuments: [LICENCE] })).id;
      documentId = (await client.get(customerId))?.identityDocuments[0]?.id ?? '';
    });
    afterEach(closeClients);

    it('is sent again where the remote has lost it', async () => {
      await client.sync.now();
      expect(await numberThere()).to.equal(LICENCE.number);
      remote.restore(empty);
      await client.sync.now();
      expect(await outbox()).to.deep.equal([]);
      expect(await numberThere()).to.equal(LICENCE.number);
    });

    it('is known there as what it was where the remote still has it', async () => {
      await client.sync.now();
      remote.newEpoch();
      await client.sync.now();
      expect(await outbox()).to.deep.equal([]);
      expect(await numberThere()).to.equal(LICENCE.number);
    });

    it('goes word for word once more where it was corrected before the answer came', async () => {
      await unheard();
      await typed('D7654321');
      await client.sync.now();
      expect(await outbox()).to.deep.equal([]);
      expect(await numberThere()).to.equal('D7654321');
    });

    it('may be corrected before it was first sent', async () => {
      await typed('D7654321');
      await client.sync.now();
      expect(await outbox()).to.deep.equal([]);
      expect(await numberThere()).to.equal('D7654321');
    });

    it('is sent again as each of its versions, and the last one stands', async () => {
      await client.sync.now();
      await typed('D7654321');
      await client.sync.now();
      for (const setBack of [() => remote.newEpoch(), () => remote.restore(empty)]) {
        setBack();
        await client.sync.now();
        expect(await outbox()).to.deep.equal([]);
        expect(await numberThere()).to.equal('D7654321');
      }
    });

    it('is sent again also where the document was taken away since', async () => {
      await client.sync.now();
      const before = remote.checkpoint();
      await saveWell(client, { id: customerId, identityDocuments: [{ ...LICENCE, id: documentId, remove: true }] });
      await client.sync.now();
      remote.restore(before);
      await client.sync.now();
      expect(await outbox()).to.deep.equal([]);
      expect((await client.get(customerId))?.identityDocuments).to.deep.equal([]);
    });

    it('goes with what is tried again after a refusal', async () => {
      const no = { code: 'shop-rule', message: 'No.' };
      remote.refuse = ({ kind }) => (kind === 'identity-document-save' ? no : null);
      await client.sync.now();
      const [refused] = await client.sync.outbox(['rejected']);
      remote.refuse = () => null;
      await client.sync.retry(refused?.mutation.id ?? '');
      await client.sync.now();
      expect(await outbox()).to.deep.equal([]);
      expect(await numberThere()).to.equal(LICENCE.number);
    });

    it('is in no export, and nowhere here in clear', async () => {
      await client.sync.now();
      expect(await client.sync.exportOutbox()).not.to.contain('sealed');
    });
  });
}
