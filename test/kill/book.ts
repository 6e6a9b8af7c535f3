import type { Expectation, Found, State, Told } from './told.js';

/** What a register has said of one database, over all its browsers. */
export class Book {
  /** Numbers given to writes: none twice. */
  writes = 0;
  /** Writes that were acknowledged. */
  acknowledged = 0;
  /** Rows of the file that was imported into it. */
  rows = 0;
  private readonly states = new Map<string, State>();
  /** Of whom something was said since they were last looked up. */
  private readonly fresh = new Set<string>();
  private trying: State | null = null;

  hear(told: Told): void {
    if (told.kind === 'rows') this.rows = Math.max(this.rows, told.rows);
    if (told.kind === 'known') this.states.set(told.state.id, told.state);
    if (told.kind === 'trying') {
      this.writes += 1;
      this.trying = told.state;
      this.fresh.add(told.state.id);
    }
    if (told.kind === 'acknowledged') {
      this.acknowledged += 1;
      this.trying = null;
      this.states.set(told.state.id, told.state);
    }
  }

  /**
   * What is to be found now.
   *
   * @param asksAll - Whether everybody is looked up, or only of whom something was said since.
   */
  expectation(asksAll: boolean, hasFile: boolean): Expectation {
    const ids = new Set([...this.states.keys(), ...this.fresh]);
    const customers = [...ids].map((id) => {
      const kept = this.states.get(id) ?? null;
      const anyOf = this.trying?.id === id ? [kept, this.trying] : [kept];
      return { id, anyOf, isAsked: asksAll || this.fresh.has(id) };
    });
    return { customers, rows: hasFile ? this.rows : null };
  }

  /** Takes what was found for what is; answers whether the write that was under way was kept. */
  settle({ settled }: Found): boolean {
    const { trying } = this;
    const isKept = settled.some(({ id, state }) => id === trying?.id && JSON.stringify(state) === JSON.stringify(trying));
    if (trying && isKept) this.states.set(trying.id, trying);
    this.trying = null;
    this.fresh.clear();
    return isKept;
  }
}
