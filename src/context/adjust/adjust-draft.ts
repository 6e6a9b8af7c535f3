import type { Grant } from '../../domain/grant.js';
import type { Id } from '../../domain/id.js';
import type { Reason } from '../../domain/ledger.js';
import { LARGEST_FIGURE } from './adjust-kind.js';
import type { AdjustBalance, AdjustKind, AdjustWay, FigureProblem } from './adjust-kind.js';

/** A reason that is said in free words. */
export const OTHER = 'other';

/** What may be given as a reason where the host has no list of its own. */
export const DEFAULT_REASONS: readonly Reason[] = [{ code: 'goodwill' }, { code: 'correction' }, { code: 'promotion' }];

/** What has been chosen and typed so far. There is no figure to type before there is an entry id and, where needed, a grant. */
export interface AdjustDraft {
  readonly way: AdjustWay;
  readonly entryId: Id;
  /** Null where the cashier needs none. */
  readonly grant: Grant | null;
  readonly text: string;
  readonly reasonCode: string;
  readonly reasonText: string;
  /** Whether it was pressed to be written, and refused: from then on all that is missing is said. */
  readonly isRefused: boolean;
}

/** A draft for one entry. The first reason is chosen, so that the number and one press are enough. */
export function newDraft(way: AdjustWay, entryId: Id, grant: Grant | null, reasons: readonly Reason[]): AdjustDraft {
  return { way, entryId, grant, text: '', reasonCode: reasons[0]?.code ?? OTHER, reasonText: '', isRefused: false };
}

/** All reasons that can be chosen, the free one last. */
export function reasonsOf(given: readonly Reason[] | undefined): readonly Reason[] {
  const listed = given?.length ? given : DEFAULT_REASONS;
  return listed.some(({ code }) => code === OTHER) ? listed : [...listed, { code: OTHER }];
}

/** The reason as it is written, in the host's words where it has given some; null where the free words are missing. */
export function reasonOf({ reasonCode, reasonText }: AdjustDraft, reasons: readonly Reason[]): Reason | null {
  if (reasonCode !== OTHER) return reasons.find(({ code }) => code === reasonCode) ?? { code: reasonCode };
  const text = reasonText.trim();
  return text === '' ? null : { code: OTHER, text };
}

/** What is wrong with the figure; null where it can be written. */
export function figureProblem(
  { way, text, grant }: AdjustDraft,
  kind: AdjustKind,
  balance: AdjustBalance,
  mayOverdraw: boolean,
): FigureProblem | null {
  if (text.trim() === '') return 'required';
  const figure = kind.parse(text);
  if (figure === null) return 'unreadable';
  if (figure === 0) return 'required';
  if (figure > LARGEST_FIGURE || Math.abs(balance.amount) + figure > Number.MAX_SAFE_INTEGER) return 'too-large';
  if (way === 'take' && !mayOverdraw && figure > balance.spendable) return 'not-enough';
  const limit = grant && kind.limitOf(grant);
  return limit !== null && figure > limit ? 'over-limit' : null;
}

/** The account as it will be; as it is while there is no figure to count with. */
export function balanceAfter({ way, text }: AdjustDraft, kind: AdjustKind, { amount }: AdjustBalance): number {
  const figure = kind.parse(text);
  if (figure === null || figure > LARGEST_FIGURE) return amount;
  return way === 'give' ? amount + figure : amount - figure;
}
