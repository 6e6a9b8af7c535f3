/** Tells whoever watches that something has changed; many changes between two looks are one. */
export class HintWatch {
  private readonly wakers = new Set<() => void>();

  tell(): void {
    for (const wake of this.wakers) wake();
  }

  /** At once, since what changed before is not known to have been seen, and then for each change until the signal aborts. */
  async *until(signal: AbortSignal): AsyncGenerator<void> {
    let isTold = true;
    let wake = (): void => undefined;
    const waker = (): void => {
      isTold = true;
      wake();
    };
    const stop = (): void => wake();
    this.wakers.add(waker);
    signal.addEventListener('abort', stop);
    try {
      for (;;) {
        if (!isTold && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
        if (signal.aborted) return;
        isTold = false;
        yield;
      }
    } finally {
      this.wakers.delete(waker);
      signal.removeEventListener('abort', stop);
    }
  }
}
