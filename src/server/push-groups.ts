import { isRegularsError } from '../domain/errors.js';
import type { PushResult } from '../domain/remote-answer.js';
import type { Core } from './core.js';
import { type OnePush, pushTogether } from './push.js';

/** So many mutations in one transaction: each push of a group waits for all of it. */
const MOST_TOGETHER = 1_000;

interface Waiting {
  readonly push: OnePush;
  readonly resolve: (results: PushResult[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Pushes of one merchant go one after the other anyhow, since they share a counter: those that come in while one is under way go
 * together, in one transaction.
 */
export class PushGroups {
  private readonly waiting = new Map<string, Waiting[]>();
  private readonly running = new Map<string, Promise<void>>();

  constructor(private readonly core: Core) {}

  push(merchantId: string, push: OnePush): Promise<PushResult[]> {
    return new Promise((resolve, reject) => {
      const waiting = this.waiting.get(merchantId) ?? [];
      this.waiting.set(merchantId, [...waiting, { push, resolve, reject }]);
      if (!this.running.has(merchantId)) this.running.set(merchantId, this.run(merchantId));
    });
  }

  /** Until all that came in is done. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running.values());
  }

  private async run(merchantId: string): Promise<void> {
    for (let group = this.next(merchantId); group.length > 0; group = this.next(merchantId))
      await this.together(merchantId, group);
    this.running.delete(merchantId);
  }

  private next(merchantId: string): Waiting[] {
    const waiting = this.waiting.get(merchantId) ?? [];
    let mutations = 0;
    const end = waiting.findIndex(({ push }, place) => (mutations += push.mutations.length) > MOST_TOGETHER && place > 0);
    const group = end === -1 ? waiting : waiting.slice(0, end);
    const rest = waiting.slice(group.length);
    if (rest.length > 0) this.waiting.set(merchantId, rest);
    else this.waiting.delete(merchantId);
    return group;
  }

  private async together(merchantId: string, group: readonly Waiting[]): Promise<void> {
    try {
      const results = await pushTogether(
        this.core,
        merchantId,
        group.map(({ push }) => push),
      );
      group.forEach(({ resolve }, place) => resolve(results[place] ?? []));
    } catch (error) {
      // What one of them brought is no reason to refuse the others; where the database is away, it is so for all.
      const isAway = isRegularsError(error) && error.code === 'remote-busy';
      if (group.length === 1 || isAway) for (const { reject } of group) reject(error);
      else for (const one of group) await this.together(merchantId, [one]);
    }
  }
}
