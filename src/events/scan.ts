/** A scanner has read something while one of our elements had focus. Cancel to have it looked up nowhere. */
export class ScanEvent extends Event {
  /** Null for an identity document or a payment card, of which nothing is passed on. */
  readonly code: string | null;

  constructor({ code }: { readonly code: string | null }) {
    super('scan', { bubbles: true, composed: true, cancelable: true });
    this.code = code;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    scan: ScanEvent;
  }
}
