import { css } from 'lit';

/** How the steps of an adjustment look; over the styles of content, forms and surfaces. */
export const adjustStyles = css`
  .surface.adjust.modal {
    inline-size: min(560px, calc(100vw - 32px));
    overflow: hidden;
  }
  /* The page scrolls between head and foot, which stay. */
  .surface.adjust .frame {
    block-size: auto;
    max-block-size: calc(var(--_visible-height, 100vh) - 32px);
  }
  .adjust-page {
    container-type: inline-size;
    max-inline-size: 560px;
    background: var(--_surface);
  }
  .adjust-body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding: 16px;
  }
  .who {
    font-weight: 600;
    font-size: 17px;
    line-height: 24px;
    overflow-wrap: anywhere;
  }
  .way-step,
  .figure-step,
  .typing,
  .reasons {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .reasons {
    gap: 8px;
  }
  .now,
  .will-be {
    display: grid;
    justify-items: start;
    gap: 4px;
  }
  .doing {
    color: var(--_muted);
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    font-size: 32px;
    line-height: 36px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .sum .before {
    font-weight: 400;
    color: var(--_muted);
  }
  .negative .after {
    color: var(--_danger);
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 8px;
  }
  .tile {
    display: grid;
    align-content: space-between;
    justify-items: start;
    gap: 24px;
    min-block-size: 136px;
    padding: 16px;
    border: var(--_stroke) solid var(--_line);
    border-radius: var(--_surface-radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: 17px;
    line-height: 24px;
    font-weight: 600;
    text-align: start;
    overflow-wrap: anywhere;
    transition: background-color var(--_press) var(--_ease);
  }
  .tile:active {
    background: var(--_accent-soft);
  }
  .tile-mark {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .hint {
    display: flex;
    gap: 8px;
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
  }
  .hint .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .input.figure {
    min-block-size: 56px;
    font-size: 28px;
    line-height: 32px;
  }
  .rtl .input.figure {
    text-align: right;
  }
  .remedy {
    justify-self: start;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding: 8px 16px;
    border: var(--_stroke) solid var(--_line);
    border-radius: 999px;
    background: var(--_surface);
    color: var(--_text);
    font-weight: 400;
    line-height: 24px;
  }
  button.chip {
    font-weight: 600;
  }
  button.chip:active {
    background: var(--_accent-soft);
  }
  /* A telephone has its keys in one order everywhere. */
  .pad {
    display: grid;
    direction: ltr;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 8px;
  }
  .key {
    display: grid;
    place-items: center;
    min-block-size: 56px;
    padding: 4px;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_sunken);
    color: var(--_text);
    font-size: 28px;
    line-height: 32px;
    transition: background-color var(--_press) var(--_ease);
  }
  .key:active {
    background: var(--_accent-soft);
  }
  .group-label {
    font-size: 14px;
    line-height: 20px;
    font-weight: 600;
  }
  .reason {
    position: relative;
    cursor: pointer;
  }
  .reason input:checked + .chip {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1px var(--_accent);
    font-weight: 600;
  }
  .reason input:focus-visible + .chip {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .adjust-foot {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 12px 16px;
    border-block-start: 1px solid var(--_hair);
    background: var(--_surface);
  }
  .adjust-foot .main {
    flex: 1 1 120px;
  }
  .adjust-foot .plain {
    min-block-size: 56px;
  }
  .failure {
    display: flex;
    gap: 8px;
    flex: 1 0 100%;
    padding: 12px;
    border-inline-start: 4px solid var(--_danger);
    border-radius: var(--_radius);
    background: var(--_danger-soft);
    color: var(--_text);
  }
  .failure .icon {
    color: var(--_danger);
  }
  .bone {
    block-size: 136px;
    border-radius: var(--_surface-radius);
    background: var(--_sunken);
    animation: regulars-appear 1ms 150ms backwards;
  }
  @keyframes regulars-appear {
    from {
      opacity: 0;
    }
  }
  @container (max-width: 339px) {
    .adjust-body {
      padding-inline: 12px;
    }
    .tile {
      padding: 12px;
    }
  }
  @container (min-width: 520px) {
    .key {
      min-block-size: 64px;
    }
  }
  @media (hover: hover) {
    .tile:hover,
    button.chip:hover,
    .reason:hover .chip {
      background: var(--_canvas);
    }
    .reason:hover input:checked + .chip {
      background: var(--_accent-soft);
    }
  }
  @media (forced-colors: active) {
    .key {
      border: 1px solid ButtonText;
    }
    .reason input:checked + .chip {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
