import type { LocalizeController } from '../../context/localize-controller.js';
import type { ApprovalIntent } from '../../domain/grant.js';
import { formatMoney } from '../../domain/money.js';
import { approvalEn } from '../../ui/i18n/approval/en.js';
import type { ApprovalWords } from '../../ui/i18n/approval/en.js';

/** What a manager is asked, as the pad shows it. */
export interface AskedWords {
  readonly action: string;
  /** Points or money, where they are known beforehand. */
  readonly figure: string | null;
  readonly note: string | null;
}

export function askedWords(
  { action, points, amount, note }: ApprovalIntent,
  localize: LocalizeController<ApprovalWords>,
): AskedWords {
  const key = `approval.action.${action}`;
  // Ours say in words which way it goes.
  const count = isKey(key) && points !== undefined ? Math.abs(points) : points;
  const figures = [
    ...(count === undefined ? [] : [localize.t('approval.points', { count })]),
    ...(amount === undefined ? [] : [formatMoney(amount, localize.locale)]),
  ];
  return {
    action: isKey(key) ? localize.t(key) : ownWords(action),
    figure: figures.length === 0 ? null : figures.join(' · '),
    note: note ?? null,
  };
}

/** An action of the host's own has no words but its name: `price-override`. */
function ownWords(action: string): string {
  const words = action.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isKey(key: string): key is keyof ApprovalWords & `approval.action.${string}` {
  return Object.hasOwn(approvalEn, key);
}
