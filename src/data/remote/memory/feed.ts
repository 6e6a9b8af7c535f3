/**
 * What has changed, in the order of the merchant's numbers: each record once, where it changed last. A number is one
 * mutation, which may have changed several.
 */
export class Feed<Key extends string> {
  /** By number, from 1; also what has changed again since. */
  private readonly changed: Key[][];

  constructor(
    private readonly last = new Map<Key, number>(),
    changed: readonly Key[][] = [[]],
  ) {
    this.changed = [...changed];
  }

  /** The number given last. */
  get n(): number {
    return this.changed.length - 1;
  }

  /** Gives the next number to these. */
  append(keys: readonly Key[]): void {
    const n = this.changed.push([...keys]) - 1;
    for (const key of keys) this.last.set(key, n);
  }

  /** What changed at this number and not again since. */
  at(n: number): Key[] {
    return (this.changed[n] ?? []).filter((key) => this.last.get(key) === n);
  }

  copy(): Feed<Key> {
    return new Feed(new Map(this.last), this.changed);
  }
}
