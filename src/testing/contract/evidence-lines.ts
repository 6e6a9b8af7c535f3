import type { CustomerId } from '../../domain/id.js';
import { consentOf, documentOf, madeCustomer, recordOf } from '../bodies.js';
import { expectSame, expectThat, expectThrown, present } from '../check.js';
import type { Line } from '../shop.js';
import { lastOf, subjectOf } from '../till.js';
import type { Till } from '../till.js';

/** Consents, documents and the audit trail. */
export const evidenceLines: readonly Line[] = [
  {
    says: 'keeps a consent as it was given, by the register that calls',
    kinds: ['consent-append'],
    async check({ here, there, newId }) {
      const { id, version } = await madeCustomer(here);
      await there.follow();
      const consent = consentOf(here, id, { registerId: newId() });
      const pushed = await here.accepted({ kind: 'consent-append', consent, seen: version });
      const { record } = await there.toldOf('consent', consent.id, pushed);
      expectSame([record.state, record.wording, record.customerId], ['subscribed', consent.wording, id], 'The consent');
      expectSame(record.registerId, here.registerId, 'The register of the consent');
    },
  },
  {
    says: 'rejects a yes from a register that had not seen the latest no',
    kinds: ['consent-append'],
    async check({ here, there }) {
      const { id, version } = await madeCustomer(here);
      const stop = consentOf(here, id, { state: 'unsubscribed' });
      await here.accepted({ kind: 'consent-append', consent: stop, seen: version });
      for (const state of ['subscribed', 'pending'] as const) {
        await there.rejected({ kind: 'consent-append', consent: consentOf(there, id, { state }), seen: version }, 'stale');
      }
    },
  },
  {
    says: 'takes a yes from a register that had seen the latest no',
    kinds: ['consent-append'],
    async check({ here, there }) {
      const { id, version } = await madeCustomer(here);
      await there.follow();
      const stop = consentOf(here, id, { state: 'unsubscribed' });
      const pushed = await here.accepted({ kind: 'consent-append', consent: stop, seen: version });
      const seen = (await there.toldOf('customer', id, pushed)).record.version;
      await there.accepted({ kind: 'consent-append', consent: consentOf(there, id), seen });
      await here.accepted({ kind: 'consent-append', consent: consentOf(here, id), seen: version });
    },
  },
  {
    says: 'takes a no always, and a yes for another contact point',
    kinds: ['consent-append'],
    async check({ here, there }) {
      const { id, version } = await madeCustomer(here);
      const stop = (till: Till): ReturnType<typeof consentOf> => consentOf(till, id, { state: 'unsubscribed' });
      await here.accepted({ kind: 'consent-append', consent: stop(here), seen: version });
      await there.accepted({ kind: 'consent-append', consent: stop(there), seen: version });
      const elsewhere = consentOf(there, id, { contactPoint: '+15555550199' });
      await there.accepted({ kind: 'consent-append', consent: elsewhere, seen: version });
    },
  },
  {
    says: 'rejects what names a location that the register may not name',
    kinds: ['consent-append'],
    async check({ here, newId }) {
      const { id, version } = await madeCustomer(here);
      const consent = consentOf(here, id, { locationId: `nowhere-${newId()}` });
      await here.rejected({ kind: 'consent-append', consent, seen: version }, 'not-allowed');
    },
  },
  {
    says: 'keeps a document, and tells no register its number',
    kinds: ['identity-document-save'],
    async check({ here, there }) {
      const { id } = await madeCustomer(here);
      await there.follow();
      const identityDocument = documentOf(here, id);
      const body = { kind: 'identity-document-save', identityDocument, number: 'D0014711', seen: null } as const;
      const changes = await there.told((await here.accepted(body)).sequence);
      const { record } = lastOf(changes, 'identity-document', identityDocument.id);
      expectSame([record.type, record.expiresOn, record.numberLast4], ['drivers-license', '2031-01-31', '4711'], 'The document');
      expectThat(!JSON.stringify(changes).includes('D0014711'), 'No page may hold the number.');
    },
  },
  {
    says: 'lets the later of two changes of a document stand, and shows both',
    kinds: ['identity-document-save', 'conflict-resolve'],
    async check({ here, there }) {
      const { id, document } = await madeDocument(here);
      await there.follow();
      const changed = (expiresOn: string) =>
        ({ kind: 'identity-document-save', identityDocument: { ...document, expiresOn }, seen: document.version }) as const;
      await here.accepted(changed('2032-02-28'));
      const changes = await there.told((await there.accepted(changed('2033-03-31'))).sequence);
      expectSame(lastOf(changes, 'identity-document', document.id).record.expiresOn, '2033-03-31', 'The later date');
      const { conflicts } = lastOf(changes, 'customer', id).record;
      expectSame(
        conflicts.map(({ group }) => group),
        ['identity-document'],
        'The groups of the conflicts',
      );

      const { id: conflictId } = present(conflicts[0], 'A conflict');
      const settled = await there.accepted({ kind: 'conflict-resolve', customerId: id, conflictId, pick: 'other' });
      const after = await there.told(settled.sequence);
      expectSame(lastOf(after, 'identity-document', document.id).record.expiresOn, '2032-02-28', 'The date put back');
      expectSame(lastOf(after, 'customer', id).record.conflicts, [], 'The conflicts');
    },
  },
  {
    says: 'tells that a document was taken away',
    kinds: ['identity-document-save', 'identity-document-remove'],
    async check({ here, there }) {
      const { id, document } = await madeDocument(here);
      await there.follow();
      const remove = { kind: 'identity-document-remove', identityDocumentId: document.id, customerId: id } as const;
      const { of, erased } = await there.toldOf('tombstone', document.id, await here.accepted(remove));
      expectSame([of, erased], ['identity-document', false], 'What the tombstone says');
      await there.accepted(remove);
    },
  },
  {
    says: 'reveals the number of a document, and notes that it did',
    kinds: ['identity-document-save'],
    methods: ['reveal'],
    async check({ here, there, method, newId }) {
      const { id, document } = await madeDocument(here);
      await there.follow();
      const { number } = await method('reveal')(document.id, here.call());
      expectSame(number, 'D0014711', 'The number');
      const { sequence } = await here.accepted({ kind: 'consent-append', consent: consentOf(here, id), seen: 0 });
      const notes = (await there.told(sequence)).flatMap((change) => (change.type === 'audit-entry' ? [change.record] : []));
      expectThat(
        notes.some(({ kind, subjectId }) => kind === 'number-revealed' && subjectId === document.id),
        'The audit trail must tell that the number was revealed.',
      );
      await expectThrown(method('reveal')(newId(), here.call()), 'not-found', 'The number of no document');
    },
  },
  {
    says: 'keeps the audit trail of every register',
    kinds: ['audit-append'],
    async check({ here, there, newId }) {
      await there.follow();
      const entry = {
        ...recordOf(here),
        kind: 'customer-exported',
        at: recordOf(here).createdAt,
        ...{ customerId: null, subjectId: null, managerId: null, cashierId: 'ana', registerId: newId() },
      } as const;
      const { record } = await there.toldOf('audit-entry', entry.id, await here.accepted({ kind: 'audit-append', entry }));
      expectSame([record.kind, record.registerId], ['customer-exported', here.registerId], 'What happened, and where');
    },
  },
  {
    says: 'takes the key that a register is enrolled with',
    kinds: ['register-enroll'],
    async check({ here }) {
      await here.accepted({ kind: 'register-enroll', publicKey: 'bm90IGEga2V5' });
    },
  },
];

async function madeDocument(till: Till): Promise<{
  readonly id: CustomerId;
  readonly document: ReturnType<typeof documentOf>;
}> {
  const { id } = await madeCustomer(till);
  await till.follow();
  const document = documentOf(till, id);
  const body = { kind: 'identity-document-save', identityDocument: document, number: 'D0014711', seen: null } as const;
  const { record } = await till.toldOf('identity-document', document.id, await till.accepted(body));
  expectSame(subjectOf({ type: 'identity-document', record }), document.id, 'The id of the document');
  return { id, document: record };
}
