import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { LocalizeController } from '../../context/localize-controller.js';
import type { AccountWords } from '../../ui/i18n/account/en.js';
import { icon, person } from '../../ui/icons.js';

/** Where the customer will sit, while nobody does. */
export function nobody(localize: LocalizeController<AccountWords>): TemplateResult {
  return html`<div class="nobody">
    <span class="seat">${icon(person)}</span>
    <span><strong>${localize.t('account.empty')}</strong>${localize.t('account.emptyHint')}</span>
  </div>`;
}

/** Where the customer will sit, while the store is asked who it is. */
export function skeleton(localize: LocalizeController<AccountWords>): TemplateResult {
  return html`<div class="nobody skeleton">
    <span class="seat"></span><span class="bone"></span>
    <span class="visually-hidden">${localize.t('account.loading')}</span>
  </div>`;
}
