import type { Mutation } from '../mutation.js';
import { adoptReads, judgeAdopt } from './judge-adopt.js';
import { judgeAudit, judgeEnroll, nothingRead } from './judge-audit.js';
import { conflictReads, judgeResolve } from './judge-conflict.js';
import { consentReads, judgeConsent } from './judge-consent.js';
import { customerReads, judgeSave, judgeStatus, judgeType } from './judge-customer.js';
import { documentRemoveReads, documentSaveReads, judgeDocumentRemove, judgeDocumentSave } from './judge-document.js';
import { confirmReads, eraseReads, judgeConfirm, judgeErase } from './judge-erase.js';
import { entryReads, judgeEntry } from './judge-entry.js';
import { grantReads, useGrant } from './judge-grant.js';
import { importReads, judgeImport } from './judge-import.js';
import { judgeMerge, mergeReads } from './judge-merge.js';
import { judgeRefund, refundReads } from './judge-refund.js';
import { judgeSale, saleReads } from './judge-sale.js';
import { judgeClaim, judgeLeave, judgePark, judgeRenew, parkReads, queueReads } from './judge-parked-sale.js';
import type { Judgement, JudgePlace, MerchantRules } from './judgement.js';
import type { MutationOf } from './judging.js';
import { judged } from './refusal.js';
import type { MerchantReads, MerchantRecords } from './merchant-records.js';

type Kind = Mutation['kind'];

interface Rule<OneKind extends Kind> {
  /** What must be at hand. */
  readonly reads: (mutation: MutationOf<OneKind>) => MerchantReads;
  readonly judge: (mutation: MutationOf<OneKind>, found: MerchantRecords, place: JudgePlace) => Judgement;
}

/** The rule book: one rule a kind. */
const RULES: { readonly [OneKind in Kind]: Rule<OneKind> } = {
  'customer-save': underGrant<'customer-save'>({ reads: customerReads, judge: judgeSave }),
  'customer-type': { reads: customerReads, judge: judgeType },
  'customer-status': underGrant<'customer-status'>({ reads: customerReads, judge: judgeStatus }),
  'customer-merge': { reads: mergeReads, judge: judgeMerge },
  'customer-import': { reads: importReads, judge: judgeImport },
  'customer-erase': underGrant<'customer-erase'>({ reads: eraseReads, judge: judgeErase }),
  'erase-confirm': { reads: confirmReads, judge: judgeConfirm },
  'conflict-resolve': { reads: conflictReads, judge: judgeResolve },
  'consent-append': { reads: consentReads, judge: judgeConsent },
  'identity-document-save': { reads: documentSaveReads, judge: judgeDocumentSave },
  'identity-document-remove': { reads: documentRemoveReads, judge: judgeDocumentRemove },
  'loyalty-append': { reads: entryReads, judge: judgeEntry },
  'store-credit-append': { reads: entryReads, judge: judgeEntry },
  'sale-record': { reads: saleReads, judge: judgeSale },
  'refund-record': { reads: refundReads, judge: judgeRefund },
  'history-adopt': { reads: adoptReads, judge: judgeAdopt },
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

/** Those that a merchant takes: a register keeps the others until it does. */
export function kindsUnder({ adoptsStores }: MerchantRules): Kind[] {
  return KINDS.filter((kind) => kind !== 'history-adopt' || adoptsStores === true);
}

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

/**
 * What a register may do without asking, it may do here: its permissions are its own. A grant that came all the same is
 * checked, and that it was used is kept.
 */
function underGrant<OneKind extends 'customer-save' | 'customer-status' | 'customer-erase'>(rule: Rule<OneKind>): Rule<OneKind> {
  return {
    reads: (mutation) => {
      const { customers = [], ...others } = rule.reads(mutation);
      const { customers: granted = [], ...uses } = grantReads(mutation);
      return { ...others, ...uses, customers: [...customers, ...granted] };
    },
    judge: (mutation, found, place) =>
      judged(() => {
        const used = useGrant(mutation, found, place);
        const judgement = rule.judge(mutation, found, place);
        return judgement.status === 'accepted' ? { ...judgement, puts: { ...judgement.puts, ...used } } : judgement;
      }),
  };
}

function ruleOf(mutation: Mutation): Rule<Kind> {
  const rule = RULES[mutation.kind] as unknown as Rule<Kind> | undefined;
  if (!rule) throw new TypeError(`There is no rule for mutations of the kind ${mutation.kind}: ask isJudged() first.`);
  return rule;
}
