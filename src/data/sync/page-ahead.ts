import { LinkedSignal } from './linked-signal.js';

/** The page behind the one at hand, asked for while that one is stored. Where it turns out not to be the next, nobody hears of it. */
export class PageAhead {
  private readonly line: LinkedSignal;
  private coming: { readonly from: string; readonly answer: Promise<unknown> } | null = null;

  constructor(signal: AbortSignal) {
    this.line = new LinkedSignal([signal]);
  }

  /** For what is asked ahead. */
  get signal(): AbortSignal {
    return this.line.signal;
  }

  /** @param from - The place that it goes on from. */
  ask(from: string, answer: Promise<unknown>): void {
    // Whoever takes it hears why it failed.
    answer.catch(() => undefined);
    this.coming = { from, answer };
  }

  /** The page from this place where that was asked for, else as it is asked for now. */
  take<Answer>(from: string, ask: () => Promise<Answer>): Promise<Answer> {
    const { coming } = this;
    this.coming = null;
    // What goes on from one place is always of one kind.
    return coming?.from === from ? (coming.answer as Promise<Answer>) : ask();
  }

  /** Nothing more is taken. */
  end(): void {
    this.line.unlink();
    if (this.coming) this.line.abort();
  }
}
