interface HeldTimer {
  readonly dueMs: number;
  readonly run: () => void;
}

/** Timers of the page that run only when a test moves time on. Those of no delay, by which a task ends, stay real. */
export class HeldTimers {
  private nowMs = 0;
  private readonly held = new Map<number, HeldTimer>();
  private readonly real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

  /** Takes the page's timers over, until `restore()`. */
  constructor() {
    const { held } = this;
    const { setTimeout, clearTimeout } = globalThis;
    // Negative, so that it is no number of the browser's.
    let handle = 0;
    const hold = (run: (...values: unknown[]) => void, delayMs = 0, ...values: unknown[]): unknown => {
      if (delayMs === 0) return setTimeout(run, 0, ...values);
      handle -= 1;
      held.set(handle, { dueMs: this.nowMs + delayMs, run: () => run(...values) });
      return handle;
    };
    Object.assign(globalThis, {
      setTimeout: hold,
      clearTimeout: (asked?: number) => {
        if (!held.delete(asked ?? 0)) clearTimeout(asked);
      },
    });
  }

  /** How many are held. */
  get waiting(): number {
    return this.held.size;
  }

  /** Moves time on and runs what is due, in order. */
  advance(ms: number): void {
    this.nowMs += ms;
    const due = [...this.held]
      .filter(([, { dueMs }]) => dueMs <= this.nowMs)
      .sort(([, one], [, other]) => one.dueMs - other.dueMs);
    for (const [handle, { run }] of due) if (this.held.delete(handle)) run();
  }

  restore(): void {
    Object.assign(globalThis, this.real);
  }
}
