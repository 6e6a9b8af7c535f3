import type { RemoteCall } from '../data/remote/remote.js';
import type { Change } from '../domain/change.js';
import { toTimestamp } from '../domain/clock.js';
import type { ApprovalIntent, GrantUse } from '../domain/grant.js';
import type { Id } from '../domain/id.js';
import { lanesOf, type Mutation, type MutationBody } from '../domain/mutation.js';
import type { PullAnswer, PushAccepted, PushRejected, PushResult, SnapshotPage, SyncScope } from '../domain/remote-answer.js';
import { hasPassed, type Sequence } from '../domain/sequence.js';
import { expectThat, present } from './check.js';
import type { Shop } from './shop.js';

const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 25;
const ROWS = 500;

/** One register of the shop that a contract is checked in: it sends, and follows what all of them sent. */
export class Till {
  /** Where its next pull begins; null before its first. */
  cursor: string | null = null;
  private order: number;

  constructor(
    readonly shop: Shop,
    readonly registerId: string,
  ) {
    // Registers may have been there before this test: their order goes on.
    this.order = shop.clock.now();
  }

  /** What goes with a call that nobody aborts. */
  call(signal: AbortSignal = new AbortController().signal): RemoteCall {
    return { signal, registerId: this.registerId };
  }

  mutation(body: MutationBody, head: Partial<Pick<Mutation, 'id' | 'use' | 'lanes' | 'registerName'>> = {}): Mutation {
    this.order += 1;
    return {
      id: this.shop.newId(),
      lanes: lanesOf(body),
      order: this.order,
      retryOf: null,
      cashierId: 'ana',
      createdAt: toTimestamp(this.shop.clock.now()),
      schema: 1,
      use: null,
      ...head,
      ...body,
    };
  }

  async push(...mutations: readonly Mutation[]): Promise<readonly PushResult[]> {
    const { results } = await this.shop.remote.push(mutations, this.call());
    return results;
  }

  /** Sends one, which must be accepted. */
  async accepted(
    body: MutationBody,
    use: GrantUse | null = null,
    head: Partial<Pick<Mutation, 'registerName'>> = {},
  ): Promise<PushAccepted> {
    const [result] = await this.push(this.mutation(body, { use, ...head }));
    return acceptedOf(result, body.kind);
  }

  /** Sends one, which must be rejected with this code. */
  async rejected(body: MutationBody, code: string, use: GrantUse | null = null): Promise<PushRejected> {
    const [result] = await this.push(this.mutation(body, { use }));
    return rejectedOf(result, code, body.kind);
  }

  /** From now on it follows: what happened before is not told it. */
  async follow(scope: SyncScope = 'merchant'): Promise<SnapshotPage> {
    const page = await this.shop.remote.snapshot(scope, null, this.call());
    this.cursor = page.cursor;
    return page;
  }

  async page(limit = ROWS): Promise<PullAnswer> {
    const page = await this.shop.remote.pull(present(this.cursor, 'A cursor'), limit, this.call());
    this.cursor = page.cursor;
    return page;
  }

  /** All that it is told up to this sequence, the newest of each record. */
  async told(until: Sequence, limit = ROWS): Promise<Change[]> {
    const changes: Change[] = [];
    const { clock } = this.shop;
    for (const giveUpMs = clock.monotonic() + PATIENCE_MS; ;) {
      const page = await this.page(limit);
      changes.push(...page.changes);
      if (hasPassed(page.passed, until) && !page.more) return changes;
      expectThat(clock.monotonic() < giveUpMs, `pull must pass ${until} within ${PATIENCE_MS / 1_000} s.`);
      if (!page.more) await clock.sleep(LOOK_AGAIN_MS);
    }
  }

  /** The last it is told of a record. */
  async toldOf<Type extends Change['type']>(
    type: Type,
    id: Id,
    { sequence }: Pick<PushAccepted, 'sequence'>,
  ): Promise<Extract<Change, { readonly type: Type }>> {
    return lastOf(await this.told(sequence), type, id);
  }

  /** A manager's approval of what is about to be written. */
  async approve(intent: ApprovalIntent): Promise<GrantUse> {
    const { grant } = await this.shop.method('approve')(intent, this.shop.managerPin, this.call());
    return { grant, ageMs: 5 };
  }
}

/** The id of the record, or of whom, that a change is about; empty for a kind that is not known. */
export function subjectOf(change: Change): Id {
  if (change.type === 'unknown') return '';
  if (change.type === 'tombstone') return change.id;
  return change.type === 'erasure' ? change.record.customerId : change.record.id;
}

export function lastOf<Type extends Change['type']>(
  changes: readonly Change[],
  type: Type,
  id: Id,
): Extract<Change, { readonly type: Type }> {
  const isIt = (change: Change): change is Extract<Change, { readonly type: Type }> =>
    change.type === type && subjectOf(change) === id;
  return present(changes.filter(isIt).at(-1), `A change of the type ${type} in the pages pulled`);
}

export function acceptedOf(result: PushResult | undefined, what: string): PushAccepted {
  const found = present(result, `A result for ${what}`);
  if (found.status === 'accepted') return found;
  const why = found.status === 'rejected' ? ` (${found.code}: ${found.message})` : '';
  throw new Error(`${what} must be accepted, but was ${found.status}${why}.`);
}

export function rejectedOf(result: PushResult | undefined, code: string, what: string): PushRejected {
  const found = present(result, `A result for ${what}`);
  if (found.status === 'rejected' && found.code === code) return found;
  const was = found.status === 'rejected' ? `rejected ${found.code}` : found.status;
  throw new Error(`${what} must be rejected ${code}, but was ${was}.`);
}
