import { css } from 'lit';

/** Who it is, and what stands in place of a history. */
export const frameStyles = css`
  :host {
    container-type: inline-size;
  }
  .base {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .heading {
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
    color: var(--_muted);
  }
  .hero {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 12px;
    min-inline-size: 0;
  }
  .who {
    flex: 1 1 180px;
    display: grid;
    gap: 8px;
    min-inline-size: 0;
  }
  /* Name and pencil stand together, whichever is higher. */
  .title {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 56px;
    min-inline-size: 0;
  }
  .name {
    min-inline-size: 0;
    font-size: 24px;
    line-height: 32px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .pencil {
    color: var(--_accent);
  }
  .balances {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .detail {
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .filter-line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .dates {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
    gap: 12px;
    max-inline-size: 420px;
  }
  .place {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 24px 16px;
    text-align: center;
    color: var(--_muted);
  }
  .place strong {
    display: block;
    font-weight: 600;
    color: var(--_text);
  }
  .place-icon .icon {
    inline-size: 48px;
    block-size: 48px;
    stroke-width: 1.25;
  }
  .error {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 10px 12px;
    border-inline-start: 4px solid currentColor;
    border-radius: var(--_radius);
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .error p,
  .error > span {
    flex: 1 1 200px;
  }
  .skeleton {
    display: grid;
    gap: 12px;
    opacity: 0;
    animation: regulars-late 0s 150ms forwards;
  }
  .bone {
    block-size: 48px;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .bone:last-child {
    inline-size: 60%;
  }
  @keyframes regulars-late {
    to {
      opacity: 1;
    }
  }
  .print-frame {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    border: 0;
    clip-path: inset(50%);
    pointer-events: none;
  }
  @media (forced-colors: active) {
    .error {
      border: 1px solid CanvasText;
      border-inline-start-width: 4px;
    }
  }
`;
