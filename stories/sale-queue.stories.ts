import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { SaleQueueElement } from 'regulars';
import type { CustomerClient, CustomerClientOptions } from 'regulars/client';
import { openClient } from './support/cast.js';
import { storyEnvironment, stuckEnvironment, TODAY } from './support/environment.js';
import { driven, openPlayground, playground } from './support/playground.js';
import { sheetOf } from './support/state-sheet.js';
import type { State } from './support/state-sheet.js';
import { BREAKFAST, storyCart } from './support/story-cart.js';
import type { RungUp } from './support/story-cart.js';

const meta: Meta = {
  title: 'Elements/sale-queue',
  component: 'sale-queue',
};
export default meta;

/** Save the breakfast under a name, ring up another one, and take the first back. */
export const Playground: StoryObj = {
  loaders: [openPlayground],
  render: (_args, context) => {
    const screen = document.createElement('p');
    const show = (rungUp: RungUp | null): void => {
      screen.textContent = rungUp ? rungUp.lines.join(', ') : 'Nothing is rung up.';
    };
    const cart = storyCart(BREAKFAST, show);
    show(BREAKFAST);
    const onRing = (): void => {
      const { lines, totalMinor } = BREAKFAST;
      void cart.put({ lines, totalMinor }, {} as never);
    };
    return playground(
      context,
      () => html`<sale-queue></sale-queue>${screen}<button type="button" @click=${onRing}>Ring up a breakfast</button>`,
      undefined,
      cart,
    );
  },
};

/** *Save Sale* asks for the name, and has that of the customer on the sale. */
export const SaveSale: StoryObj = {
  name: 'Save Sale',
  loaders: [openPlayground],
  render: (_args, context) => playground(context, () => html`<sale-queue></sale-queue>`, 'regular', storyCart(BREAKFAST)),
  play: driven(SaleQueueElement, (element) => element.save()),
};

const MINUTE = 60_000;
const WAITING = [
  ['Maya Perez', 3, 1475, 4],
  ['Table 4', 1, 450, 12],
  ['María del Carmen Fernández de Córdoba y Álvarez de Toledo', 14, 21_990, 47],
  ['نور', 2, 980, 29 * 24 * 60],
] as const;

/** A store with sales that came in one after the other. */
function openQueue(options: CustomerClientOptions): CustomerClient {
  let nowMs = TODAY;
  const environment = storyEnvironment();
  const clock = { ...environment.clock, now: () => nowMs, monotonic: () => performance.now(), sleep: sleepReally };
  // Sam, who may do all of it, has saved them; the story's own cashier comes then.
  const sam = { id: 'sam', name: 'Sam' };
  const client = openClient({ ...options, cashier: sam, environment: { ...environment, clock } });
  void (async () => {
    for (const [label, itemCount, amountMinor, minutes] of [...WAITING].reverse()) {
      nowMs = TODAY - minutes * MINUTE;
      const sale = await client.parkedSales.park({ label, cart: null, itemCount, total: { amountMinor, currency: 'USD' } });
      if (label === 'Table 4') await client.parkedSales.claim(sale.id);
    }
    nowMs = TODAY;
    client.configure({ cashier: options.cashier === undefined ? sam : options.cashier });
  })();
  return client;
}

async function sleepReally(delayMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, delayMs));
}

const queue = (): TemplateResult => html`<sale-queue></sale-queue>`;
/** As a panel shows it: in its flow, with no lightning. */
const view = (): TemplateResult => html`<div @context-request=${answerAsPanel}><sale-queue></sale-queue></div>`;

function answerAsPanel(event: Event & { context?: unknown; callback?: (viewHost: object) => void }): void {
  if (event.context !== Symbol.for('regulars/view-host@1')) return;
  event.stopPropagation();
  event.callback?.({ open: () => undefined, close: () => undefined });
}

const press = (name: string) => (element: SaleQueueElement) => {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find((button) => button.textContent.trim() === name)?.click();
};

const STATES: readonly State<SaleQueueElement>[] = [
  { name: 'Without a cart: no lightning', render: queue },
  { name: 'Nothing waits', cart: storyCart(null), render: queue },
  { name: 'Sales wait', open: openQueue, cart: storyCart(null), render: queue },
  {
    name: 'A trigger of the host’s',
    cart: storyCart(null),
    render: () => html`<sale-queue><button slot="trigger">Tables</button></sale-queue>`,
  },
  { name: 'The queue, with nothing in it', cart: storyCart(null), render: view },
  {
    name: 'The queue while it is read',
    open: () => openClient({ storage: 'indexeddb', environment: stuckEnvironment() }),
    cart: storyCart(null),
    render: view,
  },
  { name: 'The queue', open: openQueue, cart: storyCart(null), render: view },
  { name: 'The queue, with a sale on the screen', open: openQueue, cart: storyCart(BREAKFAST), render: view },
  {
    name: 'A cashier who only looks',
    open: (options) => openQueue({ ...options, cashier: { id: 'c', can: { park: 'yes', resume: 'no' } } }),
    cart: storyCart(null),
    render: view,
  },
  { name: 'Save Sale', customer: 'regular', cart: storyCart(BREAKFAST), render: view, drive: (element) => element.save() },
  {
    name: 'Save Sale without a name',
    cart: storyCart(BREAKFAST),
    render: view,
    drive: async (element) => {
      element.save();
      await sleepReally(100);
      press('Save')(element);
    },
  },
  {
    name: 'A sale on the screen that comes first',
    open: openQueue,
    cart: storyCart(BREAKFAST),
    render: view,
    drive: press('Resume'),
  },
];

export const StateSheet: StoryObj = {
  name: 'State sheet',
  tags: ['!autodocs'],
  ...sheetOf(SaleQueueElement, STATES),
};

export const RightToLeft: StoryObj = {
  name: 'State sheet, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...sheetOf(SaleQueueElement, STATES),
};
