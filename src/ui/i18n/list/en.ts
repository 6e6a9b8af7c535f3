import type { Phrasing, WordArea } from '../words.js';

export const listEn = {
  'list.title': 'Customers',
  'list.new': 'New customer',
  'list.filters': 'Filters',
  'list.active': 'Active',
  'list.inactive': 'Inactive',
  'list.banned': 'Banned',
  'list.hasPoints': 'Has points',
  'list.hasStoreCredit': 'Has store credit',
  'list.expiredId': 'Expired ID',
  'list.total': ({ total }: { total: number }, { number, plural }: Phrasing) =>
    plural(total, { one: `${number(total)} customer`, other: `${number(total)} customers` }),
  'list.shown': '{shown} of {total}',
  'list.hidden': ({ hidden }: { hidden: number }, { number, plural }: Phrasing) =>
    plural(hidden, {
      one: `${number(hidden)} customer hidden by filters`,
      other: `${number(hidden)} customers hidden by filters`,
    }),
  'list.clear': 'Clear filters',
  'list.name': 'Name',
  'list.phone': 'Phone',
  'list.email': 'Email',
  'list.type': 'Type',
  'list.points': 'Points',
  'list.credit': 'Store credit',
  'list.status': 'Status',
  'list.pointsOf': ({ points }: { points: number }, { number, plural }: Phrasing) =>
    plural(points, { one: `${number(points)} pt`, other: `${number(points)} pts` }),
  'list.sort': 'Sort by',
  'list.sort.name': 'Name',
  'list.sort.created-at': 'Date added',
  'list.sort.last-sale-at': 'Last sale',
  'list.sort.points': 'Points',
  'list.descending': 'Descending order',
  'list.sorted': 'Sorted by {by}, {order}.',
  'list.order.up': 'ascending',
  'list.order.down': 'descending',
  'list.none': 'There are no customers yet.',
  'list.noneLeft': 'No customer fits these filters.',
  'list.loading': 'Loading customers',
  'list.loadingRow': 'Loading',
  'list.import': 'Import customers',
  'list.importing': 'Importing {name}',
  'list.importRows': ({ rows }: { rows: number }, { number, plural }: Phrasing) =>
    plural(rows, { one: `${number(rows)} row`, other: `${number(rows)} rows` }),
  'list.imported': '{name} is imported.',
  'list.importStopped': '{name} was stopped. Whole rows up to there are saved.',
  'list.importUnreadable': '{name} could not be read as a list of customers. Nothing was saved. Choose a CSV file.',
  'list.importCreated': ({ count }: { count: number }, { number }: Phrasing) => `${number(count)} new`,
  'list.importUpdated': ({ count }: { count: number }, { number }: Phrasing) => `${number(count)} changed`,
  'list.importUnchanged': ({ count }: { count: number }, { number }: Phrasing) => `${number(count)} already here`,
  'list.importRefused': ({ count }: { count: number }, { number }: Phrasing) => `${number(count)} refused`,
  'list.importResume': 'Go on',
  'list.importReport': 'Download report',
};

export type ListWords = typeof listEn;

export const listWords: WordArea<ListWords> = {
  area: 'list',
  words: listEn,
  givenFamily: { 'list.new': 'Add New Customer' },
};
