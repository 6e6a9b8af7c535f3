import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ManagerPinElement } from 'regulars';
import type { ApprovalIntent } from 'regulars';
import type { Cast } from './support/cast.js';
import { driven, openPlayground, playground } from './support/playground.js';
import { managed } from './support/sync-scenes.js';
import { optionsOf, toolbarOf } from './support/toolbar.js';

/** The manager in these stories, and the PIN. */
const ANA = { id: '019aa6c0-0000-7000-8000-00000000a0a0', name: 'Ana', pin: '739102' };
const WRONG_PIN = '111111';

const ENTRY_ID = '019aa6c0-0000-7000-8000-00000000c0c0';
const POINTS: ApprovalIntent = { entryId: ENTRY_ID, action: 'loyalty-add', points: 50 };
const DISCOUNT: ApprovalIntent = {
  entryId: ENTRY_ID,
  action: 'discount',
  amount: { amountMinor: 1450, currency: 'USD' },
  note: 'Damaged box',
};

interface Args {
  points: number;
}

const meta: Meta<Args> = {
  title: 'Elements/manager-pin',
  component: 'manager-pin',
};
export default meta;

type Story = StoryObj<Args>;

/** A register with one manager, and what has happened on it. */
function register(before: (cast: Cast) => Promise<unknown> = async () => undefined): Pick<Story, 'loaders' | 'render'> {
  return {
    // One loader: several run beside each other.
    loaders: [
      async (context) => {
        const loaded = await openPlayground(context);
        await loaded.cast.client.setManagers([ANA]);
        await before(loaded.cast);
        return loaded;
      },
    ],
    render: (_args, context) => playground(context, () => html`<manager-pin></manager-pin>`),
  };
}

const asks = (intent: ApprovalIntent) =>
  driven(ManagerPinElement, (element) => {
    // A story that ends closes its pad.
    element.request(intent).catch(() => undefined);
  });

async function tryWrong({ client }: Pick<Cast, 'client'>, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) await client.approve(POINTS, WRONG_PIN).catch(() => undefined);
}

/** The PIN is 739102. */
export const Playground: Story = {
  args: { points: 50 },
  ...register(),
  render: ({ points }, context) =>
    playground(context, () => {
      const onPress = ({ target }: Event): void => {
        const pad = target instanceof HTMLElement ? target.nextElementSibling : null;
        if (pad instanceof ManagerPinElement) pad.request({ ...POINTS, points }).catch(() => undefined);
      };
      return html`<div><button @click=${onPress}>Add points</button><manager-pin></manager-pin></div>`;
    }),
};

/** Points that are known beforehand are shown, and bound by the grant. */
export const Points: Story = { name: 'For points', ...register(), play: asks(POINTS) };

/** An action of the host's own, with its amount and a note in the host's words. */
export const OwnAction: Story = { name: 'For an action of the host’s own', ...register(), play: asks(DISCOUNT) };

/** Five wrong PINs: half a minute, and twice as long at each further one. */
export const Locked: Story = { ...register((cast) => tryWrong(cast, 5)), play: asks(POINTS) };

/** The same where a server checks the PINs: what it counts is this register's. */
export const LockedByServer: Story = {
  name: 'Locked by the server',
  loaders: [
    async ({ globals }) => {
      const client = managed([ANA])(optionsOf(toolbarOf(globals)));
      await client.sync.now();
      await tryWrong({ client }, 5);
      return { cast: { client, ids: {} } };
    },
  ],
  render: (_args, context) => playground(context, () => html`<manager-pin></manager-pin>`),
  play: asks(POINTS),
};

/** What the shop must do. */
export const NoManagers: Story = {
  name: 'Without a manager',
  ...register(({ client }) => client.setManagers([])),
  play: asks(POINTS),
};

/** Digits read from left to right; OK stands where the line begins. */
export const RightToLeft: Story = {
  name: 'For points, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...register(),
  play: asks(POINTS),
};
