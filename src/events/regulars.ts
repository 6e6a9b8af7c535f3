import type { ErrorCode, RegularsError } from '../domain/errors.js';
import type { StoreStatus } from '../domain/store-status.js';

/** On the provider, once its store answers reads. */
export class RegularsReadyEvent extends Event {
  readonly store: StoreStatus;

  constructor(store: StoreStatus) {
    super('regulars-ready', { bubbles: true, composed: true });
    this.store = store;
  }
}

/** A failure that an element shows. `message` is English, for developers, and names no person. */
export class RegularsErrorEvent extends Event {
  readonly code: ErrorCode;
  readonly message: string;
  /** Where the wrong value stands. */
  readonly path: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor({ code, message, path, retryAfterMs }: RegularsError) {
    super('regulars-error', { bubbles: true, composed: true });
    this.code = code;
    this.message = message;
    this.path = path;
    this.retryAfterMs = retryAfterMs;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'regulars-ready': RegularsReadyEvent;
    'regulars-error': RegularsErrorEvent;
  }
}
