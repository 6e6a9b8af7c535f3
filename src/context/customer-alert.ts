import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Customer, CustomerSummary } from '../domain/customer.js';
import type { CustomerAlert } from '../domain/status.js';
import type { AccountWords } from '../ui/i18n/account/en.js';
import { dateInWords } from '../ui/i18n/date-in-words.js';
import { blocked, icon, warning } from '../ui/icons.js';
import type { LocalizeController } from './localize-controller.js';

/** As much of a customer as warnings speak of. */
export interface AlertedCustomer {
  readonly summary: Pick<CustomerSummary, 'alerts'>;
  readonly expiries: Customer['expiries'];
  /** Why somebody is banned. */
  readonly statusReason: string | null;
}

const STOPPING: readonly CustomerAlert[] = ['banned', 'inactive', 'overspent'];

/** Whether somebody cannot buy, or only needs a look; undefined where all is fine. */
export function alertMark({ summary }: AlertedCustomer): 'blocked' | 'warning' | undefined {
  const [worst] = summary.alerts;
  if (worst === undefined) return undefined;
  return STOPPING.includes(worst) ? 'blocked' : 'warning';
}

/** All that is wrong in one line, worst first; empty where all is fine. */
export function alertText(shown: AlertedCustomer, localize: LocalizeController<AccountWords>): string {
  return shown.summary.alerts.map((alert) => wordsOf(alert, shown, localize)).join(' · ');
}

/** The one line below the name. Needs `alertStyles`. */
export function alertLine(shown: AlertedCustomer, localize: LocalizeController<AccountWords>): TemplateResult | typeof nothing {
  const mark = alertMark(shown);
  if (mark === undefined) return nothing;
  return html`<p class=${`alert ${mark}`} part="alert">${icon(mark === 'blocked' ? blocked : warning)}<span>${alertText(shown, localize)}</span></p>`;
}

/** Soft fill, an edge, an icon and words: never colour alone. */
export const alertStyles = css`
  .alert {
    display: flex;
    gap: 12px;
    padding: 10px 12px;
    border-inline-start: 4px solid currentColor;
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    color: var(--_warning);
    overflow-wrap: anywhere;
  }
  .alert.blocked {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    .alert {
      border: 1px solid CanvasText;
      border-inline-start-width: 4px;
    }
  }
`;

function wordsOf(alert: CustomerAlert, shown: AlertedCustomer, localize: LocalizeController<AccountWords>): string {
  const { identity, medical } = shown.expiries;
  if (alert === 'expired-identity')
    return localize.t('account.alert.expired-identity', {
      date: identity === null ? '' : dateInWords(localize.locale, identity),
    });
  if (alert === 'expired-medical')
    return localize.t('account.alert.expired-medical', { date: medical === null ? '' : dateInWords(localize.locale, medical) });
  if (alert === 'banned' && shown.statusReason) return `${localize.t('account.alert.banned')}: ${shown.statusReason}`;
  return localize.t(`account.alert.${alert}`);
}
