import { createContext } from '@lit/context';
import type { CustomerDraft } from '../domain/customer.js';
import type { CustomerId } from '../domain/id.js';

/** Views that an element can ask for. */
export type CustomerView = 'list' | 'new' | 'edit' | 'history' | 'loyalty' | 'credit' | 'queue';

/** What a view is opened with. */
export interface ViewRequest {
  /** Null for somebody new. */
  readonly customerId: CustomerId | null;
  /** What was typed so far. */
  readonly draft?: CustomerDraft;
  /** Whether saving also puts the customer on the sale. */
  readonly attachOnSave?: boolean;
  /** What takes focus when the view closes; what had it before where not given. */
  readonly returnFocus?: HTMLElement;
}

/** A surface around an element that shows views in its stead: the panel. */
export interface ViewHost {
  open(view: CustomerView, request: ViewRequest): void;
  close(): void;
  /** Says something that the view that asks may not live to say: it has closed, or is closing. */
  say(text: string): void;
}

export const viewHostContext = createContext<ViewHost>(Symbol.for('regulars/view-host@1'));
