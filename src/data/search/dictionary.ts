/** Long enough that few words share a bucket, short enough that a first letter need not visit many. */
const BUCKET_PREFIX = 3;

/** How well a slot matches: a word of its begins so, or is the very word. */
export const BEGINS = 1;
export const EXACT = 2;

interface Bucket {
  readonly words: string[];
  sorted: boolean;
}

/** Words and the slots of those who have them. Slots are only ever added. */
export class Dictionary {
  private readonly slots = new Map<string, number[]>();
  /** Words by their first letters, so that a new one sorts only its neighbours again. */
  private readonly buckets = new Map<string, Bucket>();

  add(word: string, slot: number): void {
    const slots = this.slots.get(word);
    if (slots) {
      slots.push(slot);
      return;
    }
    this.slots.set(word, [slot]);
    const prefix = word.slice(0, BUCKET_PREFIX);
    const bucket = this.buckets.get(prefix);
    if (!bucket) this.buckets.set(prefix, { words: [word], sorted: true });
    else {
      bucket.words.push(word);
      bucket.sorted = false;
    }
  }

  /** How many words there are. */
  get size(): number {
    return this.slots.size;
  }

  words(): Iterable<string> {
    return this.slots.keys();
  }

  /** Those with exactly this word. */
  exact(word: string): readonly number[] {
    return this.slots.get(word) ?? [];
  }

  /** Marks every slot that has a word beginning so, and those with the word itself as exact. */
  mark(beginning: string, marks: Uint8Array): void {
    if (beginning.length >= BUCKET_PREFIX) this.markIn(this.buckets.get(beginning.slice(0, BUCKET_PREFIX)), beginning, marks);
    else for (const [prefix, bucket] of this.buckets) if (prefix.startsWith(beginning)) this.markIn(bucket, beginning, marks);
    this.markExact(beginning, marks);
  }

  markExact(word: string, marks: Uint8Array): void {
    for (const slot of this.exact(word)) marks[slot] = EXACT;
  }

  private markIn(bucket: Bucket | undefined, beginning: string, marks: Uint8Array): void {
    if (!bucket) return;
    if (!bucket.sorted) bucket.words.sort();
    bucket.sorted = true;
    for (let at = lowerBound(bucket.words, beginning); bucket.words[at]?.startsWith(beginning); at += 1) {
      for (const slot of this.exact(bucket.words[at] ?? '')) if (marks[slot] !== EXACT) marks[slot] = BEGINS;
    }
  }
}

function lowerBound(sorted: readonly string[], value: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
