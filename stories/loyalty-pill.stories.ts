import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { LoyaltyPillElement } from 'regulars';
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

const meta: Meta<Args> = { title: 'Elements/loyalty-pill', component: 'loyalty-pill' };
export default meta;

/** Press the pill to add or remove points. */
export const Playground: StoryObj<Args> = {
  args: { customer: 'regular', label: '', readonly: false },
  argTypes: { customer: { control: 'select', options: ['nobody', ...SOMEBODY] } },
  loaders: [openPlayground],
  render: ({ customer, label, readonly }, context) =>
    playground(
      context,
      () => html`<loyalty-pill label=${label} ?readonly=${readonly}></loyalty-pill>`,
      customer === 'nobody' ? undefined : customer,
    ),
};

const pill = (): TemplateResult => html`<loyalty-pill></loyalty-pill>`;

const STATES: readonly State<LoyaltyPillElement>[] = [
  { name: 'Nobody on the sale: it takes no room', render: pill },
  {
    name: 'Loading',
    open: () => openClient({ storage: 'indexeddb', environment: stuckEnvironment() }),
    render: () => html`<loyalty-pill customer-id="019aa6c0-0000-7000-8000-ffffffffffff"></loyalty-pill>`,
  },
  { name: 'Points', customer: 'regular', render: pill },
  { name: 'No points', customer: 'plain', render: pill },
  { name: 'Many points', customer: 'long', render: pill },
  {
    name: 'More spent than there was',
    customer: 'plain',
    options: { loyalty: { allowNegative: true }, cashier: { id: 'c', can: { loyalty: 'yes' } } },
    render: pill,
    drive: async ({ link }) => {
      const customerId = link.sale?.current?.customer.id;
      const { client } = link;
      if (!client || customerId === undefined || (await client.loyalty.balance(customerId)).amount < 0) return;
      await client.loyalty.adjust({ customerId, points: -30, reason: { code: 'correction' } });
    },
  },
  { name: 'In the host’s own word', customer: 'regular', render: () => html`<loyalty-pill label="stars"></loyalty-pill>` },
  { name: 'Only looked at', customer: 'regular', render: () => html`<loyalty-pill readonly></loyalty-pill>` },
  { name: 'Another customer', render: ({ ids }) => html`<loyalty-pill customer-id=${ids.arabic}></loyalty-pill>` },
  { name: 'A wrong attribute', render: () => html`<loyalty-pill customer-id="Maya"></loyalty-pill>` },
];

export const StateSheet: StoryObj = {
  name: 'State sheet',
  tags: ['!autodocs'],
  ...sheetOf(LoyaltyPillElement, STATES),
};

export const RightToLeft: StoryObj = {
  name: 'State sheet, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...sheetOf(LoyaltyPillElement, STATES),
};
