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
  private last = Infinity;

  constructor(
    private readonly limit: number,
    private readonly highest: number,
  ) {}

  add(place: number, score: number): void {
    const key = (this.highest - score) * SEGMENT_SIZE + place;
    if (key >= this.last) return;
    const { keys } = this;
    if (keys.length < this.limit) keys.push(key);
    let at = keys.length - 1;
    for (; at > 0 && (keys[at - 1] ?? 0) > key; at -= 1) keys[at] = keys[at - 1] ?? 0;
    keys[at] = key;
    if (keys.length === this.limit) this.last = keys.at(-1) ?? Infinity;
  }

  inOrder(): SegmentHit[] {
    return this.keys.map((key) => ({ place: key % SEGMENT_SIZE, score: this.highest - Math.floor(key / SEGMENT_SIZE) }));
  }
}
