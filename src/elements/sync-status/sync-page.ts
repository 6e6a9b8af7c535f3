import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { download, icon, warning } from '../../ui/icons.js';
import { refusedRows } from './refused-rows.js';
import type { RefusedRows } from './refused-rows.js';
import { syncFacts } from './sync-facts.js';
import type { SyncFacts } from './sync-facts.js';
import type { RefusedChanges } from './sync-outbox.js';

export interface SyncPage extends SyncFacts, Omit<RefusedRows, 'refused'> {
  /** Undefined while they are being read. */
  readonly refused: RefusedChanges | undefined;
  /** Why they could not be read; empty where they were. */
  readonly unread: string;
  readonly retryLabel: string;
  readonly failure: string;
  readonly isSyncing: boolean;
  readonly onRetryRead: () => void;
  readonly onNow: () => void;
  readonly onExport: () => void;
}

/** How this register stands with its remote, and what there is to decide. */
export function syncPage(page: SyncPage): TemplateResult {
  const { failure } = page;
  return html`<div class="sync">
    <div class="body">${syncFacts(page)} ${failureLine(failure)} ${notRead(page)}</div>
    ${page.refused ? refusedRows({ ...page, refused: page.refused }) : nothing} ${foot(page)}
  </div>`;
}

/** What failed, and what to do. */
export function failureLine(failure: string): unknown {
  if (failure === '') return nothing;
  return html`<p class="state fails" part="error">${icon(warning)}<span>${failure}</span></p>`;
}

function notRead({ unread, retryLabel, onRetryRead }: SyncPage): unknown {
  if (unread === '') return nothing;
  return html`<p class="state fails" part="error">${icon(warning)}<span>${unread}</span></p>
    <button type="button" class="button" @click=${onRetryRead}>${retryLabel}</button>`;
}

/** Nothing is to be pressed on a locked register, nor on one that is on its own. */
function foot({ status, mood, refused, localize, isSyncing, onNow, onExport }: SyncPage): unknown {
  if (mood === 'off' || refused === undefined || refused.isLocked) return nothing;
  const isWaiting = status.pending + status.rejected > 0;
  return html`<div class="foot">
    <button type="button" class="button main" aria-busy=${isSyncing ? 'true' : 'false'} @click=${onNow}>
      ${localize.t(isSyncing ? 'sync.nowRunning' : 'sync.now')}
    </button>
    ${
      isWaiting
        ? html`<button type="button" class="button plain" @click=${onExport}>${icon(download)}${localize.t('sync.export')}</button>`
        : nothing
    }
  </div>`;
}
