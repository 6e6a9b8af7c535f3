import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { CustomerSearchElement } from 'regulars';
import { openClient } from './support/cast.js';
import { deniedEnvironment, stuckEnvironment } from './support/environment.js';
import { openPlayground, playground } from './support/playground.js';
import { searchAway, searchBeyond } from './support/search-scenes.js';
import { sheetOf } from './support/state-sheet.js';
import type { State } from './support/state-sheet.js';
import { firstPull } from './support/sync-scenes.js';

interface Args {
  label: string;
  placeholder: string;
  purpose: 'sale' | 'directory';
  limit: number;
  noCreate: boolean;
  required: boolean;
  disabled: boolean;
}

const meta: Meta<Args> = {
  title: 'Elements/customer-search',
  component: 'customer-search',
};
export default meta;

/** Type three letters of a name, the last four digits of a phone, or part of an e-mail. */
export const Playground: StoryObj<Args> = {
  args: { label: '', placeholder: '', purpose: 'sale', limit: 20, noCreate: false, required: false, disabled: false },
  argTypes: {
    purpose: { control: 'inline-radio', options: ['sale', 'directory'] },
    limit: { control: { type: 'range', min: 1, max: 50 } },
  },
  loaders: [openPlayground],
  render: ({ label, placeholder, purpose, limit, noCreate, required, disabled }, context) =>
    playground(
      context,
      () =>
        html`<customer-search
          .label=${label === '' ? undefined : label}
          .placeholder=${placeholder === '' ? undefined : placeholder}
          purpose=${purpose}
          limit=${limit}
          ?no-create=${noCreate}
          ?required=${required}
          ?disabled=${disabled}
        ></customer-search>`,
    ),
};

const search = (): TemplateResult => html`<customer-search></customer-search>`;
const directory = (): TemplateResult => html`<customer-search purpose="directory"></customer-search>`;
const type =
  (text: string) =>
  (element: CustomerSearchElement): void => {
    element.text = text;
  };
const NOBODY = { open: openClient };

const STATES: readonly State<CustomerSearchElement>[] = [
  { name: 'Recent customers', render: search },
  { name: 'Nobody yet', ...NOBODY, render: search },
  { name: 'Found by name', render: search, drive: type('per') },
  { name: 'Found by the last four digits', render: search, drive: type('0147') },
  { name: 'Found by e-mail', render: search, drive: type('maya.perez@') },
  { name: 'Found in another script', render: search, drive: type('نور') },
  { name: 'Nothing found', render: search, drive: type('Zwingli') },
  {
    name: 'Nothing found, and no right to create',
    render: () => html`<customer-search no-create></customer-search>`,
    drive: type('Zwingli'),
  },
  { name: 'A phone nobody has', render: search, drive: type('(503) 555-0999') },
  { name: 'In the directory: deactivated', render: directory, drive: type('Ito') },
  { name: 'In the directory: banned', render: directory, drive: type('Moller') },
  { name: 'More than fit', render: () => html`<customer-search limit="2"></customer-search>`, drive: type('503') },
  { name: 'A long name', render: search, drive: type('fernández') },
  { name: 'Loading', open: () => openClient({ storage: 'indexeddb', environment: stuckEnvironment() }), render: search },
  { name: 'A slow server: the customers come for the first time', open: firstPull, render: search, drive: type('an') },
  {
    name: 'A store that does not open',
    open: () => openClient({ storage: 'indexeddb', environment: deniedEnvironment() }),
    render: search,
  },
  { name: 'More on the server', open: searchBeyond, render: search, drive: type('per') },
  { name: 'Somebody whom only the server has', open: searchBeyond, render: search, drive: type('ines') },
  { name: 'Nobody else on the server', open: searchBeyond, render: search, drive: type('maya') },
  { name: 'A server that cannot be asked', open: searchAway, render: search, drive: type('per') },
  { name: 'Disabled', render: () => html`<customer-search disabled></customer-search>` },
  {
    name: 'With a label of the host',
    render: () => html`<customer-search label="Member" placeholder="Card, name or phone"></customer-search>`,
  },
];

export const StateSheet: StoryObj = {
  name: 'State sheet',
  tags: ['!autodocs'],
  ...sheetOf(CustomerSearchElement, STATES),
};

export const RightToLeft: StoryObj = {
  name: 'State sheet, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...sheetOf(CustomerSearchElement, STATES),
};
