import { css } from 'lit';

export const viewFrameStyles = css`
  .frame {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
  }
  .frame-head {
    flex: none;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 56px;
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--_hair);
  }
  .frame-head .icon-button:first-child {
    margin-inline-start: -8px;
  }
  .frame-title {
    flex: 1;
    min-inline-size: 0;
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .frame-body {
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .view {
    animation: regulars-view var(--_view) var(--_ease);
  }
  .view.backwards {
    --_way: -1;
  }
  @keyframes regulars-view {
    from {
      opacity: 0;
      transform: translateX(calc(var(--_slide) * var(--_towards-end) * var(--_way, 1)));
    }
  }
  /* What an on-screen keyboard leaves is for the field, the results and Save. */
  @media (max-height: 480px) {
    .frame-head {
      min-block-size: 44px;
    }
  }
`;
