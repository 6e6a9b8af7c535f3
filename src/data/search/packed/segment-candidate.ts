import type { CustomerId } from '../../../domain/id.js';
import type { Candidate } from '../candidates.js';
import type { IndexedCustomer } from '../search-index.js';
import type { Segment } from './segment.js';

/** Somebody of a segment who was found. */
export class SegmentCandidate implements Candidate {
  readonly nameKey: number;
  /** Many names begin alike, and one is compared with several. */
  private folded: string | null = null;

  constructor(
    private readonly segment: Segment,
    private readonly place: number,
    readonly score: number,
    readonly recent: number,
  ) {
    this.nameKey = segment.data.nameKeys[place] ?? 0;
  }

  foldedName(): string {
    this.folded ??= this.segment.foldedNameAt(this.place);
    return this.folded;
  }

  id(): CustomerId {
    return this.segment.idAt(this.place);
  }

  customer(): IndexedCustomer {
    return this.segment.shownAt(this.place);
  }
}
