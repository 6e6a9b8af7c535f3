import type { ClientContext } from '../client-context.js';
import type { ClientParts } from '../client-parts.js';
import { approvalStatus } from './approval-status.js';
import { approve } from './approve.js';
import { readAudit } from './read-audit.js';
import { setManagers } from './set-managers.js';

/** Managers of this register, their approvals, and the trail of both. */
export function approvalOf(context: ClientContext): ClientParts['approval'] {
  return {
    approve: (intent, pin) => approve(context, intent, pin),
    approvalStatus: () => approvalStatus(context),
    setManagers: (managers) => setManagers(context, managers),
    audit: (query) => readAudit(context, query),
  };
}
