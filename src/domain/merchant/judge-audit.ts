import type { Judgement, JudgePlace } from './judgement.js';
import { accepted, type MutationOf } from './judging.js';
import type { MerchantReads } from './merchant-records.js';

export function nothingRead(): MerchantReads {
  return {};
}

/** A line of the audit trail, by whichever register the remote knows it is from. */
export function judgeAudit({ entry }: MutationOf<'audit-append'>, place: JudgePlace): Judgement {
  const registerId = place.register.id;
  return accepted(place, { auditEntries: [{ ...entry, version: place.n, originRegisterId: registerId, registerId }] });
}

/** The key that this register's own approvals are checked by. A later one takes its place. */
export function judgeEnroll({ publicKey }: MutationOf<'register-enroll'>, place: JudgePlace): Judgement {
  return accepted(place, { enrolled: { registerId: place.register.id, publicKey } });
}
