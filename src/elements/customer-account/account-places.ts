import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { html } from 'lit/static-html.js';
import { alertLine } from '../../context/customer-alert.js';
import type { CustomerClient } from '../../context/customer-client-context.js';
import type { LocalizeController } from '../../context/localize-controller.js';
import { maskPhone } from '../../domain/contact.js';
import type { AccountWords } from '../../ui/i18n/account/en.js';
import { icon, person } from '../../ui/icons.js';
import { tagOf } from '../../ui/tag-of.js';
import type { ShownCustomer } from './shown-customer.js';

/** What the pill and the badge get from the account they stand in. */
export interface HoldingsSurroundings {
  readonly client?: CustomerClient | undefined;
  readonly locale?: string | undefined;
  /** Whether there is one line for all. */
  readonly compact: boolean;
}

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

/** A customer in one line with points and credit, and below it what to know. The phone's end tells two of a name apart, and no more. */
export function customerLine(
  shown: ShownCustomer,
  portrait: unknown,
  { client, locale, compact }: HoldingsSurroundings,
  localize: LocalizeController<AccountWords>,
): TemplateResult {
  const { id, displayName, phone } = shown.summary;
  return html`
    <div class="person">
      ${portrait}
      <div class="who">
        <bdi class="name">${displayName}</bdi>
        ${phone === null ? nothing : html`<span class="detail"><span class="number">${maskPhone(phone)}</span></span>`}
      </div>
      <div class="holdings">
        <${tagOf('loyalty-pill')} .client=${client} .locale=${locale} .customerId=${id}></${tagOf('loyalty-pill')}>
        <${tagOf('credit-badge')} .client=${client} .locale=${locale} .customerId=${id} .compact=${compact}></${tagOf('credit-badge')}>
      </div>
      <slot name="actions"></slot>
    </div>
    ${alertLine(shown, localize)}
  `;
}
