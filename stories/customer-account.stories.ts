import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { CustomerAccountElement } from 'regulars';
import type { CastName } from './support/cast.js';
import { openClient } from './support/cast.js';
import { driven, openPlayground, playground, SOMEBODY } from './support/playground.js';
import { sheetOf } from './support/state-sheet.js';
import type { State } from './support/state-sheet.js';
import { stuckEnvironment } from './support/environment.js';

interface Args {
  customer: CastName | 'nobody';
  noMenu: boolean;
}

const meta: Meta<Args> = {
  title: 'Elements/customer-account',
  component: 'customer-account',
};
export default meta;

/** Choose who is on the sale; open the menu behind the initial. */
export const Playground: StoryObj<Args> = {
  args: { customer: 'regular', noMenu: false },
  argTypes: { customer: { control: 'select', options: ['nobody', ...SOMEBODY] } },
  loaders: [openPlayground],
  render: ({ customer, noMenu }, context) =>
    playground(
      context,
      () => html`<customer-account ?no-menu=${noMenu}></customer-account>`,
      customer === 'nobody' ? undefined : customer,
    ),
};

/** *Edit Customer* opens the form; *Clear Customer* takes the customer off the sale, and can be undone. */
export const Menu: StoryObj<Args> = {
  args: { customer: 'regular', noMenu: false },
  loaders: [openPlayground],
  render: (_args, context) => playground(context, () => html`<customer-account></customer-account>`, 'regular'),
  play: driven(CustomerAccountElement, (element) => element.openMenu()),
};

const account = (): TemplateResult => html`<customer-account></customer-account>`;
const warns = { statusPolicy: { inactive: 'warn', banned: 'warn' } } as const;

const STATES: readonly State<CustomerAccountElement>[] = [
  { name: 'Nobody on the sale', render: account },
  {
    name: 'Nobody, with what the host puts there',
    render: () => html`<customer-account><button slot="empty">Find a customer</button></customer-account>`,
  },
  { name: 'Loading', open: () => openClient({ storage: 'indexeddb', environment: stuckEnvironment() }), render: account },
  { name: 'A customer', customer: 'regular', render: account },
  { name: 'Without the menu', customer: 'regular', render: () => html`<customer-account no-menu></customer-account>` },
  { name: 'An expired driver’s licence', customer: 'expired', render: account },
  { name: 'An expired medical card', customer: 'lapsedPatient', options: { shop: 'medical' }, render: account },
  { name: 'No medical number in a medical shop', customer: 'regular', options: { shop: 'medical' }, render: account },
  { name: 'Deactivated, where the policy only warns', customer: 'inactive', options: warns, render: account },
  { name: 'Banned, where the policy only warns', customer: 'banned', options: warns, render: account },
  { name: 'A long name', customer: 'long', render: account },
  { name: 'A name that reads from right to left', customer: 'arabic', render: account },
  {
    name: 'A cashier who sees no contacts',
    customer: 'regular',
    options: { cashier: { id: 'c', can: { contacts: 'no' } } },
    render: account,
  },
  {
    name: 'Another customer than the one on the sale',
    render: ({ ids }) => html`<customer-account customer-id=${ids.plain}></customer-account>`,
  },
  {
    name: 'A customer who is not here',
    render: () => html`<customer-account customer-id="019aa6c0-0000-7000-8000-ffffffffffff"></customer-account>`,
  },
  { name: 'A wrong attribute', render: () => html`<customer-account customer-id="Maya"></customer-account>` },
];

export const StateSheet: StoryObj = {
  name: 'State sheet',
  tags: ['!autodocs'],
  ...sheetOf(CustomerAccountElement, STATES),
};

export const RightToLeft: StoryObj = {
  name: 'State sheet, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...sheetOf(CustomerAccountElement, STATES),
};
