import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { CreditAdjustElement } from 'regulars';
import type { CastName } from './support/cast.js';
import { inlineView } from './support/inline-view.js';
import { painted } from './support/painted.js';
import { openPlayground, playground, SOMEBODY } from './support/playground.js';
import { sheetOf } from './support/state-sheet.js';
import type { State } from './support/state-sheet.js';

interface Args {
  customer: CastName | 'nobody';
}

const meta: Meta<Args> = { title: 'Elements/credit-adjust', component: 'credit-adjust' };
export default meta;

/** Opens the dialog; the manager’s PIN in these stories is 135790. */
export const Playground: StoryObj<Args> = {
  args: { customer: 'regular' },
  argTypes: { customer: { control: 'select', options: ['nobody', ...SOMEBODY] } },
  loaders: [
    async (context) => {
      const loaded = await openPlayground(context);
      await loaded.cast.client.setManagers([{ id: '019aa6c0-0000-7000-8000-0000000000aa', name: 'Mo', pin: '135790' }]);
      return loaded;
    },
  ],
  render: ({ customer }, context) =>
    playground(
      context,
      () => html`<button type="button" @click=${showNext}>Store credit</button><credit-adjust></credit-adjust>`,
      customer === 'nobody' ? undefined : customer,
    ),
};

function showNext(event: Event): void {
  const { currentTarget } = event;
  if (!(currentTarget instanceof HTMLElement)) return;
  const adjust = currentTarget.nextElementSibling;
  if (adjust instanceof CreditAdjustElement) adjust.show();
}

const adjust = (): TemplateResult => inlineView(html`<credit-adjust></credit-adjust>`);
const give = (): TemplateResult => inlineView(html`<credit-adjust direction="issue"></credit-adjust>`);
const take = (): TemplateResult => inlineView(html`<credit-adjust direction="use"></credit-adjust>`);
const trusted = { cashier: { id: 'c', can: { credit: 'yes' } } } as const;

/** Types into the field, once it has come. */
async function type({ renderRoot }: CreditAdjustElement, typed: string): Promise<void> {
  await painted();
  const field = renderRoot.querySelector<HTMLInputElement>('[part=amount]');
  if (!field) return;
  field.value = typed;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

async function submit(element: CreditAdjustElement): Promise<void> {
  await painted();
  element.renderRoot.querySelector<HTMLButtonElement>('[part=submit]')?.click();
}

const STATES: readonly State<CreditAdjustElement>[] = [
  { name: 'Nobody on the sale', render: adjust },
  { name: 'Which way; a manager will be asked', customer: 'regular', render: adjust },
  { name: 'Which way, for a cashier who needs no manager', customer: 'regular', options: trusted, render: adjust },
  { name: 'Issuing, nothing typed', customer: 'regular', options: trusted, render: give },
  { name: 'Issuing', customer: 'regular', options: trusted, render: give, drive: (element) => type(element, '50') },
  { name: 'Nothing typed, and pressed', customer: 'regular', options: trusted, render: give, drive: submit },
  { name: 'More than there is', customer: 'regular', options: trusted, render: take, drive: (element) => type(element, '500') },
  { name: 'No number', customer: 'regular', options: trusted, render: take, drive: (element) => type(element, '1e3') },
  { name: 'A long name', customer: 'long', options: trusted, render: take, drive: (element) => type(element, '1234') },
  {
    name: 'A name from right to left',
    customer: 'arabic',
    options: trusted,
    render: take,
    drive: (element) => type(element, '2'),
  },
  {
    name: 'A cashier who may not',
    customer: 'regular',
    options: { cashier: { id: 'c', can: { credit: 'no' } } },
    render: give,
  },
  { name: 'A wrong attribute', render: () => inlineView(html`<credit-adjust customer-id="Maya"></credit-adjust>`) },
];

export const StateSheet: StoryObj = {
  name: 'State sheet',
  tags: ['!autodocs'],
  ...sheetOf(CreditAdjustElement, STATES),
};

export const RightToLeft: StoryObj = {
  name: 'State sheet, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...sheetOf(CreditAdjustElement, STATES),
};
