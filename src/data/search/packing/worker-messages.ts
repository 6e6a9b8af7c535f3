import type { SegmentSection } from '../../store/segment.js';
import type { Packable } from '../index-entry.js';

/** What a packing worker is told: some customers of a job, or that these were all; or that a job is given up. */
export type ToWorker =
  { readonly job: number; readonly customers: readonly Packable[] } | { readonly job: number; readonly then: 'pack' | 'forget' };

/** What it says: that it is there, and what became of a job. */
export type FromWorker =
  | { readonly isReady: true }
  | { readonly job: number; readonly sections: readonly SegmentSection[] }
  | { readonly job: number; readonly failure: string };
