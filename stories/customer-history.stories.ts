import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { CustomerHistoryElement } from 'regulars';
import type { CastName } from './support/cast.js';
import { openClient } from './support/cast.js';
import type { Cast } from './support/cast.js';
import { stuckEnvironment } from './support/environment.js';
import { painted } from './support/painted.js';
import { sellForAYear } from './support/past-sales.js';
import { driven, openPlayground, playground, SOMEBODY } from './support/playground.js';
import { sheetOf } from './support/state-sheet.js';
import { stage } from './support/stage.js';
import type { State } from './support/state-sheet.js';
import { cameLater } from './support/sync-scenes.js';
import { optionsOf, toolbarOf } from './support/toolbar.js';

interface Args {
  customer: CastName | 'nobody';
  tab: CustomerHistoryElement['tab'];
  noChart: boolean;
}

const meta: Meta<Args> = { title: 'Elements/customer-history', component: 'customer-history' };
export default meta;

const sell = ({ client, ids }: Cast): Promise<void> => sellForAYear(client, ids.regular);

/** Opens a store in which there is something to look back on, unless nobody is signed in. */
async function openPast(context: Parameters<typeof openPlayground>[0]): Promise<{ cast: Cast }> {
  const loaded = await openPlayground(context);
  if (loaded.cast.client.options.cashier !== null) await sell(loaded.cast);
  return loaded;
}

/** Choose a tab and days; open a sale; print, or export. */
export const Playground: StoryObj<Args> = {
  args: { customer: 'regular', tab: 'sales', noChart: false },
  argTypes: {
    customer: { control: 'select', options: ['nobody', ...SOMEBODY] },
    tab: { control: 'inline-radio', options: ['sales', 'loyalty', 'store-credit'] },
  },
  loaders: [openPast],
  render: ({ customer, tab, noChart }, context) =>
    playground(
      context,
      () => html`<customer-history .tab=${tab} ?no-chart=${noChart}></customer-history>`,
      customer === 'nobody' ? undefined : customer,
    ),
};

const history = (): TemplateResult => html`<customer-history></customer-history>`;

/** Opens the newest sale that was taken back in part, once it shows. */
async function openRefunded({ renderRoot }: CustomerHistoryElement): Promise<void> {
  let row: HTMLElement | null = null;
  while ((row = renderRoot.querySelector<HTMLElement>('[part~=row-part-refunded] button')) === null) await painted();
  row.click();
}

/** A sale opens to its lines, how it was paid, and what was taken back of it. */
export const OpenSale: StoryObj<Args> = {
  name: 'A sale opened',
  loaders: [openPast],
  render: (_args, context) => playground(context, history, 'regular'),
  play: driven(CustomerHistoryElement, openRefunded),
};

/** Whom a register knows, and nothing of what they bought before it came. */
const KNOWN = '019aa6c0-0000-7000-8000-0000000c0de1';

const ofKnown = (): TemplateResult => html`<customer-history customer-id=${KNOWN}></customer-history>`;

/** Asks the server for what is older, once its own part shows. */
async function showOlder({ renderRoot }: CustomerHistoryElement): Promise<void> {
  let more: HTMLElement | null = null;
  while ((more = renderRoot.querySelector<HTMLElement>('.end ~ .more')) === null) await painted();
  more.click();
  while (renderRoot.querySelector('[aria-busy=true]') !== null) await painted();
}

/** Where the register's own part ends, *Show older* asks the server. */
export const OlderOnTheServer: StoryObj<Args> = {
  name: 'Older entries on the server',
  render: (_args, { globals }) => {
    const toolbar = toolbarOf(globals);
    return stage({ client: cameLater(KNOWN)(optionsOf(toolbar)), toolbar, content: ofKnown() });
  },
};

const STATES: readonly State<CustomerHistoryElement>[] = [
  { name: 'Nobody on the sale', render: history },
  {
    name: 'Loading',
    open: () => openClient({ storage: 'indexeddb', environment: stuckEnvironment() }),
    render: () => html`<customer-history customer-id="019aa6c0-0000-7000-8000-ffffffffffff"></customer-history>`,
  },
  { name: 'Sales', customer: 'regular', before: sell, render: history },
  { name: 'A sale opened', customer: 'regular', before: sell, render: history, drive: openRefunded },
  { name: 'Loyalty', customer: 'regular', before: sell, render: () => html`<customer-history tab="loyalty"></customer-history>` },
  { name: 'Store credit', customer: 'regular', render: () => html`<customer-history tab="store-credit"></customer-history>` },
  { name: 'No sales yet', customer: 'plain', render: history },
  {
    name: 'Days of one’s own',
    customer: 'regular',
    before: sell,
    render: () => html`<customer-history from="2026-07-01" to="2026-07-31"></customer-history>`,
  },
  {
    name: 'Nothing on these days',
    customer: 'regular',
    render: () => html`<customer-history from="2026-11-21" to="2026-11-21"></customer-history>`,
  },
  {
    name: 'Without the chart',
    customer: 'regular',
    before: sell,
    render: () => html`<customer-history no-chart></customer-history>`,
  },
  { name: 'Older entries on the server', open: cameLater(KNOWN), render: ofKnown },
  { name: 'Older entries of the server', open: cameLater(KNOWN), render: ofKnown, drive: showOlder },
  { name: 'A server that does not answer', open: cameLater(KNOWN, true), render: ofKnown, drive: showOlder },
  { name: 'An expired driver’s licence', customer: 'expired', render: history },
  { name: 'A long name', customer: 'long', render: history },
  { name: 'A name that reads from right to left', customer: 'arabic', render: history },
  {
    name: 'A cashier who may not look',
    customer: 'regular',
    options: { cashier: { id: 'c', can: { history: 'no' } } },
    render: history,
  },
  {
    name: 'A cashier who may not export',
    customer: 'regular',
    options: { cashier: { id: 'c', can: { export: 'no' } } },
    render: history,
  },
  { name: 'A locked register', customer: 'regular', options: { cashier: null }, render: history },
  {
    name: 'A customer who is not here',
    render: () => html`<customer-history customer-id="019aa6c0-0000-7000-8000-ffffffffffff"></customer-history>`,
  },
  { name: 'A wrong attribute', render: () => html`<customer-history customer-id="Maya"></customer-history>` },
];

export const StateSheet: StoryObj = {
  name: 'State sheet',
  tags: ['!autodocs'],
  ...sheetOf(CustomerHistoryElement, STATES),
};

export const RightToLeft: StoryObj = {
  name: 'State sheet, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...sheetOf(CustomerHistoryElement, STATES),
};
