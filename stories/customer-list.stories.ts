import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { CustomerListElement } from 'regulars';
import { openClient } from './support/cast.js';
import { deniedEnvironment, stuckEnvironment } from './support/environment.js';
import { openPlayground, playground } from './support/playground.js';
import { sheetOf } from './support/state-sheet.js';
import type { State } from './support/state-sheet.js';

interface Args {
  sort: 'name' | 'created-at' | 'last-sale-at' | 'points';
  descending: boolean;
  importable: boolean;
}

const meta: Meta<Args> = {
  title: 'Elements/customer-list',
  component: 'customer-list',
};
export default meta;

/** Tick a filter, sort by a column, choose a row. */
export const Playground: StoryObj<Args> = {
  args: { sort: 'name', descending: false, importable: true },
  argTypes: {
    sort: { control: 'inline-radio', options: ['name', 'created-at', 'last-sale-at', 'points'] },
  },
  loaders: [openPlayground],
  render: ({ sort, descending, importable }, context) =>
    playground(
      context,
      () => html`<customer-list sort=${sort} ?descending=${descending} ?importable=${importable}></customer-list>`,
    ),
};

const list = (): TemplateResult => html`<customer-list></customer-list>`;
const filter =
  (filters: CustomerListElement['filters']) =>
  (element: CustomerListElement): void => {
    element.filters = filters;
  };
const stuck = { open: () => openClient({ storage: 'indexeddb', environment: stuckEnvironment() }) };
const denied = { open: () => openClient({ storage: 'indexeddb', environment: deniedEnvironment() }) };

const STATES: readonly State<CustomerListElement>[] = [
  { name: 'Everybody', render: list },
  { name: 'Everybody, in profile given-family', options: { profile: 'given-family' }, render: list },
  { name: 'Filtered: one customer shows', render: list, drive: filter({ statuses: ['inactive'] }) },
  { name: 'Filtered: nobody shows', render: list, drive: filter({ customerTypes: ['employee'] }) },
  {
    name: 'A row chosen before',
    render: ({ ids }) => html`<customer-list selected-id=${ids.regular}></customer-list>`,
  },
  { name: 'From the last to the first', render: () => html`<customer-list descending></customer-list>` },
  { name: 'With import', render: () => html`<customer-list importable></customer-list>` },
  { name: 'Nobody yet', open: openClient, render: list },
  {
    name: 'A cashier who may not see contacts, nor create',
    options: { cashier: { id: 'kim', can: { contacts: 'no', create: 'no' } } },
    render: list,
  },
  { name: 'A locked register', options: { cashier: null }, render: list },
  { name: 'Loading', ...stuck, render: list },
  { name: 'A store that does not open', ...denied, render: list },
];

export const StateSheet: StoryObj = {
  name: 'State sheet',
  tags: ['!autodocs'],
  ...sheetOf(CustomerListElement, STATES),
};

export const RightToLeft: StoryObj = {
  name: 'State sheet, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...sheetOf(CustomerListElement, STATES),
};
