/** A signal that ends with any of others, or by its own controller; `unlink` lets go of them. */
export class LinkedSignal {
  private readonly controller = new AbortController();
  private readonly end: () => void;

  constructor(private readonly others: readonly AbortSignal[]) {
    this.end = () => this.abort(others.find(({ aborted }) => aborted)?.reason);
    for (const other of others) other.addEventListener('abort', this.end, { once: true });
    if (others.some(({ aborted }) => aborted)) this.end();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  abort(reason?: unknown): void {
    this.controller.abort(reason);
  }

  unlink(): void {
    for (const other of this.others) other.removeEventListener('abort', this.end);
  }
}
