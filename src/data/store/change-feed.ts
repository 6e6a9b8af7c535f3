import type { Clock } from '../../domain/clock.js';

/** How long a lost hint may go unnoticed while the page is seen. */
const POLL_MS = 5_000;
const WAKING = ['focus', 'pageshow', 'resume', 'visibilitychange'] as const;

/**
 * Tells when another tab may have changed something: by its hint, when the page comes back, and every five
 * seconds while it is seen. Only a sign to look: what changed stands in the store.
 */
export class ChangeFeed {
  private readonly channel: BroadcastChannel | null;
  private readonly ended = new AbortController();

  constructor(name: string, clock: Clock, onHint: () => void) {
    const { signal } = this.ended;
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`regulars:${name}`);
    // A number from anybody of this origin: nothing is done with it but to look.
    this.channel?.addEventListener('message', onHint, { signal });
    const target = typeof window === 'undefined' ? null : window;
    for (const type of WAKING) target?.addEventListener(type, onHint, { signal, capture: true });
    if (target) void this.poll(clock, onHint);
  }

  /** Tells the other tabs up to which change there is something to read. */
  hint(n: number): void {
    this.channel?.postMessage(n);
  }

  close(): void {
    this.ended.abort();
    this.channel?.close();
  }

  private async poll(clock: Clock, onHint: () => void): Promise<void> {
    try {
      for (;;) {
        await clock.sleep(POLL_MS, this.ended.signal);
        if (document.visibilityState === 'visible') onHint();
      }
    } catch {
      // It was closed.
    }
  }
}
