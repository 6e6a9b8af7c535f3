import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { CustomerPanelElement } from 'regulars';
import type { CastName } from './support/cast.js';
import { driven, openPlayground, playground, SOMEBODY } from './support/playground.js';
import { sheetOf } from './support/state-sheet.js';
import type { State } from './support/state-sheet.js';

interface Args {
  mode: 'auto' | 'drawer' | 'dialog' | 'inline';
  customer: CastName | 'nobody';
}

const meta: Meta<Args> = {
  title: 'Elements/customer-panel',
  component: 'customer-panel',
};
export default meta;

/** The whole flow in one tag: find, attach, create, edit, clear. */
export const Playground: StoryObj<Args> = {
  args: { mode: 'auto', customer: 'nobody' },
  argTypes: {
    mode: { control: 'inline-radio', options: ['auto', 'drawer', 'dialog', 'inline'] },
    customer: { control: 'select', options: ['nobody', ...SOMEBODY] },
  },
  loaders: [openPlayground],
  render: ({ mode, customer }, context) =>
    playground(context, () => html`<customer-panel mode=${mode}></customer-panel>`, customer === 'nobody' ? undefined : customer),
};

/** Beside the page: cart and scanner stay alive. */
export const Drawer: StoryObj<Args> = {
  args: { mode: 'drawer', customer: 'nobody' },
  loaders: [openPlayground],
  render: (_args, context) => playground(context, () => html`<customer-panel mode="drawer"></customer-panel>`),
  play: driven(CustomerPanelElement, (element) => element.show('search')),
};

/** Over the page, on a phone. */
export const Dialog: StoryObj<Args> = {
  args: { mode: 'dialog', customer: 'regular' },
  loaders: [openPlayground],
  render: (_args, context) => playground(context, () => html`<customer-panel mode="dialog"></customer-panel>`, 'regular'),
  play: driven(CustomerPanelElement, (element) => element.show('edit')),
};

const bar = (): TemplateResult => html`<customer-panel></customer-panel>`;
const inline = (): TemplateResult => html`<customer-panel mode="inline"></customer-panel>`;
const show =
  (view: 'search' | 'list' | 'new' | 'edit' | 'history' | 'loyalty' | 'credit') =>
  (panel: CustomerPanelElement): void =>
    panel.show(view);

// A drawer or dialog covers the page and every other state with it: the sheet shows views in the flow, the playground the rest.
const STATES: readonly State<CustomerPanelElement>[] = [
  { name: 'The bar with nobody on the sale', render: bar },
  { name: 'The bar with a customer', customer: 'regular', render: bar },
  { name: 'The bar with a warning', customer: 'expired', render: bar },
  { name: 'The bar with a long name', customer: 'long', render: bar },
  {
    name: 'The bar with what the host adds',
    render: () => html`<customer-panel><button slot="actions">Rewards</button></customer-panel>`,
  },
  { name: 'In a profile that says Customers', options: { profile: 'given-family' }, render: bar },
  { name: 'Search', render: inline, drive: show('search') },
  { name: 'A new customer', render: inline, drive: show('new') },
  { name: 'The customer on the sale, to edit', customer: 'regular', render: inline, drive: show('edit') },
  { name: 'Every customer', render: inline, drive: show('list') },
  { name: 'The history of the customer on the sale', customer: 'regular', render: inline, drive: show('history') },
  { name: 'Their points', customer: 'regular', render: inline, drive: show('loyalty') },
  { name: 'Their store credit', customer: 'regular', render: inline, drive: show('credit') },
  { name: 'A wrong attribute', render: () => html`<customer-panel mode="sideways"></customer-panel>` },
];

export const StateSheet: StoryObj = {
  name: 'State sheet',
  tags: ['!autodocs'],
  ...sheetOf(CustomerPanelElement, STATES),
};

export const RightToLeft: StoryObj = {
  name: 'State sheet, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...sheetOf(CustomerPanelElement, STATES),
};
