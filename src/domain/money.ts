/** Integer minor units and an ISO 4217 code: `{ amountMinor: 1450, currency: 'USD' }` is $14.50. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}
