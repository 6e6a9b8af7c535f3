import { css } from 'lit';
import type { CSSResult } from 'lit';
import { surfaceStyles } from '../../ui/surface/surface-styles.js';
import { viewFrameStyles } from '../../ui/surface/view-frame-styles.js';
import { conflictStyles } from '../../ui/theme/conflict-styles.js';
import { contentStyles } from '../../ui/theme/content-styles.js';
import { fieldRowStyles } from './field-rows.styles.js';

const styles = css`
  .surface.sync-surface[open] {
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }
  .surface.sync-surface.modal {
    inline-size: min(560px, calc(100vw - 32px));
  }
  .sync-surface .frame {
    flex: 0 1 auto;
    block-size: auto;
  }
  .body,
  .move {
    display: grid;
    gap: 16px;
    padding: 16px;
  }
  .move {
    min-block-size: 320px;
    align-content: start;
  }
  .state {
    display: flex;
    gap: 12px;
    max-inline-size: 60ch;
    overflow-wrap: anywhere;
  }
  .state.warns,
  .state.fails {
    max-inline-size: none;
    padding: 10px 12px;
    border-inline-start: 4px solid currentColor;
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .state.fails {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .caption {
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .more {
    padding: 8px 16px;
  }
  .progress {
    display: grid;
    gap: 4px;
  }
  progress {
    -webkit-appearance: none;
    appearance: none;
    inline-size: 100%;
    block-size: 8px;
    border: 0;
    border-radius: 4px;
    overflow: hidden;
    background: var(--_sunken);
    color: var(--_accent);
  }
  progress::-webkit-progress-bar {
    background: var(--_sunken);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .figures > div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    padding-block: 8px;
    border-block-end: 1px solid var(--_hair);
  }
  .figures dt {
    color: var(--_muted);
  }
  .figures dd {
    font-weight: 600;
  }
  .registers {
    margin: 4px 0 0;
    padding-inline-start: 20px;
  }
  .figures dd .caption {
    font-weight: 400;
  }
  .group {
    padding: 8px 16px 4px;
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
    color: var(--_muted);
  }
  .rows,
  .held ul {
    list-style: none;
  }
  .row {
    display: grid;
    gap: 4px;
    padding-block: 12px;
    padding-inline: 12px 16px;
    border-inline-start: 4px solid var(--_danger);
    border-block-end: 1px solid var(--_hair);
  }
  .row-label {
    font-size: 17px;
    line-height: 24px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .row-why {
    display: flex;
    gap: 8px;
    color: var(--_danger);
    overflow-wrap: anywhere;
  }
  .held {
    padding-block: 4px;
  }
  .held li {
    padding-block: 2px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_hair);
    overflow-wrap: anywhere;
  }
  .row-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-block-start: 8px;
  }
  .row-actions > .button {
    flex: 1 1 auto;
  }
  .foot {
    position: sticky;
    inset-block-end: 0;
    display: grid;
    gap: 8px;
    padding: 12px 16px;
    border-block-start: 1px solid var(--_hair);
    background: var(--_surface);
  }
  @media (max-width: 599px) {
    .surface.sync-surface.modal {
      inset: var(--_visible-top, 0px) 0 auto;
      margin: 0;
      inline-size: 100vw;
      block-size: var(--_visible-height, 100vh);
      max-block-size: none;
      border-radius: 0;
    }
    .sync-surface .frame {
      flex: 1 1 auto;
    }
    .sync {
      display: flex;
      flex-direction: column;
      min-block-size: 100%;
    }
    .foot {
      margin-block-start: auto;
    }
  }
  @media (forced-colors: active) {
    .state.warns,
    .state.fails,
    progress {
      border: 1px solid CanvasText;
    }
  }
`;

const all: readonly CSSResult[] = [...contentStyles, surfaceStyles, viewFrameStyles, conflictStyles, fieldRowStyles, styles];

/** A badge alone does not carry these. */
export function adoptSyncStyles(root: HTMLElement | DocumentFragment): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = all.flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet))];
}
