import { SyncEngine } from '../../src/data/sync/sync-engine.js';
import { OutcomeTaking } from '../../src/data/sync/take-answers.js';
import { PageTaking } from '../../src/data/sync/take-page.js';
import type { MemoryCheckpoint, MemoryRemote } from '../../src/data/remote/memory-remote.js';
import { MemoryManagers } from '../../src/data/remote/memory/memory-managers.js';
import type { Remote } from '../../src/data/remote/remote.js';
import type { SyncedStore } from '../../src/data/sync/synced-store.js';
import type { WriteDecision, WriteFound, WriteReads } from '../../src/data/store/store.js';
import type { OutboxEntry, StoredBase } from '../../src/data/store/stored-record.js';
import { deriveId } from '../../src/domain/derived-id.js';
import { isRegularsError } from '../../src/domain/errors.js';
import { lapsedLots } from '../../src/domain/ledger-state.js';
import type { Mutation } from '../../src/domain/mutation.js';
import type { OfflineUse } from '../../src/domain/offline-approval.js';
import { loyaltyEntry } from '../../src/domain/new-entry.js';
import { over } from './over.js';
import type { SeededRandom } from './random.js';

/** A mistake put in on purpose, to see that the simulation finds it. */
export interface Plant {
  /** In what the registers speak to, before anything goes wrong on the line. */
  readonly remote?: (remote: MemoryRemote, random: SeededRandom) => Remote;
  /** In how a register speaks: over the bad line. */
  readonly line?: (line: Remote) => Remote;
  /** In the code itself; answers how to take it out again. */
  readonly install?: () => () => void;
}

/** The mistakes that the best known systems have made, by name. */
export const PLANTS: Readonly<Record<string, Plant>> = {
  // What the server failed over is taken to be sent.
  'drop-on-5xx': {
    install: () =>
      patched(
        SyncEngine.prototype,
        'round',
        (round) =>
          async function (this: SyncEngine, signal: AbortSignal) {
            await round.call(this, signal).catch(async (error: unknown) => {
              if (isRegularsError(error) && error.code === 'remote-failed') await dropFirst(this);
              throw error;
            });
          },
      ),
  },
  // What was not answered goes again under ids of its own.
  'new-id-on-retry': { line: (line) => over(line, { push: reIdentified(line) }) },
  // A balance is a figure that each page adds to, whatever it holds already.
  'counter-in-place-of-entries': {
    install: () =>
      patched(
        PageTaking.prototype,
        'decide',
        (decide) =>
          function (this: PageTaking, found, reads) {
            return decide.call(this, withoutReach(found), reads);
          },
      ),
  },
  'pull-over-an-unsent-edit': {
    install: () =>
      patched(
        PageTaking.prototype,
        'decide',
        (decide) =>
          function (this: PageTaking, found, reads) {
            return decide.call(
              this,
              { ...found, outbox: found.outbox.filter(({ outcome }) => outcome.state !== 'queued') },
              reads,
            );
          },
      ),
  },
  // An accepted edit counts as come back at once: a page that was on its way already covers it.
  'accepted-edit-under-a-late-page': storedOtherwise(OutcomeTaking.prototype, (entry) =>
    entry.outcome.state === 'accepted' ? { ...entry, outcome: { state: 'done', at: '2026-11-21T12:00:00.000Z' } } : entry,
  ),
  // A change that commits while a page is read is behind its cursor already.
  'cursor-past-a-late-commit': {
    remote: (remote, random) =>
      over(remote, {
        pull: async (cursor, limit, call) => {
          const answer = await remote.pull(cursor, limit, call);
          return answer.changes.length > 1 && random.happens(0.1) ? { ...answer, changes: answer.changes.slice(0, -1) } : answer;
        },
      }),
  },
  'grant-for-a-second-entry': {
    install: () => patched(MemoryManagers.prototype, 'hasGiven', () => () => true),
    line: (line) => over(line, { push: withLastGrant(line) }),
  },
  // What a register approves by itself is left to it to count.
  'offline-caps-of-the-register-alone': { remote: (remote) => over(remote, { push: countedAs(remote, () => []) }) },
  // So is in which order: a second grant under a number is as good as the first.
  'count-used-twice': {
    remote: (remote) => over(remote, { push: countedAs(remote, (uses) => uses.map((use) => ({ ...use, count: -1 }))) }),
  },
  // What the remote does not take of it is gone at the register too.
  'refused-approval-forgotten': storedOtherwise(OutcomeTaking.prototype, (entry) =>
    entry.outcome.state === 'rejected' && entry.outcome.code === 'offline-limit' ? null : entry,
  ),
  // What the remote has of a document's number it is thought to have for ever.
  'number-let-go-with-its-page': storedOtherwise(PageTaking.prototype, (entry) =>
    entry.sealed ? { ...entry, sealed: null } : entry,
  ),
  // Whom of an import it has refused is set apart with every answer that says so.
  'refused-row-set-apart-again': storedOtherwise(OutcomeTaking.prototype, ({ outcome, ...entry }) => {
    const { apart: _apart, ...left } = { apart: null, ...outcome };
    return { ...entry, outcome: left };
  }),
  'expiry-once-a-register': {
    remote: (remote) =>
      over(remote, {
        pull: (cursor, limit, call) => {
          expireFor(remote, call.registerId);
          return remote.pull(cursor, limit, call);
        },
      }),
  },
  'sale-split-from-its-entries': {
    line: (line) =>
      over(line, {
        push: (mutations, call) =>
          line.push(
            mutations.map((mutation) => (mutation.kind === 'sale-record' ? { ...mutation, loyaltyEntries: [] } : mutation)),
            call,
          ),
      }),
  },
  'wrong-lane-order': {
    line: (line) =>
      over(line, {
        push: async (mutations, call) => {
          const answer = await line.push([...mutations].reverse(), call);
          return { ...answer, results: [...answer.results].reverse() };
        },
      }),
  },
};

interface Deciding {
  decide(found: WriteFound, reads: WriteReads): WriteDecision<object>;
}

/** With each entry of the outbox that it puts changed, or gone where `change` answers null. */
function storedOtherwise(owner: Deciding, change: (entry: OutboxEntry) => OutboxEntry | null): Plant {
  const otherwise = (decide: Deciding['decide']): Deciding['decide'] =>
    function (this: Deciding, found, reads) {
      const decision = decide.call(this, found, reads);
      const { puts } = decision;
      if (!puts?.synced) return decision;
      const { outbox = [], removedOrders = [] } = puts.synced;
      const gone = outbox.filter((entry) => change(entry) === null).map(({ mutation }) => mutation.order);
      const synced = {
        ...puts.synced,
        outbox: outbox.flatMap((entry) => change(entry) ?? []),
        removedOrders: [...removedOrders, ...gone],
      };
      return { ...decision, puts: { ...puts, synced } };
    };
  return { install: () => patched(owner, 'decide', otherwise) };
}

function patched<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  make: (original: Owner[Name]) => Owner[Name],
): () => void {
  const original = owner[name];
  owner[name] = make(original);
  return () => (owner[name] = original);
}

async function dropFirst(engine: SyncEngine): Promise<void> {
  const { store } = (engine as unknown as { readonly options: { readonly store: SyncedStore } }).options;
  const [first] = await store.use((open) => open.outbox('queued', 1));
  if (!first) return;
  await store.write({}, () => ({ puts: { synced: { removedOrders: [first.mutation.order] } }, result: null }));
}

/** With what each register approved by itself counted otherwise. */
function countedAs(remote: MemoryRemote, otherwise: (uses: readonly OfflineUse[]) => readonly OfflineUse[]): Remote['push'] {
  const inside = remote as unknown as { readonly state: MemoryCheckpoint['state'] };
  return (mutations, call) => {
    const { offlineUses } = inside.state;
    // Also what was sent before in the same push.
    offlineUses.get = (registerId) =>
      otherwise((Map.prototype.get.call(offlineUses, registerId) as readonly OfflineUse[] | undefined) ?? []);
    return remote.push(mutations, call);
  };
}

function withoutReach(found: WriteFound): WriteFound {
  const without = (base: StoredBase | null): StoredBase | null => {
    if (!base?.account) return base;
    const { upTo: _upTo, ...account } = base.account;
    return { ...base, account };
  };
  return {
    ...found,
    accounts: new Map([...found.accounts].map(([id, { upTo: _upTo, ...account }]) => [id, account])),
    bases: new Map([...found.bases].map(([id, base]) => [id, without(base)])),
  };
}

function reIdentified(line: Remote): Remote['push'] {
  const unanswered = new Set<string>();
  let count = 0;
  return async (mutations, call) => {
    const sent = mutations.map((mutation): Mutation => {
      if (!unanswered.has(mutation.id)) return mutation;
      count += 1;
      const id = deriveId(mutation.id, `again ${count}`);
      if (mutation.kind === 'sale-record')
        return { ...mutation, id, sale: { ...mutation.sale, id }, loyaltyEntries: [], storeCreditEntries: [] };
      if (mutation.kind === 'loyalty-append') return { ...mutation, id, entry: { ...mutation.entry, id } };
      return { ...mutation, id };
    });
    try {
      const { results, ...answer } = await line.push(sent, call);
      return { ...answer, results: results.map((result, place) => ({ ...result, mutationId: mutations[place]?.id ?? '' })) };
    } catch (error) {
      for (const { id } of mutations) unanswered.add(id);
      throw error;
    }
  };
}

/** Whatever a manager has approved last is good for the next entry too. */
function withLastGrant(line: Remote): Remote['push'] {
  let last: Mutation['use'] = null;
  return (mutations, call) =>
    line.push(
      mutations.map((mutation) => {
        if (mutation.kind !== 'loyalty-append' || mutation.use === null) return mutation;
        const before = last;
        last = mutation.use;
        if (before?.grant.registerId !== mutation.use.grant.registerId) return mutation;
        const { id, customerId } = mutation.entry;
        const { action, points } = mutation.use.grant;
        const grant = { ...before.grant, entryId: id, customerId, action, points };
        return { ...mutation, entry: { ...mutation.entry, grantId: grant.id }, use: { ...mutation.use, grant } };
      }),
      call,
    );
}

function expireFor(remote: MemoryRemote, registerId: string): void {
  const { state, write } = remote as unknown as {
    readonly state: ReturnType<MemoryRemote['checkpoint']>['state'];
    write(puts: object): void;
  };
  const today = '2027-06-01';
  for (const { customer, account } of state.customers.values()) {
    const [lot] = lapsedLots(account.loyalty, today);
    if (!lot || state.loyaltyEntries.has(deriveId(lot.id, `expire ${registerId}`))) continue;
    const now = '2026-12-30T00:00:00.000Z';
    const entry = loyaltyEntry({ customerId: customer.id, now, registerId }, 'expire', -lot.left, {
      id: deriveId(lot.id, `expire ${registerId}`),
      lotId: lot.id,
    });
    write.call(remote, { loyaltyEntries: [{ entry: { ...entry, version: state.feed.n + 1 }, takes: [] }] });
  }
}
