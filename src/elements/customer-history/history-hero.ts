import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { html } from 'lit/static-html.js';
import { alertLine, alertMark } from '../../context/customer-alert.js';
import type { CustomerClient } from '../../context/customer-client-context.js';
import type { LocalizeController } from '../../context/localize-controller.js';
import { face } from '../../ui/face.js';
import type { AccountWords } from '../../ui/i18n/account/en.js';
import { icon, pencil } from '../../ui/icons.js';
import { tagOf } from '../../ui/tag-of.js';
import type { HistoryLocalize } from './history-phrases.js';
import type { HistorySubject } from './history-subject.js';

export interface HistoryHero {
  readonly subject: HistorySubject;
  readonly words: HistoryLocalize;
  readonly accountWords: LocalizeController<AccountWords>;
  readonly headingLevel: number;
  /** What the elements inside are given. */
  readonly client: CustomerClient | undefined;
  readonly locale: string | undefined;
  readonly onEdit: (returnFocus: HTMLElement) => void;
}

/** Who it is: face, name and pencil, points and store credit, and the one line to know. */
export function historyHero(hero: HistoryHero): TemplateResult {
  const { subject, words, headingLevel, client, locale } = hero;
  const { id, initial, displayName } = subject.summary;
  const edit = words.t('history.edit');
  return html`
    <div class="hero">
      ${face({ customerId: id, initial, size: 56, mark: alertMark(subject) })}
      <div class="who">
        <div class="title">
          <div class="name" role="heading" aria-level=${headingLevel}><bdi>${displayName}</bdi></div>
          ${
            subject.mayEdit
              ? html`<button class="icon-button pencil" type="button" aria-label=${edit} title=${edit} @click=${(
                  event: Event,
                ) => {
                  if (event.currentTarget instanceof HTMLElement) hero.onEdit(event.currentTarget);
                }}>${icon(pencil)}</button>`
              : nothing
          }
        </div>
        <div class="balances">
          <${tagOf('loyalty-pill')} .client=${client} .locale=${locale} .customerId=${id}></${tagOf('loyalty-pill')}>
          <${tagOf('credit-badge')} .client=${client} .locale=${locale} .customerId=${id}></${tagOf('credit-badge')}>
        </div>
      </div>
      <slot name="actions"></slot>
    </div>
    ${alertLine(subject, hero.accountWords)}
  `;
}
