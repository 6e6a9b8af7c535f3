import type { Timestamp } from './clock.js';
import type { CustomerId } from './id.js';
import type { RegisterName } from './record.js';

/** A customer who was erased, and how far that has come. */
export interface Erasure {
  readonly customerId: CustomerId;
  readonly at: Timestamp;
  /** `hidden`: nothing finds or shows the person. `erased`: nothing this register stores holds them any more. */
  readonly here: 'hidden' | 'erased';
  /** Registers that have not said yet that they are done; none without a remote. */
  readonly unconfirmed: readonly (RegisterName & { readonly lastSeenAt: Timestamp | null })[];
}
