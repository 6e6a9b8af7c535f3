import { css } from 'lit';

export const styles = css`
  .badge {
    position: relative;
    overflow: visible;
  }
  .icon-button.fine {
    color: var(--_muted);
  }
  .warns {
    color: var(--_warning);
  }
  .fails {
    color: var(--_danger);
  }
  .dot {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    min-inline-size: 18px;
    min-block-size: 18px;
    padding-inline: 5px;
    border-radius: 9px;
    background: var(--_warning);
    color: var(--_surface);
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
    text-align: center;
  }
  .dot:empty {
    min-inline-size: 10px;
    min-block-size: 10px;
    inset-block-start: 6px;
    inset-inline-end: 6px;
    padding: 0;
  }
  .fails .dot {
    background: var(--_danger);
  }
  .line {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 10px 12px;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    overflow-wrap: anywhere;
  }
  .line.fine {
    color: var(--_muted);
  }
  .line.warns,
  .line.fails {
    border-inline-start: 4px solid currentColor;
  }
  .line.warns {
    background: var(--_warning-soft);
  }
  .line.fails {
    background: var(--_danger-soft);
  }
  .error {
    margin: 0;
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    .dot,
    .line {
      border: 1px solid CanvasText;
    }
  }
`;
