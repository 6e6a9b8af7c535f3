/**
 * What has changed, in the order of the merchant's numbers: each record once, where it changed last. A number is one
 * mutation, which may have changed several.
 */
export class Feed<Key extends string> {
  /** By number, from the one behind `base`; also what has changed again since. */
  private readonly changed: Key[][];

  /** @param base - The last number of what is not here. */
  constructor(
    private readonly base = 0,
    private readonly last = new Map<Key, number>(),
    changed: readonly Key[][] = [],
  ) {
    this.changed = [...changed];
  }

  /** The number given last. */
  get n(): number {
    return this.base + this.changed.length;
  }

  /** Gives the next number to these. */
  append(keys: readonly Key[]): void {
    const n = this.base + this.changed.push([...keys]);
    for (const key of keys) this.last.set(key, n);
  }

  /** What changed at this number and not again since. */
  at(n: number): Key[] {
    return (this.changed[n - this.base - 1] ?? []).filter((key) => this.last.get(key) === n);
  }

  copy(): Feed<Key> {
    return new Feed(this.base, new Map(this.last), this.changed);
  }
}
