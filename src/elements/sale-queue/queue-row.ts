import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CustomerClient } from '../../context/customer-client-context.js';
import { formatMoney } from '../../domain/money.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import { clock, icon, lock, more, trash, undo, warning } from '../../ui/icons.js';
import type { MenuButton, MenuItem } from '../../ui/surface/menu-button.js';
import type { QueueLocalize, QueueSentences } from './queue-sentences.js';
import { ageOf, expiryOf } from './queue-time.js';

/** What the cashier can do with a row. */
export type RowAction = 'resume' | 'take-over' | 'remove' | 'release' | 'dismiss';

export interface QueueRow {
  readonly sale: ParkedSale;
  readonly menu: MenuButton;
  /** Whether its sale is what is on the screen. */
  readonly isOnScreen: boolean;
  /** Whether Resume is the next action of the view. */
  readonly isFirst: boolean;
  readonly mayResume: boolean;
  readonly isBusy: boolean;
}

export interface RowScene {
  readonly client: CustomerClient;
  readonly localize: QueueLocalize;
  readonly sentences: QueueSentences;
  readonly onAction: (action: RowAction, sale: ParkedSale) => void;
}

export type RowState = 'waiting' | 'here' | 'elsewhere' | 'lapsed';

/** Where a sale is: waiting, open here, open elsewhere, or open where nobody has been heard of for a while. */
export function rowState({ state, claim }: ParkedSale, nowMs: number): RowState {
  if (state !== 'open' || !claim) return 'waiting';
  if (claim.here) return 'here';
  return Date.parse(claim.leaseUntil) <= nowMs ? 'lapsed' : 'elsewhere';
}

/** One sale of the queue. */
export function queueRow(row: QueueRow, scene: RowScene): TemplateResult {
  const { sale, isBusy, isFirst } = row;
  const { client, localize } = scene;
  const { environment } = client.options;
  const state = rowState(sale, environment.clock.now());
  return html`<li
    class=${`row row-${state}${isFirst ? ' first' : ''}`}
    part=${`row row-${state}`}
    aria-busy=${isBusy ? 'true' : 'false'}
  >
    <div class="row-text">
      <bdi class="row-label">${sale.label}</bdi>
      ${detail(sale, localize)} ${claimLine(sale, state, scene)} ${expiryLine(sale, state, scene)}
      ${sale.clash ? html`<span class="row-note warns">${icon(warning)}${localize.t('queue.clash')}</span>` : nothing}
    </div>
    ${age(sale, scene)} ${actions(row, state, scene)}
  </li>`;
}

/** One that nobody resumed in time: named, so that it does not go in silence. Its cart is kept for some days more. */
export function expiredRow(sale: ParkedSale, mayResume: boolean, { localize, onAction }: RowScene): TemplateResult {
  const { label } = sale;
  const button = (action: 'resume' | 'dismiss'): TemplateResult => html`<button
    type="button"
    class="button"
    aria-label=${localize.t(`queue.${action}Of`, { label })}
    @click=${() => {
      onAction(action, sale);
    }}
  >
    ${localize.t(`queue.${action}`)}
  </button>`;
  return html`<li class="row row-expired" part="row row-expired">
    <div class="row-text">
      <bdi class="row-label">${label}</bdi>
      ${detail(sale, localize)}
      <span class="row-note warns">${icon(clock)}${localize.t('queue.expired')}</span>
    </div>
    ${mayResume ? html`<div class="row-actions">${button('resume')} ${button('dismiss')}</div>` : nothing}
  </li>`;
}

function detail({ itemCount, total, parkedBy }: ParkedSale, localize: QueueLocalize): TemplateResult {
  const name = parkedBy?.name;
  return html`<span class="row-detail"
    ><bdi>${localize.t('queue.count', { count: itemCount })}</bdi> · <span class="number">${formatMoney(total, localize.locale)}</span>${
      name === undefined
        ? nothing
        : html` · <span class="visually-hidden">${localize.t('queue.by', { name })}</span><bdi aria-hidden="true">${name}</bdi>`
    }</span
  >`;
}

function claimLine({ claim }: ParkedSale, state: RowState, { client, localize, sentences }: RowScene): unknown {
  if (state === 'waiting' || !claim) return nothing;
  const opened = sentences.opened(claim, client);
  const words =
    state === 'here'
      ? localize.t('queue.openHere')
      : state === 'elsewhere'
        ? localize.t('queue.openOn', opened)
        : localize.t('queue.openSince', opened);
  return html`<span class="row-note" part="claim">${icon(lock)}${words}</span>`;
}

function expiryLine({ expiresAt }: ParkedSale, state: RowState, { client, localize }: RowScene): unknown {
  const { environment, timeZone } = client.options;
  const when = expiryOf(expiresAt, environment.clock.now(), timeZone, localize.locale);
  // An open one does not run out under whoever has it.
  if (state !== 'waiting' || when === null) return nothing;
  return html`<span class="row-note warns">${icon(clock)}${localize.t('queue.expires', { when })}</span>`;
}

function age({ parkedAt }: ParkedSale, { client, localize }: RowScene): TemplateResult {
  const { text, isLong } = ageOf(parkedAt, client.options.environment.clock.now(), localize.locale);
  return html`<div class=${`row-age ${isLong ? 'long' : ''}`}>
    ${isLong ? icon(clock) : nothing}<span class="visually-hidden">${localize.t('queue.age')}</span> <bdi>${text}</bdi>${
      isLong ? html`<span class="visually-hidden">, ${localize.t('queue.long')}</span>` : nothing
    }
  </div>`;
}

function actions(row: QueueRow, state: RowState, scene: RowScene): unknown {
  const { sale, menu, mayResume, isOnScreen } = row;
  const { localize, onAction } = scene;
  const { label } = sale;
  if (!mayResume || state === 'elsewhere') return nothing;
  if (state === 'lapsed') {
    return html`<div class="row-actions">
      <button
        type="button"
        class="button"
        aria-label=${localize.t('queue.takeOverOf', { label })}
        @click=${() => {
          onAction('take-over', sale);
        }}
      >
        ${localize.t('queue.takeOver')}
      </button>
    </div>`;
  }
  const resume = html`<button
    type="button"
    class="button resume"
    aria-label=${localize.t('queue.resumeOf', { label })}
    @click=${() => {
      onAction('resume', sale);
    }}
  >
    ${localize.t('queue.resume')}
  </button>`;
  return html`<div class="row-actions">
    ${isOnScreen ? nothing : resume}
    ${menu.render({
      label: localize.t('queue.more', { label }),
      items: menuItems(row, state, localize),
      content: icon(more),
      className: 'icon-button',
      onChoose: (id) => {
        onAction(id === 'release' ? 'release' : 'remove', sale);
      },
    })}
  </div>`;
}

function menuItems({ isOnScreen }: QueueRow, state: RowState, localize: QueueLocalize): MenuItem[] {
  const release = { id: 'release', label: localize.t('queue.release'), icon: undo };
  const remove = { id: 'remove', label: localize.t('queue.remove'), icon: trash };
  // Put back while its cart is on the screen, it would be sold twice.
  return [...(state === 'here' && !isOnScreen ? [release] : []), remove];
}
