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
  return data && new Segment(data);
}
