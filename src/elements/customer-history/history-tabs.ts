import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { HISTORY_TABS } from './history-row.js';
import type { HistoryTab } from './history-row.js';
import type { HistoryLocalize } from './history-phrases.js';

export interface HistoryTabs {
  readonly selected: HistoryTab;
  readonly words: HistoryLocalize;
  readonly onSelect: (tab: HistoryTab) => void;
  /** What stands in the panel of the selected tab. */
  readonly panel: unknown;
}

/** The tabs and their panels (APG): one stop for the Tab key, arrows along the line choose at once. */
export function historyTabs({ selected, words, onSelect, panel }: HistoryTabs): TemplateResult {
  return html`
    <div
      class="tabs"
      role="tablist"
      aria-label=${words.t('history.tabs')}
      @keydown=${(event: KeyboardEvent) => {
        onKeydown(event, selected, onSelect);
      }}
    >
      ${HISTORY_TABS.map(
        (tab) => html`<button
          class="tab"
          part=${tab === selected ? 'tab tab-selected' : 'tab'}
          role="tab"
          type="button"
          id=${`tab-${tab}`}
          aria-selected=${tab === selected ? 'true' : 'false'}
          aria-controls=${`panel-${tab}`}
          tabindex=${tab === selected ? '0' : '-1'}
          @click=${() => {
            onSelect(tab);
          }}
        >
          ${words.t(`history.${tab}`)}
        </button>`,
      )}
    </div>
    ${HISTORY_TABS.map(
      (tab) => html`<div
        class="panel"
        part="panel"
        role="tabpanel"
        id=${`panel-${tab}`}
        aria-labelledby=${`tab-${tab}`}
        ?hidden=${tab !== selected}
      >
        ${tab === selected ? panel : nothing}
      </div>`,
    )}
  `;
}

/** Where a key leads from a tab; undefined where it is none of the tabs' keys. */
export function tabByKey(key: string, selected: HistoryTab, direction: string): HistoryTab | undefined {
  if (key === 'Home') return HISTORY_TABS[0];
  if (key === 'End') return HISTORY_TABS.at(-1);
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return undefined;
  const step = (key === 'ArrowRight') === (direction !== 'rtl') ? 1 : -1;
  return HISTORY_TABS.at((HISTORY_TABS.indexOf(selected) + step) % HISTORY_TABS.length);
}

function onKeydown(event: KeyboardEvent, selected: HistoryTab, onSelect: (tab: HistoryTab) => void): void {
  const { currentTarget, ctrlKey, altKey, metaKey, shiftKey } = event;
  if (!(currentTarget instanceof HTMLElement) || ctrlKey || altKey || metaKey || shiftKey) return;
  const tab = tabByKey(event.key, selected, getComputedStyle(currentTarget).direction);
  if (tab === undefined) return;
  event.preventDefault();
  onSelect(tab);
  currentTarget.querySelector<HTMLElement>(`[id="tab-${tab}"]`)?.focus();
}
