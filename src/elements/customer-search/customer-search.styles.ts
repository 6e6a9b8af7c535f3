import { css } from 'lit';

/** The field. */
export const searchStyles = css`
  .base {
    container-type: inline-size;
  }
  .label {
    display: block;
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
    margin-block-end: 4px;
  }
  .line {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .field {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    align-items: center;
    min-block-size: 56px;
    padding-inline: 12px 4px;
    border: var(--_stroke) solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .field > .icon {
    color: var(--_muted);
  }
  .field:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .field.disabled {
    background: var(--_sunken);
  }
  input {
    flex: 1;
    min-inline-size: 0;
    block-size: 54px;
    padding: 0 8px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
  }
  input:focus-visible {
    outline: none;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .new {
    inline-size: 56px;
    block-size: 56px;
    color: var(--_accent);
  }
  /* A column of a phone's width: what is typed needs the room. */
  @container (max-width: 380px) {
    .line {
      gap: 4px;
    }
    .field > .icon {
      display: none;
    }
    .new {
      inline-size: 44px;
    }
  }
`;
