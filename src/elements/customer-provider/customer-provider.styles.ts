import { css } from 'lit';

// No box and no inherited style of its own: the page inside must look as if this element were not there.
export const styles = css`
  :host {
    display: contents;
  }
  :host([hidden]),
  [hidden] {
    display: none;
  }
`;
