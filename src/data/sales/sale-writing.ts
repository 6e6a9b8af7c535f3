import type { ClientContext } from '../client-context.js';
import type { ClientParts } from '../client-parts.js';
import { recordRefund } from './record-refund.js';
import { recordSale } from './record-sale.js';
import { redeem, reverseRedemption } from './redemption.js';

/** What a register writes when it sells: no permission is asked for, only somebody who is signed in. */
export function saleWritingOf(context: ClientContext): ClientParts['saleWriting'] {
  return {
    redeem: (redemption) => redeem(context, redemption),
    reverseRedemption: (redemptionId) => reverseRedemption(context, redemptionId),
    recordSale: (sale, options) => recordSale(context, sale, options),
    recordRefund: (refund, options) => recordRefund(context, refund, options),
  };
}
