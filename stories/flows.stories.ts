import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { openPlayground, playground } from './support/playground.js';
import { BREAKFAST, storyCart } from './support/story-cart.js';
import { captions } from './support/captions.js';
import type { Caption } from './support/captions.js';

const meta: Meta = { title: 'Flows', component: 'customer-panel' };
export default meta;

/** One caption a step, in the words of the register's manual. */
const KLICKTRACK: readonly Caption[] = [
  ['K1', 'Select the People icon.'],
  ['K2', 'Select the person + icon.'],
  ['K3', 'Enter Full Name or Nickname.'],
  ['K4', 'Enter Phone #, and toggle the switch to Opt-In SMS.'],
  ['K5', 'Enter Email, and toggle the switch to Opt-In Email.'],
  ['K6', 'Enter Date of Birth.'],
  ['K7-K9', 'Enter Drivers License Number, State and Expiration Date (Optional).'],
  ['K10', 'Select Save. The customer is on the sale.'],
  ['K11', 'In a medical shop (the toolbar’s Shop), enter the medical number and medical expiration date too.'],
  ['K12', 'Search existing customers by phone number, email, or name. Select Customer.'],
  ['K13', 'Select the lightning icon, Save Sale, add the Customer Name, Save.'],
  ['K14', 'Select the First Initial icon for the customer.'],
  ['K15', 'Select Customer History.'],
  ['K16', 'Select the pill with the heart that displays the current loyalty point balance.'],
  [
    'K17',
    'Add Loyalty Points or Remove Loyalty Points, enter Manager PIN 482913, the number of points, Add Loyalty or Remove Loyalty.',
  ],
  ['K18', 'Select Sales to view the sales history, or Loyalty to view the loyalty history.'],
  ['K19', 'Select the blue pencil next to the customer’s name, edit, Save.'],
  ['K20', 'Select the First Initial icon, then Clear Customer.'],
];

const HT_RETAIL: readonly Caption[] = [
  ['H1', 'Select Customers, then Add New Customer in the top right corner.'],
  ['H2', 'Add First Name, Last Name and Phone Number at least, then Save.'],
  ['H3', 'A list of all customers populates. Select one to modify.'],
  ['H4', 'If you do not see all customers, make sure no filters are active at the top.'],
  ['H5', 'Make changes, press Save.'],
  ['H6', 'Locate the Active status checkbox in the customer detailed information.'],
  ['H7', 'A warning message shows on the change. Press OK to dismiss.'],
  ['H8', 'Active shows the line green, inactive in red.'],
  ['H9', 'An inactive customer does not show during transactions.'],
  ['H10', 'Select the customer: the balance is in the Store Credit Balance field.'],
  ['H11', 'It also shows on the transaction screen under Customer Account.'],
];

const register = (): TemplateResult => html`
  <customer-panel mode="drawer"></customer-panel>
  <customer-account></customer-account>
`;

function flow(steps: readonly Caption[]): StoryObj {
  return {
    loaders: [
      async (context) => {
        const loaded = await openPlayground(context);
        // The captions tell this PIN.
        await loaded.cast.client.setManagers([{ id: '019aa6c0-0000-7000-8000-00000000a001', name: 'Robin', pin: '482913' }]);
        return loaded;
      },
    ],
    render: (_args, context) => html`${captions(steps)} ${playground(context, register, 'regular', storyCart(BREAKFAST))}`,
  };
}

/** Every step of KlickTrack's manual, on a register that works. */
export const KlickTrack: StoryObj = { ...flow(KLICKTRACK), globals: { profile: 'full-name' } };

/** Every step of HT-Retail's manual, on a register that works. */
export const HTRetail: StoryObj = { name: 'HT-Retail', ...flow(HT_RETAIL), globals: { profile: 'given-family' } };
