import type { LocalizeController } from '../../context/localize-controller.js';
import type { SyncState, SyncStatus } from '../../domain/sync-status.js';
import type { SyncBadgeWords } from '../../ui/i18n/sync/badge-en.js';

/** What a register makes of its status: `elsewhere` where another tab of it syncs, `snapshot` while its customers come. */
export type SyncMood = SyncState | 'elsewhere' | 'snapshot' | 'queued';

/** How loud it is: nothing to say, something that passes by itself, or something for somebody to do. */
export type SyncWeight = 'fine' | 'warns' | 'fails';

const WEIGHTS: Readonly<Partial<Record<SyncMood, SyncWeight>>> = {
  waiting: 'warns',
  offline: 'warns',
  unauthorized: 'fails',
  incompatible: 'fails',
  'wrong-merchant': 'fails',
};

/**
 * What to show of a status.
 *
 * @param settled - What the last round ended in; null before the first. Each new try is `syncing` for a moment: a line that is
 *   down would else be up at each, and a good one busy at each look for news.
 */
export function moodOf(status: SyncStatus, settled: SyncState | null): SyncMood {
  const { state, snapshot, leader, retryAt, pending, held } = status;
  if (snapshot) return 'snapshot';
  // Nothing was asked yet; a page that does not lead may never ask.
  if (state === 'waiting' && retryAt === null && settled === null) return leader ? 'idle' : 'elsewhere';
  if (state !== 'syncing' && state !== 'idle') return state;
  if (state === 'syncing' && settled !== null && WEIGHTS[settled]) return settled;
  if (pending <= held) return 'idle';
  return state === 'syncing' ? 'syncing' : 'queued';
}

/** What the last round ended in, after one status more. */
export function settledAfter(status: SyncStatus, settled: SyncState | null): SyncState | null {
  const { state, retryAt } = status;
  if (state === 'syncing') return settled ?? 'idle';
  return state === 'waiting' && retryAt === null ? settled && 'waiting' : state;
}

export function weightOf(mood: SyncMood, { rejected, warnings }: SyncStatus): SyncWeight {
  const weight = WEIGHTS[mood];
  if (rejected > 0 || weight === 'fails') return 'fails';
  return weight ?? (warnings.length > 0 ? 'warns' : 'fine');
}

/** All of it in short: what stands still, how much waits, what was refused. */
export function badgeSentence(
  mood: SyncMood,
  { pending, rejected, warnings }: SyncStatus,
  localize: LocalizeController<SyncBadgeWords>,
): string {
  const sentences = [
    WEIGHTS[mood] || mood === 'snapshot' || mood === 'syncing' ? localize.t(`sync.is.${mood as 'waiting'}`) : '',
    pending > 0 ? localize.t('sync.wait', { count: pending }) : '',
    rejected > 0 ? localize.t('sync.refused', { count: rejected }) : '',
    warnings.length > 0 ? localize.t('sync.is.warned') : '',
  ].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? localize.t('sync.is.done') : sentences.join(' ');
}
