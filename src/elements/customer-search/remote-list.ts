import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LocalizeController } from '../../context/localize-controller.js';
import type { SearchResult } from '../../domain/customer-query.js';
import type { SearchRemoteWords } from '../../ui/i18n/search/remote-en.js';
import { searchRow } from './search-row.js';
import type { RowLook } from './search-row.js';

/** How far the asking is; then, of one who was chosen, whether they can be had. */
export type RemoteState = 'asking' | 'answered' | 'failed' | 'not-offered' | 'fetching' | 'not-fetched';

/** The remote's own part of the list. */
export const remoteStyles = css`
  .beyond {
    border-block-start: 1px solid var(--_hair);
  }
  .beyond ul {
    margin: 0;
  }
  .warned {
    color: var(--_warning);
  }
`;

type Words = LocalizeController<SearchRemoteWords>;

/** Whom the remote found, under a heading of their own in the list. */
export function remoteGroup(results: readonly SearchResult[], look: RowLook, words: Words): unknown {
  if (results.length === 0) return nothing;
  return html`<li class="beyond" role="presentation">
    <p id="beyond" class="caption" role="presentation">${words.t('search.remote.group')}</p>
    <ul role="group" aria-labelledby="beyond">
      ${results.map((result) => searchRow(result, look))}
    </ul>
  </li>`;
}

/** Where it stands while there are no rows: small, in the place where they would be. */
export function remoteLine(state: RemoteState, words: Words): TemplateResult | null {
  if (state === 'not-offered') return null;
  const key = state === 'answered' ? 'none' : state;
  return html`<p class=${`caption${state === 'not-fetched' ? ' warned' : ''}`}>${words.t(`search.remote.${key}`)}</p>`;
}
