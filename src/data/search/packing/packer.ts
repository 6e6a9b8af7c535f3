import type { IndexStatus } from '../../../domain/store-status.js';
import type { Pace } from '../../pacer.js';
import type { SegmentSection } from '../../store/segment.js';
import type { Packable } from '../index-entry.js';

/** Customers, each of whom is there once, some at a time; asked again where a packer fails and another takes over. */
export type Batches = () => AsyncIterable<readonly Packable[]> | Iterable<readonly Packable[]>;

/** Makes segments of customers. */
export interface Packer {
  readonly runsIn: IndexStatus['runsIn'];
  /**
   * A segment as it is stored.
   *
   * @param pace - By which the page is left alone in between.
   */
  pack(batches: Batches, pace: Pace): Promise<readonly SegmentSection[]>;
  /** Ends what it runs in, and all that is being packed there. */
  close(): void;
}
