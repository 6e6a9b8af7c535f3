import type { CustomerId } from '../../domain/id.js';
import { consentOf, documentOf, madeCustomer, parkOf, saveOf } from '../bodies.js';
import { expectSame, expectThat } from '../check.js';
import { about } from '../shop.js';
import { lastOf, subjectOf } from '../till.js';

/** A person is erased. */
export const eraseLines = about(
  ['customer-erase', 'erase-confirm', 'consent-append', 'identity-document-save', 'parked-sale-park'],
  [
    {
      says: 'tells every register that a person was erased, and nothing of them any more',
      async check({ here, there }) {
        const { id, version } = await madeCustomer(here, { displayName: 'Erasable Person', note: 'Likes tea' });
        const document = documentOf(here, id);
        await here.accepted({ kind: 'identity-document-save', identityDocument: document, number: 'D0014711', seen: null });
        await here.accepted({ kind: 'consent-append', consent: consentOf(here, id), seen: version });
        const park = parkOf(here, { customerId: id, label: 'Erasable Person' });
        await here.accepted(park);
        await there.follow();
        const changes = await there.told((await here.accepted(eraseOf(id))).sequence);
        const { of, erased } = lastOf(changes, 'tombstone', id);
        expectSame([of, erased], ['customer', true], 'What the tombstone says');
        expectSame(lastOf(changes, 'tombstone', document.id).erased, true, 'Whether the document’s tombstone says erased');
        const { label, customerId } = lastOf(changes, 'parked-sale', park.parkedSale.id).record;
        expectSame([label, customerId], ['', null], 'Label and customer of the parked sale');
        const text = JSON.stringify(changes);
        expectThat(!text.includes('Erasable') && !text.includes('Likes tea'), 'No page may say anything of the person.');
      },
    },
    {
      says: 'tells nothing of them in pages that were not pulled yet',
      async check({ here, there }) {
        await there.follow();
        const { id, version } = await madeCustomer(here, { displayName: 'Erasable Person' });
        const consent = consentOf(here, id);
        await here.accepted({ kind: 'consent-append', consent, seen: version });
        const changes = await there.told((await here.accepted(eraseOf(id))).sequence);
        const ofThem = changes.filter((change) => subjectOf(change) === id || subjectOf(change) === consent.id);
        expectThat(!JSON.stringify(ofThem).includes('Erasable'), 'No page may name the person.');
        expectThat(
          !ofThem.some(({ type }) => type === 'consent' || type === 'customer'),
          'Neither record nor consents are told.',
        );
      },
    },
    {
      says: 'lets erasing win over whatever arrives later',
      async check({ here, there }) {
        const { id, version } = await madeCustomer(here);
        await here.accepted(eraseOf(id));
        await there.rejected(saveOf(id, version, { note: 'Likes tea' }), 'not-found');
        await there.rejected(saveOf(id, null, { displayName: 'Back again' }), 'not-found');
        await there.rejected({ kind: 'consent-append', consent: consentOf(there, id), seen: version }, 'not-found');
        await there.accepted(eraseOf(id));
      },
    },
    {
      says: 'leaves them out of snapshots, yet tells those who begin anew',
      async check({ here, there, remote }) {
        const { id } = await madeCustomer(here);
        await here.accepted(eraseOf(id));
        let after: string | null = null;
        let isTold = false;
        do {
          const page = await remote.snapshot('merchant', after, there.call());
          expectThat(!page.customers.some(({ customer }) => customer.id === id), 'A snapshot may not hold them.');
          isTold ||= page.others.some((change) => change.type === 'erasure' && subjectOf(change) === id);
          after = page.after;
        } while (after !== null);
        expectThat(isTold, 'The last page must tell that they were erased.');
      },
    },
    {
      says: 'waits until every register has said that it is done',
      async check({ here, there, remote }) {
        const { id } = await madeCustomer(here);
        await remote.whoami(there.call());
        await there.follow();
        const erased = await here.accepted(eraseOf(id));
        const unconfirmed = async (sequence: typeof erased): Promise<string[]> =>
          (await there.toldOf('erasure', id, sequence)).record.unconfirmed.map((register) => register.id);
        const first = await unconfirmed(erased);
        expectThat(
          [here, there].every(({ registerId }) => first.includes(registerId)),
          'Both registers must be waited for.',
        );
        const then = await unconfirmed(await here.accepted({ kind: 'erase-confirm', customerId: id }));
        expectSame(
          [here, there].map(({ registerId }) => then.includes(registerId)),
          [false, true],
          'Whether this register and the other are waited for',
        );
      },
    },
    {
      says: 'finds and gives nobody who was erased',
      methods: ['get', 'search'],
      async check({ here, method }) {
        const { id } = await madeCustomer(here, { displayName: `Erasable ${here.shop.newId()}` });
        const { found } = await method('get')(id, here.call());
        await here.accepted(eraseOf(id));
        expectSame((await method('get')(id, here.call())).found, null, 'What get() finds');
        const { customers } = await method('search')(found?.customer.displayName ?? '', 20, 'directory', here.call());
        expectThat(!customers.some((customer) => customer.id === id), 'search() may not find them.');
      },
    },
  ],
);

function eraseOf(customerId: CustomerId) {
  return { kind: 'customer-erase', customerId, reason: 'Asked for it' } as const;
}
