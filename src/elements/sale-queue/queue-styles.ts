import { css } from 'lit';
import type { CSSResult } from 'lit';
import { formStyles } from '../../ui/form/form-styles.js';
import { menuStyles } from '../../ui/surface/menu-styles.js';
import { surfaceStyles } from '../../ui/surface/surface-styles.js';
import { viewFrameStyles } from '../../ui/surface/view-frame-styles.js';
import { contentStyles } from '../../ui/theme/content-styles.js';
import { rowStyles } from './row-styles.js';

const styles = css`
  .surface.queue-surface[open] {
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }
  .surface.queue-surface.modal {
    inline-size: min(560px, calc(100vw - 32px));
  }
  .queue-surface .frame {
    flex: 0 1 auto;
    block-size: auto;
  }
  .queue,
  .save {
    container-type: inline-size;
    background: var(--_surface);
  }
  .queue-body:focus-visible {
    outline: none;
  }
  .save-body {
    display: grid;
    gap: 16px;
    padding: 16px;
  }
  .save-title {
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
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
  .notice-box,
  .failure {
    display: flex;
    gap: 12px;
    padding: 10px 12px;
    border-inline-start: 4px solid currentColor;
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    color: var(--_warning);
    overflow-wrap: anywhere;
  }
  .failure {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .queue-body > .failure,
  .queue-body > slot > .failure {
    margin: 12px 16px 4px;
  }
  .group {
    padding: 16px 16px 4px;
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
    color: var(--_muted);
  }
  .nobody {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 32px 24px;
    color: var(--_muted);
    text-align: center;
  }
  .nobody p {
    max-inline-size: 44ch;
  }
  .nobody-title {
    color: var(--_text);
    font-weight: 600;
  }
  .large .icon {
    inline-size: 48px;
    block-size: 48px;
    stroke-width: 1.25;
  }
  .skeleton {
    display: grid;
    gap: 12px;
    padding: 16px;
    opacity: 0;
    animation: regulars-late 0s 150ms forwards;
  }
  .bone {
    block-size: 48px;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  @keyframes regulars-late {
    to {
      opacity: 1;
    }
  }
  @media (max-width: 599px) {
    .surface.queue-surface.modal {
      inset: var(--_visible-top, 0px) 0 auto;
      margin: 0;
      inline-size: 100vw;
      block-size: var(--_visible-height, 100vh);
      max-block-size: none;
      border-radius: 0;
    }
    .queue-surface .frame {
      flex: 1 1 auto;
    }
  }
  @media (forced-colors: active) {
    .failure,
    .notice-box {
      border: 1px solid CanvasText;
      border-inline-start-width: 4px;
    }
  }
`;

const all: readonly CSSResult[] = [...contentStyles, surfaceStyles, viewFrameStyles, formStyles, menuStyles, styles, rowStyles];

/** A trigger alone does not carry these. */
export function adoptQueueStyles(root: HTMLElement | DocumentFragment): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = all.flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet))];
}
