import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LocalizeController } from '../../context/localize-controller.js';
import type { CustomerAlert } from '../../domain/status.js';
import type { AccountWords } from '../../ui/i18n/account/en.js';
import { dateInWords } from '../../ui/i18n/date-in-words.js';
import { blocked, icon, warning } from '../../ui/icons.js';
import type { ShownCustomer } from './shown-customer.js';

const STOPPING: readonly CustomerAlert[] = ['banned', 'inactive', 'overspent'];

/** Whether somebody cannot buy, or only needs a look; undefined where all is fine. */
export function alertMark({ summary }: ShownCustomer): 'blocked' | 'warning' | undefined {
  const [worst] = summary.alerts;
  if (worst === undefined) return undefined;
  return STOPPING.includes(worst) ? 'blocked' : 'warning';
}

/** All that is wrong in one line, worst first; empty where all is fine. */
export function alertText(shown: ShownCustomer, localize: LocalizeController<AccountWords>): string {
  return shown.summary.alerts.map((alert) => wordsOf(alert, shown, localize)).join(' · ');
}

/** The one line below the name. */
export function alertLine(shown: ShownCustomer, localize: LocalizeController<AccountWords>): TemplateResult | typeof nothing {
  const mark = alertMark(shown);
  if (mark === undefined) return nothing;
  return html`<p class=${`alert ${mark}`} part="alert">${icon(mark === 'blocked' ? blocked : warning)}<span>${alertText(shown, localize)}</span></p>`;
}

function wordsOf(alert: CustomerAlert, shown: ShownCustomer, localize: LocalizeController<AccountWords>): string {
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
