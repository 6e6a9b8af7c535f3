import type { Phrasing, WordArea } from '../words.js';

interface Counted {
  readonly count: number;
}

interface Numbered {
  readonly number: string;
}

/** Figures of a chart in words, each as the language writes it. */
interface Gist {
  readonly from: string;
  readonly to: string;
  readonly total: string;
  readonly month: string;
  readonly most: string;
}

export const historyEn = {
  'history.heading': 'Customer History',
  'history.edit': 'Edit Customer',
  'history.loading': 'Loading the history',
  'history.empty': 'No customer on this sale',
  'history.emptyHint': 'Find a customer to see the history here.',
  'history.gone': 'This customer is no longer here.',
  'history.notAllowed': 'You are not allowed to see the history of customers. Ask a manager.',
  'history.safe': 'What was saved is still here.',
  'history.tabs': 'History',
  'history.sales': 'Sales',
  'history.loyalty': 'Loyalty',
  'history.store-credit': 'Store Credit',
  'history.none.sales': 'No sales yet',
  'history.none.loyalty': 'No points yet',
  'history.none.store-credit': 'No store credit yet',
  'history.noneInPeriod': 'Nothing on these days',
  'history.showAll': 'Show all',
  'history.more': 'Show more',
  'history.loadingMore': 'Loading more',
  'history.moreShown': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(count, { one: `${number(count)} more shown`, other: `${number(count)} more shown` }),
  'history.shown': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(count, { one: `${number(count)} entry`, other: `${number(count)} entries` }),
  'history.firstShown': 'The first {count} entries',
  'history.end': 'This register keeps entries since {date}. Older entries are on the server.',
  'history.endUnknown': 'Older entries are on the server.',
  'history.older': 'Show older',
  'history.loadingOlder': 'Asking the server',
  'history.noOlder': 'There is nothing older.',
  'history.olderOffline': 'The server cannot be reached. Older entries show once this register is online again.',
  'history.olderFailed': 'The server did not show the older entries. Try again.',
  'history.olderUnsupported': 'The server does not give older entries.',
  'history.periods': 'Days shown',
  'history.today': 'Today',
  'history.yesterday': 'Yesterday',
  'history.week': '7 days',
  'history.month': '30 days',
  'history.year': 'This year',
  'history.all': 'All',
  'history.dates': 'Dates',
  'history.from': 'From',
  'history.to': 'To',
  'history.dateHelp': 'Such as {example}. Leave empty for no limit.',
  'history.dateWrong': 'This is no date. Type one such as {example}.',
  'history.dateOrder': 'This is before the first day.',
  'history.items': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(count, { one: `${number(count)} item`, other: `${number(count)} items` }),
  'history.sale': ({ number }: Numbered) => `Sale ${number}`,
  'history.refund': ({ number }: Numbered) => `Refund ${number}`,
  'history.refundOf': ({ number }: Numbered) => `Refund of sale ${number}`,
  'history.state.part-refunded': 'Partly refunded',
  'history.state.refunded': 'Refunded',
  'history.state.refund': 'Refund',
  'history.flag.over-refund': 'More refunded than was paid',
  'history.flag.clock-ahead': 'Recorded by a clock that was ahead',
  'history.flag.shortfall': 'Took back points already spent',
  'history.points': ({ count }: Counted, { number, plural }: Phrasing) =>
    plural(Math.abs(count), { one: `${number(count)} point`, other: `${number(count)} points` }),
  'history.plus': '{amount} added',
  'history.minus': '{amount} taken',
  'history.balance': 'Balance {amount}',
  'history.lines': 'Items',
  'history.tenders': 'Paid with',
  'history.refundTenders': 'Given back by',
  'history.subtotal': 'Subtotal',
  'history.tax': 'Tax',
  'history.tip': 'Tip',
  'history.total': 'Total',
  'history.pointsEarned': 'Points earned',
  'history.pointsTakenBack': 'Points taken back',
  'history.pointsUsed': 'Points used',
  'history.creditUsed': 'Store credit used',
  'history.refunds': 'Refunds',
  'history.tender.cash': 'Cash',
  'history.tender.card': 'Card',
  'history.tender.store-credit': 'Store credit',
  'history.tender.points': 'Points',
  'history.tender.other': 'Other',
  'history.type.open': 'Brought forward',
  'history.type.earn': 'Earned on a sale',
  'history.type.redeem': 'Used on a sale',
  'history.type.adjust-add': 'Points added',
  'history.type.adjust-remove': 'Points removed',
  'history.type.refund-reverse': 'Taken back by a refund',
  'history.type.redeem-reverse': 'Given back',
  'history.type.expire': 'Expired',
  'history.type.expire-reverse': 'Expiry taken back',
  'history.type.merge-in': 'From a customer merged into this one',
  'history.type.merge-out': 'Moved to the customer this one was merged into',
  'history.type.issue': 'Store credit issued',
  'history.type.use': 'Store credit used',
  'history.expires': 'Good through {date}',
  'history.approvedOffline': 'Approved offline',
  'history.chart.spent': 'Spent in 12 months',
  'history.chart.points': 'Points earned in 12 months',
  'history.chart.thisMonth': 'This month',
  'history.chart.gist': ({ from, to, total, month, most }: Gist) =>
    `${from} to ${to}: ${total} in all, most in ${month} with ${most}`,
  'history.chart.nothing': 'Nothing in 12 months',
  'history.chart.asTable': 'Show as table',
  'history.chart.month': 'Month',
  'history.chart.spentColumn': 'Spent',
  'history.chart.earnedColumn': 'Earned',
  'history.chart.usedColumn': 'Used',
  'history.print': 'Print',
  'history.printCut': ({ count }: Counted, { number }: Phrasing) =>
    `The newest ${number(count)} are printed. Choose dates to print others.`,
  'history.printing': 'Preparing to print',
  'history.export': 'Export CSV',
  'history.exporting': 'Preparing the file',
  'history.exported': 'File saved: {file}',
  'history.exportNote': 'Export of a customer’s history',
  'history.csv.customer': 'Customer',
  'history.csv.number': 'Number',
  'history.csv.date': 'Date',
  'history.csv.time': 'Time',
  'history.csv.state': 'State',
  'history.csv.state.completed': 'Completed',
  'history.csv.type': 'Type',
  'history.csv.reason': 'Reason',
  'history.csv.amount': 'Amount',
  'history.csv.currency': 'Currency',
  'history.csv.points': 'Points',
  'history.csv.balance': 'Balance after',
  'history.csv.expires': 'Expires',
};

export type HistoryWords = typeof historyEn;

export const historyWords: WordArea<HistoryWords> = { area: 'history', words: historyEn };
