import type { LocalDate, Timestamp } from '../clock.js';
import type { OfflineApprovalCaps, OfflineUse } from '../offline-approval.js';
import type { RegisterName } from '../record.js';
import type { PushAccepted } from '../remote-answer.js';
import type { MerchantPuts } from './merchant-records.js';

/** What a merchant allows; every rule has a default. */
export interface MerchantRules {
  /** The most points a currency unit of a sale's subtotal may earn; 1 where not given. */
  readonly earnCeiling?: number;
  /** Whether an adjustment by hand may go below zero. */
  readonly allowNegative?: boolean;
  /** Whether a refund stops at zero where earned points are spent already. */
  readonly clamp?: boolean;
  /** Credit issued by a return is good for so many months; null for ever. */
  readonly creditExpiresAfterMonths?: number | null;
  /**
   * Whether what a register did before it had a remote is taken over as it was, points and credit with it; no where not given.
   * No manager of the remote has approved any of it: allow it for as long as old registers are connected.
   */
  readonly adoptsStores?: boolean;
  /** How far a manager may approve on a register while the remote is away; null, and where not given, not at all. */
  readonly offlineApproval?: OfflineApprovalCaps | null;
}

/** Where, when and for whom a mutation is judged. All of it is the remote's own knowledge, but for what the register is called. */
export interface JudgePlace {
  /** The number this mutation gets: the version of all it writes. */
  readonly n: number;
  readonly now: Timestamp;
  /** The merchant's. */
  readonly today: LocalDate;
  readonly timeZone: string;
  readonly merchantId: string;
  /** Of the token, and as the mutation calls it. */
  readonly register: RegisterName;
  readonly locationIds: readonly string[];
  /** Registers that have ever called, whom an erasure waits for. */
  readonly registerIds: readonly string[];
  readonly rules: MerchantRules;
  /**
   * Of the grant that came with the mutation: whether its proof is this merchant's. Checked before, since it waits; false where
   * none came.
   */
  readonly isProven: boolean;
  /** What this register wrote before under grants of its own. At hand wherever such a grant came with the mutation. */
  readonly offlineUses: readonly OfflineUse[];
}

export type Judgement =
  | {
      readonly status: 'accepted';
      readonly answer: Omit<PushAccepted, 'mutationId' | 'status' | 'sequence'>;
      readonly puts: MerchantPuts;
    }
  | {
      readonly status: 'rejected';
      readonly code: string;
      readonly message: string;
      /** What shows all the same, such as that two registers have one parked sale open. */
      readonly puts?: MerchantPuts;
    };

/** Refused for good. The message names no person. */
export function rejected(code: string, message: string, puts?: MerchantPuts): Judgement {
  return { status: 'rejected', code, message, ...(puts && { puts }) };
}
