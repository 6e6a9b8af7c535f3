import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { CustomerFormElement } from 'regulars';
import type { Cast, CastName } from './support/cast.js';
import { openPlayground, playground, SOMEBODY } from './support/playground.js';
import { stage } from './support/stage.js';
import { sheetOf } from './support/state-sheet.js';
import type { State } from './support/state-sheet.js';
import { changedTwice } from './support/sync-scenes.js';
import { optionsOf, toolbarOf } from './support/toolbar.js';

interface Args {
  customer: CastName | 'new';
  readonly: boolean;
  disabled: boolean;
}

const meta: Meta<Args> = {
  title: 'Elements/customer-form',
  component: 'customer-form',
};
export default meta;

/** Both values of what two registers have changed, and a tap that settles each. */
export const ChangedAtTwoRegisters: StoryObj<Args> = {
  render: (_args, { globals }) => {
    const toolbar = toolbarOf(globals);
    return stage({ client: changedTwice(TWICE)(optionsOf(toolbar)), toolbar, content: form(TWICE) });
  },
};

/** Create a customer, or choose one to edit. */
export const Playground: StoryObj<Args> = {
  args: { customer: 'new', readonly: false, disabled: false },
  argTypes: { customer: { control: 'select', options: ['new', ...SOMEBODY] } },
  loaders: [openPlayground],
  render: ({ customer, readonly, disabled }, context) =>
    playground(context, ({ ids }) => form(customer === 'new' ? null : ids[customer], { readonly, disabled })),
};

const form = (id: string | null, { readonly = false, disabled = false } = {}): TemplateResult =>
  html`<customer-form .customerId=${id} ?readonly=${readonly} ?disabled=${disabled}></customer-form>`;
const create = (): TemplateResult => form(null);
const edit =
  (name: CastName) =>
  ({ ids }: Cast): TemplateResult =>
    form(ids[name]);
const save = (element: CustomerFormElement): Promise<boolean> => element.save();
const draft =
  (typed: NonNullable<CustomerFormElement['draft']>) =>
  (element: CustomerFormElement): void => {
    element.draft = typed;
  };

const TWICE = '019aa6c0-0000-7000-8000-0000000000cc';

const STATES: readonly State<CustomerFormElement>[] = [
  { name: 'A new customer', render: create },
  { name: 'First and last name', options: { profile: 'given-family' }, render: create },
  { name: 'A medical shop', options: { shop: 'medical' }, render: create },
  { name: 'Saved with nothing typed', render: create, drive: save },
  {
    name: 'Every field wrong',
    options: { profile: 'given-family' },
    render: create,
    drive: async (element) => {
      draft({ phone: '12', email: 'maya@', birthDate: '2031-02-30' })(element);
      await element.updateComplete;
      await save(element);
    },
  },
  { name: 'A customer', render: edit('regular') },
  {
    name: 'Changed and not saved',
    render: edit('regular'),
    drive: draft({ displayName: 'Maya Perez-Lind', phone: '(503) 555-0199' }),
  },
  { name: 'A phone that somebody has', render: create, drive: draft({ displayName: 'M. Perez', phone: '(503) 555-0147' }) },
  { name: 'With details, and an expired licence', render: edit('expired') },
  { name: 'Deactivated', render: edit('inactive') },
  { name: 'Banned', render: edit('banned') },
  { name: 'A patient whose card has expired', options: { shop: 'medical' }, render: edit('lapsedPatient') },
  { name: 'Read only', render: ({ ids }) => form(ids.regular, { readonly: true }) },
  { name: 'Disabled', render: ({ ids }) => form(ids.regular, { disabled: true }) },
  { name: 'A cashier who sees no contacts', options: { cashier: { id: 'c', can: { contacts: 'no' } } }, render: edit('regular') },
  {
    name: 'A cashier who sees no documents',
    options: { cashier: { id: 'c', can: { documents: 'no' } } },
    render: edit('expired'),
  },
  {
    name: 'A cashier who may not edit',
    options: { cashier: { id: 'c', can: { edit: 'no', status: 'no' } } },
    render: edit('regular'),
  },
  { name: 'Changed at two registers', open: changedTwice(TWICE), render: () => form(TWICE) },
  { name: 'A customer who is not here', render: () => form('019aa6c0-0000-7000-8000-ffffffffffff') },
];

export const StateSheet: StoryObj = {
  name: 'State sheet',
  tags: ['!autodocs'],
  ...sheetOf(CustomerFormElement, STATES),
};

export const RightToLeft: StoryObj = {
  name: 'State sheet, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...sheetOf(CustomerFormElement, STATES),
};
