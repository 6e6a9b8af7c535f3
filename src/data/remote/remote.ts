import type { ApprovalIntent } from '../../domain/grant.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { Mutation } from '../../domain/mutation.js';
import type {
  CustomerFound,
  GrantGiven,
  HistoryPage,
  NumberRevealed,
  PullAnswer,
  PushAnswer,
  RemoteAnswer,
  RemoteCapabilities,
  SearchFound,
  SnapshotPage,
  SyncScope,
  WhoAmI,
} from '../../domain/remote-answer.js';
import type { Sequence } from '../../domain/sequence.js';

/** What comes with every call. */
export interface RemoteCall {
  /** Honoured: an aborted call rejects, with whatever effect it may have had. */
  readonly signal: AbortSignal;
  /** Made with the store of the register that calls. A remote that knows its callers takes theirs from the token. */
  readonly registerId: string;
}

/** That something has changed: a hint, never needed for anything to be right. */
export interface ChangeHint {
  readonly sequence: Sequence;
}

/**
 * Where the customers of all registers of one merchant meet. A vendor writes one over whatever keeps them; `remoteContract`
 * of `regulars/testing` checks each line below.
 *
 * - **What cannot be judged now is thrown**, never answered: no network (`remote-unreachable`), too much asked
 *   (`remote-busy`), the remote's own failure (`remote-failed`), a token (`remote-unauthorized`, `remote-forbidden`), another
 *   protocol or a kind of mutation it does not know (`remote-incompatible`). A call that threw may have had its effect; the
 *   register sends it again, whole, under the same ids.
 * - **Each mutation is applied once**, whatever arrives twice. Accepted and rejected are recorded, with a hash of the body, in
 *   the transaction of the effect, and for ever: the same id and body get the same answer; another body under the id is
 *   rejected `id-reused`. *Later* records nothing.
 * - **A mutation is applied whole or not at all.** A sale, its entries and the parked sale it completes are one.
 * - **Order is kept in a lane**: what comes behind a rejected mutation of its lane in one push is answered *later*.
 * - **`push` and `pull` agree**: what a push accepted at a sequence is in the pages whose `passed` reaches it. A cursor never
 *   skips what committed late; a page never ends inside a transaction.
 * - **Versions grow** with each change of a record, and are numbers of its counter.
 * - **Facts are never refused for a balance**; requests are (`insufficient-balance`).
 * - `registerId`, merchant and location come from the token, not from what is sent; a `locationId` it does not allow is
 *   rejected `not-allowed`.
 */
export interface Remote {
  capabilities(call: RemoteCall): Promise<RemoteCapabilities>;
  /** Asked before the first push after each start. */
  whoami(call: RemoteCall): Promise<WhoAmI>;
  /** At most 200 mutations, in the order of the outbox. */
  push(mutations: readonly Mutation[], call: RemoteCall): Promise<PushAnswer>;
  /** @throws {RegularsError} `cursor-expired` for one it can no longer go on from: the register takes a snapshot. */
  pull(cursor: string, limit: number, call: RemoteCall): Promise<PullAnswer>;
  /** All customers, page by page, by id. The cursor of each page is that of the first. */
  snapshot(scope: SyncScope, after: Id | null, call: RemoteCall): Promise<SnapshotPage>;

  /** Hints until the signal aborts or the line breaks. Without it a register asks each 30 s. */
  watch?(call: RemoteCall): AsyncIterable<ChangeHint>;
  /** Of all the merchant's customers, those the register does not keep among them. */
  search?(query: string, limit: number, purpose: 'sale' | 'directory', call: RemoteCall): Promise<SearchFound>;
  get?(id: CustomerId, call: RemoteCall): Promise<CustomerFound>;
  /** What is older than a register keeps. */
  history?(customerId: CustomerId, before: string, call: RemoteCall): Promise<RemoteAnswer & HistoryPage>;
  /** The number of a document; logged. */
  reveal?(documentId: Id, call: RemoteCall): Promise<NumberRevealed>;
  /** One try of a PIN. @throws {RegularsError} `wrong-pin`, `pin-locked`, `no-managers`, `not-allowed`. */
  approve?(intent: ApprovalIntent, pin: string, call: RemoteCall): Promise<GrantGiven>;
}
