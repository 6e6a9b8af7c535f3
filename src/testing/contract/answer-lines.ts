import type { Mutation } from '../../domain/mutation.js';
import { OPTIONAL_METHODS, PROTOCOL, PUSHED_AT_ONCE } from '../../domain/remote-answer.js';
import { readSequence } from '../../domain/sequence.js';
import { madeCustomer, nameOf, saveOf } from '../bodies.js';
import { caught, expectSame, expectThat, expectThrown, present } from '../check.js';
import type { Line } from '../shop.js';
import { acceptedOf, rejectedOf } from '../till.js';

/** Whoever calls, and what becomes of what is pushed. */
export const answerLines: readonly Line[] = [
  {
    says: 'speaks this protocol, and has every method it declares',
    async check({ remote, here }) {
      const { protocol, kinds, methods } = await remote.capabilities(here.call());
      expectSame(protocol, PROTOCOL, 'capabilities().protocol');
      expectThat(kinds.includes('customer-save'), 'capabilities().kinds must name customer-save at least.');
      for (const method of OPTIONAL_METHODS) {
        const isThere = typeof remote[method] === 'function';
        expectThat(isThere || !methods.includes(method), `capabilities().methods names ${method}, which is not there.`);
      }
    },
  },
  {
    says: 'tells each register who it is, where it is and what time it is',
    async check({ remote, here, there }) {
      for (const till of [here, there]) {
        const { registerId, merchantId, remoteId, locationIds, timeZone, serverTime } = await remote.whoami(till.call());
        expectSame(registerId, till.registerId, 'whoami().registerId');
        expectThat(merchantId !== '' && remoteId !== '', 'whoami() must name the merchant and the remote.');
        expectThat(locationIds.length > 0, 'whoami().locationIds must name a location.');
        new Intl.DateTimeFormat('en', { timeZone });
        expectThat(!Number.isNaN(Date.parse(serverTime)), 'serverTime must be a moment.');
      }
    },
  },
  {
    says: 'answers every mutation, in their order, with a sequence and a version',
    async check({ here, newId }) {
      const sent = [newId(), newId(), newId()].map((id) => here.mutation(saveOf(id, null, { displayName: nameOf(id) })));
      const results = await here.push(...sent);
      expectSame(
        results.map(({ mutationId }) => mutationId),
        sent.map(({ id }) => id),
        'The mutations of the results',
      );
      const numbers = results.map(
        (result) => present(readSequence(acceptedOf(result, 'customer-save').sequence), 'A sequence').n,
      );
      expectThat(
        numbers.every((n, at) => n >= (numbers[at - 1] ?? 0)),
        'Sequences must not fall within a push.',
      );
    },
  },
  {
    says: 'gives the same id with the same body the same answer, and applies it once',
    async check({ here, there, newId }) {
      await there.follow();
      const id = newId();
      const mutation = here.mutation(saveOf(id, null, { displayName: nameOf(id) }));
      const [first] = await here.push(mutation);
      const [again, twice] = await here.push(mutation, mutation);
      expectSame(again, first, 'The answer to what was sent again');
      expectSame(twice, first, 'The answer to what was sent twice in one push');
      const { version, sequence } = acceptedOf(first, 'customer-save');
      const { record } = await there.toldOf('customer', id, { sequence });
      expectSame(record.version, version, 'The version of the customer');
    },
  },
  {
    says: 'rejects another body under an id that was used, and keeps the first',
    async check({ here, there, newId }) {
      await there.follow();
      const id = newId();
      const mutation = here.mutation(saveOf(id, null, { displayName: nameOf(id) }));
      const first = acceptedOf((await here.push(mutation))[0], 'customer-save');
      const other = { ...mutation, fields: { displayName: 'Somebody Else' } } as Mutation;
      rejectedOf((await here.push(other))[0], 'id-reused', 'another body under the id');
      const { record } = await there.toldOf('customer', id, first);
      expectSame(record.displayName, nameOf(id), 'The name');
      expectSame((await here.push(mutation))[0], first, 'The answer to the first body');
    },
  },
  {
    says: 'answers what it rejected so for ever, also where it would be accepted by now',
    async check({ here, newId }) {
      const id = newId();
      const early = here.mutation(saveOf(id, 1, { note: 'Likes tea' }));
      const first = rejectedOf((await here.push(early))[0], 'not-found', 'a change of nobody');
      await here.accepted(saveOf(id, null, { displayName: nameOf(id) }));
      expectSame((await here.push(early))[0], first, 'The answer to what was rejected');
    },
  },
  {
    says: 'answers later behind a rejected mutation of the lane, lets other lanes go on, and takes it when it comes again',
    async check({ here, newId }) {
      const [missing, other] = [newId(), newId()];
      const wrong = here.mutation(saveOf(missing, 1, { note: 'Likes tea' }));
      const behind = here.mutation(saveOf(missing, null, { displayName: nameOf(missing) }));
      const beside = here.mutation(saveOf(other, null, { displayName: nameOf(other) }));
      const results = await here.push(wrong, behind, beside);
      rejectedOf(results[0], 'not-found', 'a change of nobody');
      expectSame(results[1], { mutationId: behind.id, status: 'later' }, 'The answer behind it');
      acceptedOf(results[2], 'what is in another lane');
      acceptedOf((await here.push(behind))[0], 'what was answered later');
    },
  },
  {
    says: 'keeps the order of a lane within a push',
    async check({ here, there, newId }) {
      await there.follow();
      const id = newId();
      const results = await here.push(
        here.mutation(saveOf(id, null, { displayName: nameOf(id), note: 'one' })),
        here.mutation(saveOf(id, 0, { note: 'two' })),
        here.mutation(saveOf(id, 0, { note: 'three' })),
      );
      const { record } = await there.toldOf('customer', id, acceptedOf(results[2], 'customer-save'));
      expectSame(record.note, 'three', 'The note');
      expectSame(record.conflicts, [], 'The conflicts of what one register changed twice');
    },
  },
  {
    says: 'throws for a kind it does not know, so that nothing is lost',
    async check({ here, remote }) {
      const { id } = await madeCustomer(here);
      const unknown = here.mutation(saveOf(id, 0, {}));
      const push = remote.push([{ ...unknown, kind: 'from-the-future' } as unknown as Mutation], here.call());
      await expectThrown(push, 'remote-incompatible', 'A push of a kind that nobody knows');
    },
  },
  {
    says: `throws for more than ${PUSHED_AT_ONCE} mutations at once, or answers each of them`,
    async check({ here, newId, remote }) {
      const many = Array.from({ length: PUSHED_AT_ONCE + 1 }, () =>
        here.mutation(saveOf(newId(), null, { displayName: 'Many' })),
      );
      // One that goes over a line may send them in parts.
      const answered = await remote.push(many, here.call()).catch(() => null);
      const ids = answered?.results.map(({ mutationId }) => mutationId) ?? many.map(({ id }) => id);
      expectSame(
        ids,
        many.map(({ id }) => id),
        `The answers to a push of ${many.length}`,
      );
    },
  },
  {
    says: 'rejects every call whose signal was aborted',
    async check({ here, remote, newId }) {
      const cursor = (await here.follow()).cursor;
      const call = here.call(AbortSignal.abort());
      const mutation = here.mutation(saveOf(newId(), null, { displayName: 'Aborted' }));
      await caught(remote.capabilities(call), 'capabilities() of an aborted call');
      await caught(remote.whoami(call), 'whoami() of an aborted call');
      await caught(remote.push([mutation], call), 'push() of an aborted call');
      await caught(remote.pull(cursor, 10, call), 'pull() of an aborted call');
      await caught(remote.snapshot('merchant', null, call), 'snapshot() of an aborted call');
    },
  },
];
