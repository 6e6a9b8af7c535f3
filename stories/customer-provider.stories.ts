import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { CustomerProviderElement } from 'regulars';
import { openClient } from './support/cast.js';
import { deniedEnvironment } from './support/environment.js';
import { openPlayground, playground } from './support/playground.js';
import { sheetOf } from './support/state-sheet.js';
import type { State } from './support/state-sheet.js';

const meta: Meta = {
  title: 'Elements/customer-provider',
  component: 'customer-provider',
};
export default meta;

/** Gives everything inside its client, sale, language and looks; it shows itself only when something is wrong. */
export const Playground: StoryObj = {
  loaders: [openPlayground],
  render: (_args, context) =>
    playground(
      context,
      () => html`<customer-panel></customer-panel>
        <customer-account></customer-account>`,
    ),
};

const inside = html`<p>The page inside goes on as it is.</p>`;

// Each state is a provider of its own inside the stage's.
const STATES: readonly State<CustomerProviderElement>[] = [
  {
    name: 'All is well',
    render: () => html`<customer-provider storage="memory" database="story-well">${inside}</customer-provider>`,
  },
  {
    name: 'A browser that stores nothing',
    render: () => {
      const client = openClient({ storage: 'auto', environment: deniedEnvironment() });
      return html`<customer-provider .client=${client}>${inside}</customer-provider>`;
    },
  },
  {
    name: 'A store that was denied',
    render: () => {
      const client = openClient({ storage: 'indexeddb', environment: deniedEnvironment() });
      return html`<customer-provider .client=${client}>${inside}</customer-provider>`;
    },
  },
  {
    name: 'A wrong attribute',
    render: () =>
      html`<customer-provider storage="memory" database="story-wrong" currency="dollars">${inside}</customer-provider>`,
  },
];

export const StateSheet: StoryObj = {
  name: 'State sheet',
  tags: ['!autodocs'],
  ...sheetOf(CustomerProviderElement, STATES),
};

export const RightToLeft: StoryObj = {
  name: 'State sheet, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...sheetOf(CustomerProviderElement, STATES),
};
