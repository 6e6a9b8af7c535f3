import { createContext } from '@lit/context';
import type { OpenSale } from '../data/customer-client.js';

/** Which sale the elements inside put a customer on. */
export const saleContext = createContext<OpenSale | undefined>(Symbol.for('regulars/sale@1'));
