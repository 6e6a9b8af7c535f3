import type { ApprovalAction, Grant } from '../domain/grant.js';
import type { Id } from '../domain/id.js';

/** A manager has approved something. The grant itself is only the answer of `request()`. */
export class GrantIssueEvent extends Event {
  readonly grantId: Id;
  readonly entryId: Id;
  readonly action: ApprovalAction;
  readonly managerId: Id;
  readonly verifiedBy: Grant['verifiedBy'];

  constructor({ id, entryId, action, managerId, verifiedBy }: Grant) {
    super('grant-issue', { bubbles: true, composed: true });
    this.grantId = id;
    this.entryId = entryId;
    this.action = action;
    this.managerId = managerId;
    this.verifiedBy = verifiedBy;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'grant-issue': GrantIssueEvent;
  }
}
