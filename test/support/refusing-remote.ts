import { MemoryRemote } from '../../src/data/remote/memory-remote.js';
import type { MemoryRemoteOptions } from '../../src/data/remote/memory-remote.js';
import type { RemoteCall } from '../../src/data/remote/remote.js';
import type { Mutation } from '../../src/domain/mutation.js';
import type { PushAnswer, PushResult } from '../../src/domain/remote-answer.js';

export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** A merchant's remote with rules of its own, over those of all: what it refuses never gets further. */
export class RefusingRemote extends MemoryRemote {
  /** Why a mutation is refused; null lets it through. Can be changed while it is in use. */
  refuse: (mutation: Mutation) => Refusal | null = () => null;

  constructor(options: MemoryRemoteOptions = {}) {
    super(options);
  }

  override async push(mutations: readonly Mutation[], call: RemoteCall): Promise<PushAnswer> {
    const refused = new Map(mutations.map((mutation) => [mutation.id, this.refuse(mutation)]));
    // What shares a lane with a refused one waits for it.
    const lanes = new Set(mutations.filter(({ id }) => refused.get(id)).flatMap((mutation) => mutation.lanes));
    const through = mutations.filter(({ lanes: own }) => !own.some((lane) => lanes.has(lane)));
    const answer = await super.push(through, call);
    const byId = new Map(answer.results.map((result) => [result.mutationId, result]));
    const results = mutations.map(({ id }): PushResult => {
      const refusal = refused.get(id);
      if (refusal) return { mutationId: id, status: 'rejected', ...refusal };
      return byId.get(id) ?? { mutationId: id, status: 'later' };
    });
    return { ...answer, results };
  }
}
