import type { Mutation } from '../mutation.js';
import { judgeAudit, judgeEnroll, nothingRead } from './judge-audit.js';
import { conflictReads, judgeResolve } from './judge-conflict.js';
import { consentReads, judgeConsent } from './judge-consent.js';
import { customerReads, judgeSave, judgeStatus, judgeType } from './judge-customer.js';
import { documentRemoveReads, documentSaveReads, judgeDocumentRemove, judgeDocumentSave } from './judge-document.js';
import { confirmReads, eraseReads, judgeConfirm, judgeErase } from './judge-erase.js';
import { importReads, judgeImport } from './judge-import.js';
import { judgeClaim, judgeLeave, judgePark, judgeRenew, parkReads, queueReads } from './judge-parked-sale.js';
import type { Judgement, JudgePlace } from './judgement.js';
import type { MutationOf } from './judging.js';
import type { MerchantReads, MerchantRecords } from './merchant-records.js';

type Kind = Mutation['kind'];

interface Rule<OneKind extends Kind> {
  /** What must be at hand. */
  readonly reads: (mutation: MutationOf<OneKind>) => MerchantReads;
  readonly judge: (mutation: MutationOf<OneKind>, found: MerchantRecords, place: JudgePlace) => Judgement;
}

/** The rule book: one rule a kind. */
const RULES: { readonly [OneKind in Kind]?: Rule<OneKind> } = {
  'customer-save': { reads: customerReads, judge: judgeSave },
  'customer-type': { reads: customerReads, judge: judgeType },
  'customer-status': { reads: customerReads, judge: judgeStatus },
  'customer-import': { reads: importReads, judge: judgeImport },
  'customer-erase': { reads: eraseReads, judge: judgeErase },
  'erase-confirm': { reads: confirmReads, judge: judgeConfirm },
  'conflict-resolve': { reads: conflictReads, judge: judgeResolve },
  'consent-append': { reads: consentReads, judge: judgeConsent },
  'identity-document-save': { reads: documentSaveReads, judge: judgeDocumentSave },
  'identity-document-remove': { reads: documentRemoveReads, judge: judgeDocumentRemove },
  'parked-sale-park': { reads: parkReads, judge: judgePark },
  'parked-sale-claim': { reads: queueReads, judge: judgeClaim },
  'parked-sale-renew': { reads: queueReads, judge: judgeRenew },
  'parked-sale-release': { reads: queueReads, judge: judgeLeave },
  'parked-sale-remove': { reads: queueReads, judge: judgeLeave },
  'audit-append': { reads: nothingRead, judge: (mutation, _found, place) => judgeAudit(mutation, place) },
  'register-enroll': { reads: nothingRead, judge: (mutation, _found, place) => judgeEnroll(mutation, place) },
};

/** Kinds of mutation that can be judged. */
export const KINDS: readonly Kind[] = Object.keys(RULES) as Kind[];

/** Whether there is a rule for it. Hosts of another release may send what this one does not know. */
export function isJudged(kind: Kind): boolean {
  return Object.hasOwn(RULES, kind);
}

/** What has to be read before a mutation can be judged. */
export function readsOf(mutation: Mutation): MerchantReads {
  return ruleOf(mutation).reads(mutation);
}

/** What becomes of a mutation: of nothing but what was found and where it is. */
export function judge(mutation: Mutation, found: MerchantRecords, place: JudgePlace): Judgement {
  return ruleOf(mutation).judge(mutation, found, place);
}

function ruleOf(mutation: Mutation): Rule<Kind> {
  const rule = RULES[mutation.kind] as Rule<Kind> | undefined;
  if (!rule) throw new TypeError(`There is no rule for mutations of the kind ${mutation.kind}: ask isJudged() first.`);
  return rule;
}
