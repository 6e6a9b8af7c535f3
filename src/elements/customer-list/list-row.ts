import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { CustomerRow } from '../../domain/customer-query.js';
import type { CustomerStatus } from '../../domain/status.js';
import { face } from '../../ui/face.js';
import { blocked, check, close, icon, warning } from '../../ui/icons.js';
import type { RowTexts } from './row-texts.js';

/** How a row stands in the grid. */
export interface RowPlace {
  readonly index: number;
  /** Whether Tab comes to it. */
  readonly isStop: boolean;
  readonly isSelected: boolean;
}

// Drawn once: the same result again leaves the icon as it is.
const STATUS_ICONS: Readonly<Record<CustomerStatus, TemplateResult>> = {
  active: icon(check),
  inactive: icon(close),
  banned: icon(blocked),
  merged: icon(close),
};
const WARNING = icon(warning);

/**
 * A customer's row, or the place of one that has not come: the same elements, so that focus stays when it does. A table's
 * line in a wide list and two lines in a narrow one, by the style sheet alone.
 */
export function listRow(row: CustomerRow, texts: RowTexts, place: RowPlace): TemplateResult {
  const { id, displayName, initial, status, alerts } = row.customer;
  return rowTemplate(place, {
    state: status,
    customerFace: face({
      customerId: id,
      initial,
      size: 36,
      mark: status === 'banned' ? 'blocked' : texts.alert || alerts.length > 0 ? 'warning' : undefined,
    }),
    name: displayName,
    texts,
    statusIcon: STATUS_ICONS[status],
    alertIcon: texts.alert ? WARNING : '',
    isBusy: false,
  });
}

/** The place of a row that is being read. */
export function placeholderRow(loading: string, place: RowPlace): TemplateResult {
  return rowTemplate(place, {
    state: 'placeholder',
    customerFace: BLANK_FACE,
    name: loading,
    texts: NO_TEXTS,
    statusIcon: '',
    alertIcon: '',
    isBusy: true,
  });
}

const BLANK_FACE = html`<span class="face face-36 blank"></span>`;
const NO_TEXTS: RowTexts = { phone: '', email: '', type: '', points: '', credit: '', status: '', alert: '' };

interface RowLook {
  readonly state: CustomerStatus | 'placeholder';
  readonly customerFace: TemplateResult;
  readonly name: string;
  readonly texts: RowTexts;
  readonly statusIcon: unknown;
  readonly alertIcon: unknown;
  readonly isBusy: boolean;
}

function rowTemplate({ index, isStop, isSelected }: RowPlace, look: RowLook): TemplateResult {
  const { state, customerFace, name, texts, statusIcon, alertIcon, isBusy } = look;
  return html`<div
    class=${`row ${state}${isSelected ? ' selected' : ''}`}
    part=${`row row-${state}${isSelected ? ' row-selected' : ''}`}
    role="row"
    aria-rowindex=${index + 2}
    aria-selected=${String(isSelected)}
    aria-busy=${String(isBusy)}
    tabindex=${isStop ? 0 : -1}
    data-index=${index}
  >
    <div class="cell who" role="gridcell">${customerFace}<bdi class="name">${name}</bdi></div>
    <div class="cell phone" role="gridcell"><span class="number">${texts.phone}</span></div>
    <div class="cell email" role="gridcell"><span class="number">${texts.email}</span></div>
    <div class="cell type" role="gridcell">${texts.type}</div>
    <div class="cell points" role="gridcell">${texts.points}</div>
    <div class="cell credit" role="gridcell">${texts.credit}</div>
    <div class="cell status" role="gridcell">
      <span class="state">${statusIcon}<span class="word">${texts.status}</span></span>
      <span class="alert">${alertIcon}<span class="word">${texts.alert}</span></span>
    </div>
  </div>`;
}
