import { SEGMENT_SIZE } from './segment-size.js';
import type { Source } from './sources.js';

/** Up to so many marks are taken off one by one. */
const FEW = 4_096;

/** A mark a customer of a segment, and who has one. Made once and used again: a key would else ask for memory by the megabyte. */
export class Marks {
  /** By place; 0 where there is none. */
  readonly values = new Uint8Array(SEGMENT_SIZE);
  /** Those marked, each once, in no order. */
  readonly places = new Uint16Array(SEGMENT_SIZE);
  count = 0;

  /** Marks somebody; of two marks the higher stays. */
  mark(place: number, value: number): void {
    const before = this.values[place] ?? 0;
    if (before >= value) return;
    if (before === 0) {
      this.places[this.count] = place;
      this.count += 1;
    }
    this.values[place] = value;
  }

  markAll({ places, from, to }: Source, value: number): void {
    const { values, places: marked } = this;
    let { count } = this;
    for (let at = from; at < to; at += 1) {
      const place = places[at] ?? 0;
      const before = values[place] ?? 0;
      if (before >= value) continue;
      if (before === 0) {
        marked[count] = place;
        count += 1;
      }
      values[place] = value;
    }
    this.count = count;
  }

  /** Gives everybody another mark; who gets 0 has none any more. */
  replace(markOf: (place: number, value: number) => number): void {
    const { values, places } = this;
    let kept = 0;
    for (let at = 0; at < this.count; at += 1) {
      const place = places[at] ?? 0;
      const value = markOf(place, values[place] ?? 0);
      values[place] = value;
      if (value === 0) continue;
      places[kept] = place;
      kept += 1;
    }
    this.count = kept;
  }

  clear(): void {
    if (this.count > FEW) this.values.fill(0);
    else for (let at = 0; at < this.count; at += 1) this.values[this.places[at] ?? 0] = 0;
    this.count = 0;
  }
}

/** Cleared. Few are in use at a time, since one search ends before the next begins. */
const unused: Marks[] = [];

/** Lends marks for as long as `use` runs. */
export function withMarks<Result>(use: (marks: Marks) => Result): Result {
  const marks = unused.pop() ?? new Marks();
  try {
    return use(marks);
  } finally {
    marks.clear();
    unused.push(marks);
  }
}
