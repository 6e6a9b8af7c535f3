import { css } from 'lit';
import { surfaceStyles } from '../../ui/surface/surface-styles.js';
import { contentStyles } from '../../ui/theme/content-styles.js';

const styles = css`
  .surface.pin {
    inline-size: min(344px, calc(100vw - 32px));
  }
  .pad {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 24px 16px 16px;
  }
  .title {
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
    text-align: center;
  }
  .asked {
    display: flex;
    flex-direction: column;
    align-items: center;
    text-align: center;
    color: var(--_muted);
  }
  .figure {
    color: var(--_text);
    font-size: 24px;
    line-height: 32px;
    font-weight: 600;
  }
  .display {
    position: relative;
    display: grid;
    place-items: center;
    block-size: 56px;
    border: var(--_stroke) solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .field {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: inherit;
    background: transparent;
    /* The rings say it; the bullets are for those who hear. */
    color: transparent;
    caret-color: transparent;
    font: inherit;
    text-align: center;
  }
  .hint {
    color: var(--_muted);
  }
  .rings {
    display: flex;
    gap: 12px;
  }
  .ring {
    inline-size: 14px;
    block-size: 14px;
    border: 2px solid var(--_text);
    border-radius: 50%;
    background: var(--_text);
  }
  .checking .ring {
    background: transparent;
  }
  .sentence {
    min-block-size: 24px;
    text-align: center;
    color: var(--_danger);
  }
  .lockout {
    color: var(--_text);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  /* A pad of digits reads the same in every language; what its last row does follows the line. */
  .keys {
    display: grid;
    grid-template-columns: repeat(3, 72px);
    grid-auto-rows: 64px;
    justify-content: center;
    gap: 8px;
  }
  .digits {
    margin-block-end: -4px;
    direction: ltr;
  }
  .key {
    display: grid;
    place-items: center;
    inline-size: 72px;
    block-size: 64px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_sunken);
    color: var(--_text);
    font-size: 28px;
    line-height: 32px;
    transition: background-color var(--_press) var(--_ease);
    -webkit-user-select: none;
    user-select: none;
  }
  .key:active {
    background: var(--_accent-soft);
  }
  .key.send {
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 20px;
    font-weight: 600;
  }
  .locked .key,
  .checking .key {
    cursor: default;
    background: var(--_sunken);
    color: var(--_muted);
    opacity: 0.5;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
  }
  .cancel {
    flex: 1 1 auto;
  }
  @media (max-height: 640px) {
    .pad {
      gap: 8px;
      padding-block: 12px 8px;
    }
    .keys {
      grid-auto-rows: 52px;
    }
    .digits {
      margin-block-end: 0;
    }
    .key {
      block-size: 52px;
    }
  }
  @media (forced-colors: active) {
    .key {
      border: 1px solid ButtonText;
    }
    .ring {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: CanvasText;
    }
    .locked .key,
    .checking .key {
      color: GrayText;
      border-color: GrayText;
      opacity: 1;
    }
  }
`;

/** What the pad needs, which comes with it: an element that was never asked carries none of it. */
export function adoptPadStyles(root: HTMLElement | DocumentFragment): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = [...contentStyles, surfaceStyles, styles].flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}
