import { createContext } from '@lit/context';
import type { CustomerClient } from '../data/customer-client.js';

export type { CustomerClient, CustomerReader, OpenSale } from '../data/customer-client.js';

/** Whose customers the elements inside show. The key names its version, so that two releases on a page never mix. */
export const customerClientContext = createContext<CustomerClient | undefined>(Symbol.for('regulars/client@1'));
