import type { Grant } from '../../src/domain/grant.js';
import { idOf } from './sample-records.js';

/** To add points for customer 1, by manager 700. */
export function grantOf(fields: Partial<Grant> = {}): Grant {
  return {
    id: idOf(7_000),
    entryId: idOf(2_000),
    action: 'loyalty-add',
    customerId: idOf(1),
    points: null,
    amount: null,
    limit: { points: 100 },
    merchantId: 'merchant-1',
    registerId: 'register-1',
    managerId: idOf(700),
    verifiedBy: 'remote',
    issuedAt: '2026-11-21T12:00:00.000Z',
    proof: 'proof',
    ...fields,
  };
}
