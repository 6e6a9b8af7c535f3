import { hasPassed, readSequence } from '../../domain/sequence.js';
import { madeCustomer, nameOf, pointsOf, saveOf } from '../bodies.js';
import { caught, expectSame, expectThat, expectThrown, present } from '../check.js';
import type { Line } from '../shop.js';

/** What a register asks when it needs it. */
export const askLines: readonly Line[] = [
  {
    says: 'gives a customer whole by id, and nobody for an id it does not know',
    methods: ['get'],
    async check({ here, method, newId }) {
      const { id, version } = await madeCustomer(here, { note: 'Likes tea' });
      const whole = present((await method('get')(id, here.call())).found, 'The customer');
      expectSame([whole.customer.note, whole.customer.version], ['Likes tea', version], 'Note and version');
      expectSame([whole.identityDocuments, whole.consents, whole.loyalty.amount], [[], [], 0], 'What hangs on them');
      const n = present(readSequence(whole.loyalty.sequence), 'A sequence').n;
      expectThat(n >= version, 'The account must be of a sequence that is reached.');
      expectSame((await method('get')(newId(), here.call())).found, null, 'What is found of nobody');
    },
  },
  {
    says: 'finds by the beginning of a name, by phone, e-mail and loyalty code',
    methods: ['search'],
    async check({ here, method, newId }) {
      const id = newId();
      const digits = String(Number.parseInt(id.slice(-8), 16))
        .padStart(10, '0')
        .slice(-7);
      const code = `K${id.slice(-12)}`;
      const email = `c${id.slice(-12)}@example.com`;
      const fields = { displayName: `Söhnke ${nameOf(id)}`, phone: `(555) ${digits}`, email, code };
      await here.accepted(saveOf(id, null, fields, `+1555${digits}`));
      const name = nameOf(id).split(' ')[1] ?? '';
      for (const query of [name, `sohn ${name.slice(0, 10)}`, digits, email, code]) {
        const { customers } = await method('search')(query, 20, 'sale', here.call());
        expectThat(
          customers.some((customer) => customer.id === id),
          `search() must find somebody by ${query}.`,
        );
      }
      expectSame((await method('search')(newId(), 20, 'sale', here.call())).customers, [], 'Who is found by what nobody has');
    },
  },
  {
    says: 'finds no more than it is asked for',
    methods: ['search'],
    async check({ here, method, newId }) {
      const word = `W${newId().slice(-12)}`;
      for (const name of ['Ann', 'Bob', 'Cem']) await here.accepted(saveOf(newId(), null, { displayName: `${name} ${word}` }));
      expectSame((await method('search')(word, 2, 'directory', here.call())).customers.length, 2, 'How many were found');
    },
  },
  {
    says: 'tells what happened before a moment, newest first',
    kinds: ['customer-import'],
    methods: ['history'],
    async check({ here, method }) {
      const { id } = await madeCustomer(here);
      const history = await method('history')(id, '9999-12-31T00:00:00.000Z', here.call());
      const { sales, loyaltyEntries, storeCreditEntries, older } = history;
      expectSame([sales, loyaltyEntries, storeCreditEntries, older], [[], [], [], null], 'The history of somebody new');
    },
  },
  {
    says: 'hints when something has changed, until the signal aborts',
    methods: ['watch'],
    async check({ here, there, method }) {
      const watching = new AbortController();
      const hints = method('watch')(there.call(watching.signal))[Symbol.asyncIterator]();
      let next = hints.next();
      await there.follow();
      const id = there.shop.newId();
      const { sequence } = await here.accepted(saveOf(id, null, { displayName: nameOf(id) }));
      for (let isReached = false; !isReached;) {
        const hint = await Promise.race([next, here.shop.clock.sleep(10_000)]);
        expectThat(hint !== undefined && hint.done !== true, 'A hint must come within 10 s.');
        isReached = hasPassed([hint.value.sequence], sequence);
        next = hints.next();
      }
      watching.abort();
      const end = await Promise.race([next.catch(() => 'ended'), here.shop.clock.sleep(10_000)]);
      expectThat(end !== undefined, 'watch() must end within 10 s of the abort.');
    },
  },
  {
    says: 'gives a manager’s approval for one entry, and the same again where the answer was lost',
    manager: true,
    async check({ here, newId }) {
      const intent = { entryId: newId(), action: 'loyalty-add', customerId: newId(), points: 20 } as const;
      const { grant } = await here.approve(intent);
      const { entryId, action, customerId, points, registerId, verifiedBy } = grant;
      expectSame(
        { entryId, action, customerId, points, registerId, verifiedBy },
        { ...intent, registerId: here.registerId, verifiedBy: 'remote' },
        'What was approved',
      );
      expectSame((await here.approve(intent)).grant, grant, 'The approval asked for again');
    },
  },
  {
    says: 'approves nothing for a wrong PIN, and tells the right one from it',
    manager: true,
    async check({ here, there, method, newId, managerPin }) {
      const intent = { entryId: newId(), action: 'loyalty-add', customerId: newId(), points: 20 } as const;
      const wrong = managerPin === '000001' ? '000002' : '000001';
      await expectThrown(method('approve')(intent, wrong, here.call()), 'wrong-pin', 'An approval by a wrong PIN');
      await there.approve(intent);
    },
  },
  {
    says: 'takes no approval that was changed, nor for another register',
    kinds: ['loyalty-append'],
    manager: true,
    async check({ here, there, newId }) {
      const { id } = await madeCustomer(here);
      const entry = pointsOf(here, id, 'adjust', 500, { id: newId(), reason: { code: 'goodwill' } });
      const { grant, ageMs } = await here.approve({ entryId: entry.id, action: 'loyalty-add', customerId: id, points: 5 });
      const forged = { grant: { ...grant, points: 500 }, ageMs };
      const body = { kind: 'loyalty-append', entry: { ...entry, grantId: grant.id } } as const;
      await here.rejected(body, 'grant-invalid', forged);
      await here.rejected(body, 'grant-invalid', { grant, ageMs });
      await there.rejected({ kind: 'loyalty-append', entry: { ...body.entry, points: 5 } }, 'grant-invalid', { grant, ageMs });
    },
  },
  {
    says: 'asks nothing of an aborted call',
    methods: ['get', 'search'],
    async check({ here, method, newId }) {
      const call = here.call(AbortSignal.abort());
      await caught(method('get')(newId(), call), 'get() of an aborted call');
      await caught(method('search')('ann', 20, 'sale', call), 'search() of an aborted call');
    },
  },
];
