import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }
  .base {
    display: grid;
    gap: 8px;
  }
  .heading {
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
    color: var(--_muted);
  }
  .person {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 8px 12px;
    min-block-size: 56px;
    min-inline-size: 0;
  }
  .initial {
    position: relative;
    display: grid;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: transparent;
  }
  .initial::after {
    content: '';
    position: absolute;
    inset: -3px;
    border-radius: 50%;
    box-shadow: 0 0 0 2px var(--_accent);
    opacity: 0;
    transition: opacity var(--_press) var(--_ease);
  }
  .initial[aria-expanded='true']::after {
    opacity: 1;
  }
  .who {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    flex: 1 1 120px;
    min-inline-size: 0;
  }
  .name {
    font-size: 17px;
    line-height: 24px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .detail {
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
  }
  .holdings {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-inline-start: auto;
  }
  .error {
    background: var(--_danger-soft);
    color: var(--_danger);
    padding: 10px 12px;
    border-inline-start: 4px solid currentColor;
    border-radius: var(--_radius);
  }
  .nobody {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 56px;
    border-radius: var(--_radius);
    color: var(--_muted);
  }
  .nobody strong {
    display: block;
    font-weight: 600;
    color: var(--_text);
  }
  .seat {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border: 1px dashed var(--_line);
    border-radius: 50%;
  }
  .skeleton {
    opacity: 0;
    animation: regulars-late 0s 150ms forwards;
  }
  .skeleton .seat,
  .skeleton .bone {
    border: 0;
    background: var(--_sunken);
  }
  .bone {
    inline-size: 120px;
    block-size: 16px;
    border-radius: var(--_radius);
  }
  @keyframes regulars-late {
    to {
      opacity: 1;
    }
  }
  /* In a bar there is one line for the person, and no room below it. */
  .compact .person,
  .compact .holdings {
    flex-wrap: nowrap;
    min-block-size: 44px;
  }
  .compact .who {
    flex: 0 1 auto;
  }
  .compact .name {
    max-inline-size: 100%;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .compact .holdings {
    margin-inline-start: 0;
  }
  .compact .alert {
    gap: 8px;
    padding: 4px 8px;
    font-size: 13px;
    line-height: 20px;
  }
  .compact .alert .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .compact .undo-bar {
    justify-self: start;
    flex-wrap: nowrap;
    max-inline-size: 100%;
    min-block-size: 44px;
    padding-block: 0;
  }
  .compact .undo-text {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .compact .undo-action {
    flex: none;
    min-block-size: 44px;
  }
  @container (max-width: 239px) {
    /* What was done was said aloud, and shows by who has gone. */
    .compact .undo-bar {
      padding-inline-start: 4px;
    }
    .compact .undo-text {
      position: absolute;
      inline-size: 1px;
      clip-path: inset(50%);
    }
  }
  @container (max-width: 379px) {
    .compact .detail,
    .compact .holdings > :last-child {
      display: none;
    }
  }
  @container (max-width: 219px) {
    .compact .holdings {
      display: none;
    }
  }
  @media (hover: hover) {
    .initial:hover::after {
      opacity: 1;
    }
  }
  @media (forced-colors: active) {
    .error {
      border: 1px solid CanvasText;
      border-inline-start-width: 4px;
    }
  }
`;
