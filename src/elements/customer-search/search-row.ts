import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LocalizeController } from '../../context/localize-controller.js';
import { last4, maskPhone, phoneDigits } from '../../domain/contact.js';
import type { Match, SearchResult } from '../../domain/customer-query.js';
import { face } from '../../ui/face.js';
import type { CommonWords } from '../../ui/i18n/common/en.js';
import type { SearchWords } from '../../ui/i18n/search/en.js';
import { icon, personAdd, warning } from '../../ui/icons.js';
import { CREATE } from './found-rows.js';
import { markedText } from './marked-text.js';
import type { MarkedText } from './marked-text.js';

/** What an option needs to say itself. */
export interface RowLook {
  /** Id of the active option: options have the ids of what they are. */
  readonly active: string | null;
  readonly words: LocalizeController<SearchWords>;
  readonly common: LocalizeController<CommonWords>;
}

/**
 * A customer who was found: face, name, why, and the worst that should be known. No controls; spoken in one go as
 * name, last four and warning, whatever else shows: what is only spoken is the name of an empty image, which costs no layout.
 * One template whatever it says, so that a row that is somebody else's with the next key changes its texts and no nodes. What
 * names the reason and what it names stand in the order in which the word's language is read, whichever way the page goes.
 */
export function searchRow({ customer, matches }: SearchResult, look: RowLook): TemplateResult {
  const { displayName, initial, id, phone, status, alerts } = customer;
  const [alert] = alerts;
  const [before, typed, behind] = markedText(
    displayName,
    matches.filter(({ field }) => field === 'displayName'),
  );
  const [word, isNumber, why] = reason(customer, matches, look.words);
  const worst = alert && look.common.t(`alert.${alert}`);
  const ending = phone && last4(phone);
  const spoken = `${ending ? `, ${look.words.t('search.ending', { digits: ending })}` : ''}${worst ? `, ${worst}` : ''}`;
  const isActive = id === look.active;
  const state = `${status === 'active' ? '' : ` option-${status}`}${isActive ? ' option-active' : ''}`;
  return html`<li
    id=${id}
    class="row"
    part=${`option${state}`}
    role="option"
    aria-selected=${String(isActive)}
  >
    ${face({ customerId: id, initial, mark: status === 'banned' ? 'blocked' : alert && 'warning' })}
    <span class="who">
      <span class="name"
        ><bdi>${before}<mark part="match">${typed}</mark>${behind}</bdi
        ><span role=${spoken ? 'img' : nothing} aria-label=${spoken || nothing}></span
      ></span>
      <span class="why" aria-hidden="true"
        ><bdi>${word} <bdi class=${isNumber ? 'number' : ''}>${why[0]}<mark part="match">${why[1]}</mark>${why[2]}</bdi></bdi></span
      >
    </span>
    ${worst ? html`<span class=${`alert${status === 'banned' ? ' banned' : ''}`} aria-hidden="true">${icon(warning)}${worst}</span>` : nothing}
  </li>`;
}

/** The last option: somebody new, by what was typed. */
export function createRow(text: string, look: RowLook, isMain: boolean): TemplateResult {
  const isActive = CREATE === look.active;
  return html`<li
    id=${CREATE}
    class=${`row create${isMain ? ' main' : ''}`}
    part=${`option create${isActive ? ' option-active' : ''}`}
    role="option"
    aria-selected=${String(isActive)}
  >
    <span class="plus">${icon(personAdd)}</span>
    <span class="who"><span class="name">${look.words.t('search.create', { text })}</span></span>
  </li>`;
}

/** Why somebody was found where the name does not show it, else what tells two of one name apart: a word, if any, and what it names. */
function reason(
  { phone, email }: SearchResult['customer'],
  matches: readonly Match[],
  words: LocalizeController<SearchWords>,
): readonly [word: string, isNumber: boolean, named: MarkedText] {
  const match = matches.find(({ field }) => field !== 'displayName');
  if (match && match.field !== 'phone') {
    const { field, text } = match;
    return [field === 'code' ? words.t('search.code') : '', field === 'email' || field === 'code', markedText(text, [match])];
  }
  if (phone) return [words.t('search.phone'), true, markedText(maskPhone(phone), match ? [endOf(match)] : [])];
  return ['', true, markedText(email ?? '', [])];
}

/** Which of the four digits that a masked phone shows were typed. */
function endOf({ text, start, end }: Match): { start: number; end: number } {
  const length = maskPhone(text).length;
  const behind = phoneDigits(text.slice(end)).length;
  const typed = phoneDigits(text.slice(start, end)).length;
  const shown = length - 4;
  return { start: Math.max(shown, length - behind - typed), end: Math.max(shown, length - behind) };
}
