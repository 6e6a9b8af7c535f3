import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { checkboxField } from '../../ui/form/checkbox.js';
import { blocked, icon } from '../../ui/icons.js';
import type { FormScene } from './form-scene.js';

export const ACTIVE_ID = 'field-active';

/** The *Active* checkbox of an existing customer: a state, not a change to be saved. */
export function statusSection(scene: FormScene): TemplateResult | typeof nothing {
  const { model, session, access, localize, actions, statusRefusal } = scene;
  const customer = model.details?.customer;
  if (!customer) return nothing;
  if (customer.status === 'merged') return html`<p class="status-line">${localize.t('form.merged')}</p>`;
  if (customer.status === 'banned') {
    const { statusReason } = customer;
    return html`<p class="status-line banned" part="section section-banned">
      ${icon(blocked)}
      <span>${statusReason === null ? localize.t('form.banned') : localize.t('form.bannedBecause', { reason: statusReason })}</span>
    </p>`;
  }
  const isActive = customer.status === 'active';
  return html`<div class="section status ${isActive ? 'active' : 'inactive'}" part=${`section section-${customer.status}`}>
    ${checkboxField({
      id: ACTIVE_ID,
      label: localize.t('form.active'),
      checked: session.pendingActive ?? isActive,
      disabled: !access.status,
      ...(statusRefusal === '' ? {} : { problem: statusRefusal }),
      // The box says active; that somebody is not, a glance must tell.
      ...(isActive ? {} : { beside: html`<span class="status-word">${icon(blocked)} ${localize.t('form.inactive')}</span>` }),
      onToggle: (checked) => {
        actions.setActive(checked);
      },
    })}
  </div>`;
}
