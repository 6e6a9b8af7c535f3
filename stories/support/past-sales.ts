import type { CustomerClient } from 'regulars/client';
import { TODAY } from './environment.js';

const DAY_MS = 86_400_000;

/** What was sold: days ago, and the items. */
const SOLD: readonly (readonly [
  daysAgo: number,
  ...items: readonly (readonly [name: string, quantity: number, each: number])[],
])[] = [
  [330, ['Filter coffee', 2, 350]],
  [250, ['House blend, 250 g', 1, 1600], ['Paper filters', 1, 450]],
  [210, ['Espresso', 1, 300]],
  [150, ['House blend, 250 g', 2, 1600]],
  [120, ['Flat white', 2, 480], ['Almond croissant', 2, 425]],
  [80, ['Hand grinder', 1, 8900]],
  [45, ['House blend, 250 g', 1, 1600]],
  [12, ['Flat white', 1, 480]],
  [1, ['Flat white', 1, 480], ['Almond croissant', 1, 425]],
  [0, ['Filter coffee', 1, 350], ['بذور البن الإثيوبية', 1, 1850]],
];

/** A year of sales to one customer, one of them taken back in part. */
export async function sellForAYear(client: CustomerClient, customerId: string): Promise<void> {
  for (const [index, [daysAgo, ...items]] of SOLD.entries()) {
    const lines = items.map(([name, quantity, each], line) => ({
      id: `line-${line}`,
      name,
      quantity,
      totalMinor: quantity * each,
    }));
    const subtotalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
    const taxMinor = Math.round(subtotalMinor * 0.08);
    const totalMinor = subtotalMinor + taxMinor;
    await client.recordSale({
      id: idOf(index),
      customerId,
      number: String(1041 + index),
      lines,
      tenders: [{ type: index % 2 === 0 ? 'card' : 'cash', amountMinor: totalMinor }],
      occurredAt: new Date(TODAY - daysAgo * DAY_MS - index * 3_600_000).toISOString(),
      subtotalMinor,
      taxMinor,
      totalMinor,
    });
  }
  await client.recordRefund({
    id: idOf(100),
    refundOf: idOf(4),
    number: 'R-7',
    lines: [{ lineId: 'line-1', quantity: 1, amountMinor: 425 }],
    tenders: [{ type: 'card', amountMinor: 459 }],
    occurredAt: new Date(TODAY - 119 * DAY_MS).toISOString(),
  });
}

function idOf(index: number): string {
  return `019aa6c0-0000-7000-8000-${(0x5a1e00 + index).toString(16).padStart(12, '0')}`;
}
