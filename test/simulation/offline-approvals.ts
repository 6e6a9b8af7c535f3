import { localDateOf } from '../../src/domain/clock.js';
import { isApprovedOffline } from '../../src/domain/grant-rules.js';
import type { Grant } from '../../src/domain/grant.js';
import type { Id } from '../../src/domain/id.js';
import type { AnyEntry } from '../../src/domain/merchant/ledger-entry.js';
import type { MerchantState } from '../../src/domain/merchant/merchant-state.js';
import type { Mutation } from '../../src/domain/mutation.js';
import type { PushResult } from '../../src/domain/remote-answer.js';
import { CAPS } from './sim-remote.js';
import type { SimRegister } from './sim-register.js';

interface Approved {
  readonly register: SimRegister;
  readonly mutation: Mutation;
  readonly entry: AnyEntry;
  readonly grant: Grant;
}

/** What registers approved by themselves, and whether the remote took of it what it may, each once. */
export class OfflineApprovals {
  private readonly known = new Map<Id, Approved>();

  note(register: SimRegister, mutation: Mutation): void {
    const isByHand = mutation.kind === 'loyalty-append' || mutation.kind === 'store-credit-append';
    if (!isByHand || !mutation.use || !isApprovedOffline(mutation.use.grant)) return;
    this.known.set(mutation.id, { register, mutation, entry: mutation.entry, grant: mutation.use.grant });
  }

  /** @param erased - The lanes of whoever is erased: what was said of them goes. */
  async judge(state: MerchantState<PushResult>, erased: ReadonlySet<string>) {
    const entries = [...state.loyaltyEntries.values(), ...state.storeCreditEntries.values()].map(({ entry }) => entry);
    const taken = new Set(entries.map(({ id }) => id));
    const accepted = [...this.known.values()].filter(({ entry }) => taken.has(entry.id));
    const grants = entries.flatMap(({ grantId }) => grantId ?? []);
    const counts = accepted.map(({ grant }) => `${grant.registerId} ${grant.count}`);
    return {
      lost: await this.refusedAndGone(state, erased),
      twice: [
        ...repeated(grants).map((id) => `grant ${id} has allowed two entries`),
        ...repeated(counts).map((count) => `two approvals of one count are taken: ${count}`),
        ...[...state.offlineUses].flatMap(([id, uses]) =>
          repeated(uses.map(({ grantId }) => grantId)).map((grantId) => `grant ${grantId} of ${id} is counted twice`),
        ),
      ],
      wrong: [...this.beyondCaps(state, accepted), ...unmarked(entries, accepted)],
    };
  }

  /** Refused for good, and its register does not know it. */
  private async refusedAndGone(state: MerchantState<PushResult>, erased: ReadonlySet<string>): Promise<string[]> {
    const gone: string[] = [];
    for (const { register, mutation } of this.known.values()) {
      const isRefused = state.outcomes.get(mutation.id)?.result.status === 'rejected';
      if (!isRefused || mutation.lanes.some((lane) => erased.has(lane))) continue;
      const rejected = await register.store.outbox('rejected');
      if (!rejected.some((kept) => kept.mutation.id === mutation.id)) gone.push(`refused ${mutation.id} is nowhere`);
    }
    return gone;
  }

  private beyondCaps({ auditEntries }: MerchantState<PushResult>, accepted: readonly Approved[]): string[] {
    const takenAt = new Map([...auditEntries.values()].map(({ subjectId, at }) => [subjectId, dayOf(at)]));
    const sums = new Map<string, { entries: number; points: number; amountMinor: number }>();
    for (const { entry, grant } of accepted) {
      const said = dayOf(grant.issuedAt);
      const takenOn = takenAt.get(entry.id) ?? said;
      // By a clock that is ahead it is tomorrow: the remote knows better.
      const name = `${grant.registerId} on ${said < takenOn ? said : takenOn}`;
      const sum = sums.get(name) ?? { entries: 0, points: 0, amountMinor: 0 };
      sum.entries += 1;
      if ('points' in entry) sum.points += Math.abs(entry.points);
      else sum.amountMinor += Math.abs(entry.amount.amountMinor);
      sums.set(name, sum);
    }
    return [...sums].flatMap(([name, sum]) =>
      (['entries', 'points', 'amountMinor'] as const)
        .filter((cap) => sum[cap] > CAPS[cap])
        .map((cap) => `${name} ${sum[cap]} ${cap} are taken that it approved by itself, of ${CAPS[cap]}`),
    );
  }
}

/** What a manager would not find among what was approved so. */
function unmarked(entries: readonly AnyEntry[], accepted: readonly Approved[]): string[] {
  const marked = new Set(entries.flatMap(({ id, approvedOffline }) => (approvedOffline ? id : [])));
  return accepted.flatMap(({ entry }) =>
    marked.has(entry.id) ? [] : `entry ${entry.id} does not say that its register approved it`,
  );
}

function repeated(all: readonly string[]): string[] {
  return all.filter((one, place) => all.indexOf(one) < place);
}

function dayOf(at: string): string {
  return localDateOf(Date.parse(at), 'UTC');
}
