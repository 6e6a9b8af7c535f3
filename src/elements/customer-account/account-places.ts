import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LocalizeController } from '../../context/localize-controller.js';
import { maskPhone } from '../../domain/contact.js';
import type { AccountWords } from '../../ui/i18n/account/en.js';
import { icon, person } from '../../ui/icons.js';
import { alertLine } from './account-alert.js';
import type { ShownCustomer } from './shown-customer.js';

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

/** A customer in one line, and below it what to know. The phone's end tells two of a name apart, and no more. */
export function customerLine(
  shown: ShownCustomer,
  portrait: unknown,
  localize: LocalizeController<AccountWords>,
): TemplateResult {
  const { displayName, phone } = shown.summary;
  return html`
    <div class="person">
      ${portrait}
      <div class="who">
        <bdi class="name">${displayName}</bdi>
        ${phone === null ? nothing : html`<span class="detail"><span class="number">${maskPhone(phone)}</span></span>`}
      </div>
      <slot name="actions"></slot>
    </div>
    ${alertLine(shown, localize)}
  `;
}
