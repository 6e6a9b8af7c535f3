import type { Timestamp } from './clock.js';
import { isSameContent } from './same-content.js';
import { isSameMoment } from './sale-moment.js';
import type { Sale } from './sale.js';

/** As much of a sale as tells it from another under the same id. */
type SaleContent = Pick<
  Sale,
  'number' | 'lines' | 'tenders' | 'currency' | 'subtotalMinor' | 'taxMinor' | 'tipMinor' | 'totalMinor'
> & { readonly occurredAt?: Timestamp | undefined };

type RefundContent = Pick<Sale, 'refundOf' | 'number' | 'lines' | 'tenders'> & { readonly occurredAt?: Timestamp | undefined };

/** Whether a sale that is recorded says what is to be recorded, whatever it has become since. */
export function isSameSale(known: Sale, given: SaleContent): boolean {
  const contentOf = (of: SaleContent): unknown[] => [
    [of.number, of.lines, of.tenders, of.currency],
    [of.subtotalMinor, of.taxMinor, of.tipMinor, of.totalMinor],
  ];
  return known.refundOf === null && isSameMoment(known, given.occurredAt) && isSameContent(contentOf(known), contentOf(given));
}

/** The same of a refund. */
export function isSameRefund(known: Sale, given: RefundContent): boolean {
  const contentOf = ({ refundOf, number, lines, tenders }: RefundContent): unknown => [refundOf, number, lines, tenders];
  return isSameMoment(known, given.occurredAt) && isSameContent(contentOf(known), contentOf(given));
}
