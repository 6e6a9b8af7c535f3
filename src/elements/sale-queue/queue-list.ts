import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import { icon, lightning } from '../../ui/icons.js';
import type { QueueMenus } from './queue-menus.js';
import { expiredRow, queueRow, rowState } from './queue-row.js';
import type { RowScene } from './queue-row.js';
import type { QueueState } from './queue-scene.js';
import { failureLine } from './save-step.js';

export interface QueueList extends RowScene {
  /** Undefined while it is being read. */
  readonly queue: QueueState | undefined;
  readonly menus: QueueMenus;
  /** Whether this register has a sale that could be saved. */
  readonly hasCart: boolean;
  /** The parked sale that is on the screen. */
  readonly onScreenId: string | null;
  /** The row that is being acted on. */
  readonly busyId: string | null;
  readonly failure: string;
  /** Why the queue could not be read; empty where it was. */
  readonly unread: string;
  readonly retryLabel: string;
  readonly onRetry: () => void;
  /** Called when the cashier turns to it. */
  readonly onLook: () => void;
  readonly onSave: () => void;
}

/** The queue, newest first, over *Save Sale*. One button of it is filled: what to do next. */
export function queueList(list: QueueList): TemplateResult {
  const { localize, queue, failure, hasCart, onLook, onSave } = list;
  const maySave = hasCart && queue?.mayPark === true;
  return html`<div class="queue" @pointerenter=${onLook} @focusin=${onLook}>
    <div class="queue-body" tabindex="-1">${failureLine(failure)} ${rows(list, maySave)} ${expiredRows(list)}</div>
    ${
      maySave
        ? html`<div class="foot">
            <button type="button" class="button main" @click=${onSave}>${localize.t('queue.save')}</button>
          </div>`
        : nothing
    }
  </div>`;
}

function rows(list: QueueList, isQuiet: boolean): unknown {
  const { client, localize, queue, unread } = list;
  if (!queue) return unread === '' ? skeleton(list) : notRead(list);
  const { mayResume } = queue;
  const sales = queue.sales.filter((sale) => !isExpired(sale));
  if (sales.length === 0) return nobodyWaits(list);
  const nowMs = client.options.environment.clock.now();
  const firstId = sales.find((sale) => ['waiting', 'here'].includes(rowState(sale, nowMs)))?.id;
  return html`<ul class=${isQuiet ? 'rows quiet' : 'rows'} aria-label=${localize.t('queue.list')}>
    ${repeat(
      sales,
      ({ id }) => id,
      (sale) =>
        queueRow(
          {
            sale,
            menu: list.menus.of(sale.id),
            isOnScreen: list.hasCart && sale.id === list.onScreenId,
            isFirst: sale.id === firstId,
            mayResume,
            isBusy: sale.id === list.busyId,
          },
          list,
        ),
    )}
  </ul>`;
}

function expiredRows(list: QueueList): unknown {
  const { localize, queue } = list;
  const expired = queue?.sales.filter(isExpired) ?? [];
  if (expired.length === 0) return nothing;
  return html`<div class="group" id="expired-group">${localize.t('queue.expiredList')}</div>
    <ul class="rows" aria-labelledby="expired-group">
      ${repeat(
        expired,
        ({ id }) => id,
        (sale) => expiredRow(sale, queue?.mayResume === true, list),
      )}
    </ul>`;
}

function isExpired({ state }: ParkedSale): boolean {
  return state === 'expired';
}

function nobodyWaits({ localize }: QueueList): TemplateResult {
  return html`<slot name="empty"
    ><div class="nobody">
      <span class="large">${icon(lightning)}</span>
      <p class="nobody-title">${localize.t('queue.empty')}</p>
      <p>${localize.t('queue.emptyHint')}</p>
    </div></slot
  >`;
}

function notRead({ unread, retryLabel, onRetry }: QueueList): TemplateResult {
  return html`<div class="nobody">
    <p class="nobody-title">${unread}</p>
    <button type="button" class="button" @click=${onRetry}>${retryLabel}</button>
  </div>`;
}

function skeleton({ localize }: QueueList): TemplateResult {
  return html`<div class="skeleton">
    <span class="visually-hidden">${localize.t('queue.loading')}</span>
    <div class="bone"></div>
    <div class="bone"></div>
  </div>`;
}
