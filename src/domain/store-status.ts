import type { ErrorCode, RegularsError } from './errors.js';

export type StoreState =
  | 'opening'
  | 'ready'
  | 'memory'
  | 'store-denied'
  | 'store-blocked'
  | 'store-lost'
  | 'store-full'
  | 'store-newer'
  | 'wrong-merchant'
  | 'closed';

export interface StoreStatus {
  readonly state: StoreState;
  /** Made with the store, never given. Empty while opening. */
  readonly registerId: string;
  /** Whether the browser promised not to evict the store; null while it has not answered. */
  readonly persisted: boolean | null;
  /** Customers that are not deleted. */
  readonly customers: number;
  readonly index: IndexStatus;
  readonly error: RegularsError | null;
}

export interface IndexStatus {
  readonly state: 'building' | 'ready';
  readonly indexed: number;
  readonly bytes: number;
  readonly runsIn: 'worker' | 'blob-worker' | 'page';
}

/** How every store begins. */
export const OPENING: StoreStatus = {
  state: 'opening',
  registerId: '',
  persisted: null,
  customers: 0,
  index: { state: 'building', indexed: 0, bytes: 0, runsIn: 'page' },
  error: null,
};

/** The errors that are states of the whole store. */
const STATES: readonly (StoreState & ErrorCode)[] = [
  'store-denied',
  'store-blocked',
  'store-lost',
  'store-full',
  'store-newer',
  'wrong-merchant',
];

/** The state that a store is in after this error; undefined where the error is no state of it. */
export function stateOf(error: RegularsError): StoreState | undefined {
  return STATES.find((code) => code === error.code);
}
