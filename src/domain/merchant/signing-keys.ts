import type { Id } from '../id.js';
import type { Mutation } from '../mutation.js';
import type { PushResult } from '../remote-answer.js';
import type { Incoming } from './apply-push.js';
import type { MerchantState } from './merchant-state.js';

/** What one register sent. */
interface Sent {
  readonly registerId: string;
  readonly mutations: readonly Incoming[];
}

/**
 * The key that each grant is checked under where its register gave it: the last that the register has enrolled before. That may
 * be in the same push, where a remote that was set back has lost it.
 */
export function signingKeys(
  { publicKeys, outcomes }: Pick<MerchantState<PushResult>, 'publicKeys' | 'outcomes'>,
  pushes: readonly Sent[],
): ReadonlyMap<Mutation, string> {
  const keys = new Map(publicKeys);
  const seen = new Set<Id>();
  const found = new Map<Mutation, string>();
  for (const { registerId, mutations } of pushes) {
    for (const { mutation } of mutations) {
      const { id, kind, use } = mutation;
      // One that comes again enrols nothing.
      if (kind === 'register-enroll' && !outcomes.has(id) && !seen.has(id)) keys.set(registerId, mutation.publicKey);
      seen.add(id);
      const key = use && keys.get(use.grant.registerId);
      if (key) found.set(mutation, key);
    }
  }
  return found;
}
