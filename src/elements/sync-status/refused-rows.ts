import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CustomerClient } from '../../context/customer-client-context.js';
import type { Id } from '../../domain/id.js';
import type { QueuedMutation } from '../../domain/sync-status.js';
import { timeOf } from '../../ui/i18n/time-text.js';
import { blocked, icon } from '../../ui/icons.js';
import { fieldRows } from './field-rows.js';
import type { FieldChoice } from './field-rows.js';
import type { RefusedChange, RefusedChanges } from './sync-outbox.js';
import type { SyncSentences } from './sync-sentences.js';

/** What the cashier can do with a refused change. */
export type RefusedAction = 'retry' | 'move' | 'discard';

export interface RefusedRows extends FieldChoice {
  readonly client: CustomerClient;
  readonly sentences: SyncSentences;
  readonly refused: RefusedChanges;
  /** The one that is being acted on. */
  readonly busyId: Id | null;
  readonly onAction: (action: RefusedAction, queued: QueuedMutation) => void;
}

/** The changes that were refused, each with what waits behind it, why, and what to do. */
export function refusedRows(rows: RefusedRows): unknown {
  const { localize, refused } = rows;
  if (refused.changes.length === 0) return nothing;
  return html`<div class="group" id="refused-group">${localize.t('sync.rejectedList')}</div>
    <ul class="rows" aria-labelledby="refused-group">
      ${repeat(
        refused.changes,
        (change) => change.refused.mutation.id,
        (change) => refusedRow(change, rows),
      )}
    </ul>
    ${refused.more > 0 ? html`<p class="caption more">${localize.t('sync.more', { count: refused.more })}</p>` : nothing}`;
}

function refusedRow(change: RefusedChange, rows: RefusedRows): TemplateResult {
  const { client, localize, sentences, refused, busyId } = rows;
  const { environment, timeZone } = client.options;
  const { rejectedAt, mutation } = change.refused;
  const what = sentences.what(change.refused, refused.names);
  const time = rejectedAt && timeOf(rejectedAt, environment.clock.now(), timeZone, localize.locale);
  return html`<li class="row" part="row row-rejected" aria-busy=${mutation.id === busyId ? 'true' : 'false'}>
    <p class="row-label">${what}</p>
    <p class="row-why">${icon(blocked)}<span>${why(change, rows)}</span></p>
    ${time ? html`<p class="caption">${localize.t('sync.rejectedAt', { time })}</p>` : nothing} ${heldRows(change, rows)}
    ${change.fields ? fieldRows(change.refused, change.fields, what, rows) : actionsRow(change.refused, rows)}
  </li>`;
}

function why({ refused, fields }: RefusedChange, { localize, sentences }: RefusedRows): string {
  return fields?.length === 0 ? localize.t('sync.why.known-whole') : sentences.why(refused);
}

function actionsRow(refused: QueuedMutation, rows: RefusedRows): TemplateResult {
  return html`<div class="row-actions">${actionsOf(refused).map((action) => actionButton(action, refused, rows))}</div>`;
}

function heldRows({ held, moreHeld }: RefusedChange, { localize, sentences, refused }: RefusedRows): unknown {
  if (held.length === 0) return nothing;
  return html`<div class="held">
    <p class="caption">${localize.t('sync.heldList')}</p>
    <ul>
      ${held.map((one) => html`<li part="row row-held">${sentences.what(one, refused.names)}</li>`)}
      ${moreHeld > 0 ? html`<li>${localize.t('sync.more', { count: moreHeld })}</li>` : nothing}
    </ul>
  </div>`;
}

/** What has happened cannot be given up, only put right. */
function actionsOf({ isFact }: QueuedMutation): readonly RefusedAction[] {
  return isFact ? ['retry', 'move'] : ['retry', 'discard'];
}

function actionButton(
  action: RefusedAction,
  queued: QueuedMutation,
  { localize, sentences, refused, onAction }: RefusedRows,
): TemplateResult {
  return html`<button
    type="button"
    class="button"
    aria-label=${localize.t(`sync.${action}Of`, { what: sentences.what(queued, refused.names) })}
    @click=${() => {
      onAction(action, queued);
    }}
  >
    ${localize.t(`sync.${action}`)}
  </button>`;
}
