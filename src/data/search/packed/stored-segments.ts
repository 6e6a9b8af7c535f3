import { type Pace, Pacer } from '../../pacer.js';
import type { SegmentEntry } from '../../store/manifest.js';
import type { SegmentSection } from '../../store/segment.js';
import { readSections } from './segment-sections.js';
import { Segment } from './segment.js';

/** A segment as the store has it; null where it is gone. */
export interface StoredParts {
  readonly entry: SegmentEntry;
  readonly sections: readonly SegmentSection[] | null;
}

/** A segment that was stored, ready for use; null where there is any doubt about it. */
export async function storedSegment({ entry, sections }: StoredParts, pace: Pace): Promise<Segment | null> {
  const pacer = new Pacer(pace);
  const pause = async (): Promise<void> => {
    if (pacer.due) await pacer.breathe();
  };
  const data = sections && (await readSections(sections, entry.sections, pause));
  const segment = data && new Segment(data);
  if (segment) STORED.add(segment);
  return segment;
}

/** Each of their customers is in one of them alone. */
const STORED = new WeakSet<Segment>();
const LOOKED_AT_ONCE = 256;

/** Hides in stored segments whoever has been packed anew before these were read. */
export async function hideRepacked(stored: readonly Segment[], all: readonly Segment[], pace: Pace): Promise<void> {
  const pacer = new Pacer(pace);
  for (const newer of all) {
    if (STORED.has(newer)) continue;
    for (let place = 0; place < newer.size; place += 1) {
      for (const segment of stored) segment.hideOlder(newer.idAt(place), newer.changeAt(place));
      if (place % LOOKED_AT_ONCE === 0 && pacer.due) await pacer.breathe();
    }
  }
}
