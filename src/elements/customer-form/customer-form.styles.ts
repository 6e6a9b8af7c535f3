import { css } from 'lit';

export const styles = css`
  .holdings {
    margin-block-end: 16px;
  }
  .form {
    container-type: inline-size;
    max-inline-size: 640px;
    background: var(--_surface);
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
    padding: 16px;
  }
  @media (max-width: 359px) {
    .body {
      padding-inline: 12px;
    }
  }
  .title {
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
  }
  .title:focus-visible {
    border-radius: 2px;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }
  .details {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 32px;
  }
  .details[hidden] {
    display: none;
  }
  .removed {
    text-decoration: line-through;
    color: var(--_muted);
  }
  .status {
    padding-inline: 12px 8px;
    border-inline-start: 4px solid var(--_active);
    border-radius: var(--_radius);
    background: var(--_active-soft);
  }
  .status.inactive {
    border-inline-start-color: var(--_danger);
    background: var(--_danger-soft);
  }
  .status .problem {
    padding-block-end: 8px;
  }
  .status-word {
    display: flex;
    align-items: center;
    gap: 6px;
    flex: none;
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
    color: var(--_active);
  }
  .inactive .status-word {
    color: var(--_danger);
  }
  .status-word .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .status-line {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 10px 12px;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .status-line.banned {
    border-inline-start: 4px solid var(--_danger);
    background: var(--_danger-soft);
    color: var(--_danger);
    font-weight: 600;
  }
  .look-only {
    color: var(--_muted);
  }
  /* What takes focus by keyboard must not lie under the foot. */
  .field {
    scroll-margin-block: 24px 160px;
  }
  .field :is(.input, .switch, .check-box, button) {
    scroll-margin-block: 48px 160px;
  }
  .foot {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 12px 16px;
    border-block-start: 1px solid var(--_hair);
    background: var(--_surface);
  }
  .foot .main {
    flex: 1 1 160px;
  }
  .foot .plain {
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
  .failure strong {
    font-weight: 600;
  }
  .state {
    display: grid;
    gap: 16px;
    padding: 16px;
  }
  .bone {
    block-size: 48px;
    border-radius: var(--_radius);
    background: var(--_sunken);
    animation: regulars-appear 1ms 150ms backwards;
  }
  @keyframes regulars-appear {
    from {
      opacity: 0;
    }
  }
`;
