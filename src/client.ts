export type * from './data/customer-client.js';
export { createCustomerClient } from './data/create-customer-client.js';
