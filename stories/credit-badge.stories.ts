import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { CreditBadgeElement } from 'regulars';
import type { CastName } from './support/cast.js';
import { openClient } from './support/cast.js';
import { stuckEnvironment } from './support/environment.js';
import { openPlayground, playground, SOMEBODY } from './support/playground.js';
import { sheetOf } from './support/state-sheet.js';
import type { State } from './support/state-sheet.js';

interface Args {
  customer: CastName | 'nobody';
  label: string;
  readonly: boolean;
}

const meta: Meta<Args> = { title: 'Elements/credit-badge', component: 'credit-badge' };
export default meta;

/** Press the badge to issue or use store credit. */
export const Playground: StoryObj<Args> = {
  args: { customer: 'regular', label: '', readonly: false },
  argTypes: { customer: { control: 'select', options: ['nobody', ...SOMEBODY] } },
  loaders: [openPlayground],
  render: ({ customer, label, readonly }, context) =>
    playground(
      context,
      () => html`<credit-badge label=${label} ?readonly=${readonly}></credit-badge>`,
      customer === 'nobody' ? undefined : customer,
    ),
};

const badge = (): TemplateResult => html`<credit-badge></credit-badge>`;

const STATES: readonly State<CreditBadgeElement>[] = [
  { name: 'Nobody on the sale: it takes no room', render: badge },
  {
    name: 'Loading',
    open: () => openClient({ storage: 'indexeddb', environment: stuckEnvironment() }),
    render: () => html`<credit-badge customer-id="019aa6c0-0000-7000-8000-ffffffffffff"></credit-badge>`,
  },
  { name: 'Credit', customer: 'regular', render: badge },
  { name: 'No credit', customer: 'plain', render: badge },
  { name: 'Much credit', customer: 'long', render: badge },
  {
    name: 'Two currencies',
    customer: 'regular',
    options: { cashier: { id: 'c', can: { credit: 'yes' } } },
    render: badge,
    drive: async ({ link }) => {
      const customerId = link.sale?.current?.customer.id;
      const { client } = link;
      if (!client || customerId === undefined || (await client.storeCredit.balance(customerId)).length > 1) return;
      await client.storeCredit.issue({
        customerId,
        amount: { amountMinor: 2_000, currency: 'EUR' },
        reason: { code: 'goodwill' },
      });
    },
  },
  { name: 'One currency of them', customer: 'regular', render: () => html`<credit-badge currency="EUR"></credit-badge>` },
  {
    name: 'Under the host’s own label',
    customer: 'regular',
    render: () => html`<credit-badge label="House money"></credit-badge>`,
  },
  { name: 'Only looked at', customer: 'regular', render: () => html`<credit-badge readonly></credit-badge>` },
  { name: 'A wrong attribute', render: () => html`<credit-badge currency="dollars"></credit-badge>` },
];

export const StateSheet: StoryObj = {
  name: 'State sheet',
  tags: ['!autodocs'],
  ...sheetOf(CreditBadgeElement, STATES),
};

export const RightToLeft: StoryObj = {
  name: 'State sheet, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...sheetOf(CreditBadgeElement, STATES),
};
