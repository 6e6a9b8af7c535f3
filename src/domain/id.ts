/** UUID in lower case; ours are version 7, derived ones version 5. */
export type Id = string;
export type CustomerId = Id;
export type SaleId = Id;
