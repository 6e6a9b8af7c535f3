import type { Marks } from './marks.js';
import { SEGMENT_SIZE } from './segment-size.js';

/** One customer of a segment that matches. */
export interface SegmentHit {
  readonly place: number;
  /** See `scoreFor`. */
  readonly score: number;
}

/** The best `limit` of those added, by score and then by place; both in one number, the best the smallest. */
export class BestPlaces {
  private readonly keys: number[] = [];
  private last: number;

  /** @param worst - Only those before it are wanted. */
  constructor(
    private readonly limit: number,
    private readonly highest: number,
    worst: SegmentHit | null,
  ) {
    this.last = worst ? this.keyOf(worst.place, worst.score) : Infinity;
  }

  add(place: number, score: number): void {
    const key = this.keyOf(place, score);
    if (key >= this.last) return;
    const { keys } = this;
    if (keys.length < this.limit) keys.push(key);
    let at = keys.length - 1;
    for (; at > 0 && (keys[at - 1] ?? 0) > key; at -= 1) keys[at] = keys[at - 1] ?? 0;
    keys[at] = key;
    if (keys.length === this.limit) this.last = keys.at(-1) ?? Infinity;
  }

  private keyOf(place: number, score: number): number {
    return (this.highest - score) * SEGMENT_SIZE + place;
  }

  /** Adds everybody who is marked, with their scores by place. */
  addAll({ places, count }: Marks, scores: Uint16Array): void {
    for (let at = 0; at < count; at += 1) {
      const place = places[at] ?? 0;
      this.add(place, scores[place] ?? 0);
    }
  }

  inOrder(): SegmentHit[] {
    return this.keys.map((key) => ({ place: key % SEGMENT_SIZE, score: this.highest - Math.floor(key / SEGMENT_SIZE) }));
  }
}
