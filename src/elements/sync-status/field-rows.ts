import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { conflictLabel, conflictValue } from '../../context/conflict-value.js';
import type { ConflictSpeech } from '../../context/conflict-value.js';
import type { ImportedField } from '../../domain/imported-fields.js';
import type { QueuedMutation } from '../../domain/sync-status.js';
import type { SyncLocalize } from './sync-sentences.js';

/** Which of two values is right: what shows, or what was imported. */
export type FieldPick = 'shown' | 'other';

export interface FieldChoice {
  readonly localize: SyncLocalize;
  readonly speech: ConflictSpeech;
  /** Of all fields of a row where none is named. */
  readonly onPick: (queued: QueuedMutation, pick: FieldPick, field?: ImportedField) => void;
}

/** What a row of an import says otherwise than the server: both values of each field, and a tap that settles which is right. */
export function fieldRows(
  queued: QueuedMutation,
  fields: readonly ImportedField[],
  what: string,
  choice: FieldChoice,
): TemplateResult {
  return html`${repeat(
    fields,
    // A press meant for one is none for what comes into its place.
    ({ group }) => group,
    (field) => fieldRow(queued, field, choice),
  )}
    ${allRow(queued, fields, what, choice)}`;
}

function fieldRow(queued: QueuedMutation, field: ImportedField, choice: FieldChoice): TemplateResult {
  const label = conflictLabel(field, choice.speech);
  return html`<div class="conflict-field" part="conflict" role="group" aria-label=${label}>
    <div class="conflict-label" aria-hidden="true">${label}</div>
    ${valueRow(queued, field, 'shown', choice)} ${valueRow(queued, field, 'other', choice)}
  </div>`;
}

function valueRow(
  queued: QueuedMutation,
  field: ImportedField,
  pick: FieldPick,
  { localize, speech, onPick }: FieldChoice,
): TemplateResult {
  const { words } = speech;
  const label = conflictLabel(field, speech);
  const value = conflictValue(field, pick, speech);
  return html`<div class="conflict-value">
    <div class="conflict-text">
      <bdi>${value}</bdi>
      <span class="conflict-from">${pick === 'shown' ? words.t('conflict.shown') : localize.t('sync.imported')}</span>
    </div>
    <button
      type="button"
      class="button"
      aria-label=${words.t(pick === 'shown' ? 'conflict.keepOf' : 'conflict.takeOf', { label, value })}
      @click=${() => onPick(queued, pick, field)}
    >
      ${words.t(pick === 'shown' ? 'conflict.keep' : 'conflict.take')}
    </button>
  </div>`;
}

/** One field is settled where it stands. */
function allRow(
  queued: QueuedMutation,
  fields: readonly ImportedField[],
  what: string,
  { localize, onPick }: FieldChoice,
): unknown {
  if (fields.length === 1) return nothing;
  const picks: readonly FieldPick[] = fields.length === 0 ? ['shown'] : ['shown', 'other'];
  return html`<div class="row-actions">
    ${picks.map(
      (pick) =>
        html`<button
          type="button"
          class="button"
          aria-label=${localize.t(`sync.settle.${pick}Of`, { what })}
          @click=${() => onPick(queued, pick)}
        >
          ${localize.t(`sync.settle.${pick}`)}
        </button>`,
    )}
  </div>`;
}
