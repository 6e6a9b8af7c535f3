import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { CartPort } from 'regulars';
import type { CustomerClient, CustomerClientOptions } from 'regulars/client';
import { openCast } from './cast.js';
import type { Cast, CastName } from './cast.js';
import { elementIn, painted } from './painted.js';
import type { ElementClass } from './painted.js';
import { stage } from './stage.js';
import { optionsOf, toolbarOf } from './toolbar.js';
import type { Toolbar } from './toolbar.js';

/** One state of an element, and how it comes about. */
export interface State<Shown extends HTMLElement = HTMLElement> {
  readonly name: string;
  /** Over what the toolbar says of profile, shop and cashier. */
  readonly options?: CustomerClientOptions;
  /** Another client than one with the cast in it: an empty store, or one that fails. */
  readonly open?: (options: CustomerClientOptions) => CustomerClient;
  /** Who is on the sale. */
  readonly customer?: CastName;
  /** What happened before, in the store of the cast. */
  readonly before?: (cast: Cast) => Promise<unknown>;
  /** The register's cart, where it has one. */
  readonly cart?: CartPort;
  readonly render: (cast: Cast) => TemplateResult;
  /** What a cashier does to bring the state about. */
  readonly drive?: (element: Shown) => unknown;
}

interface OpenState<Shown extends HTMLElement> {
  readonly state: State<Shown>;
  readonly cast: Cast;
}

/** Where an element may stand: a side column, a drawer, a tablet. */
const WIDTHS = [320, 600, 1024];
const SCHEMES = ['light', 'dark'] as const;
const NOBODY = new Proxy({} as Cast['ids'], { get: () => '' });

type Globals = Readonly<Record<string, unknown>>;

/** The story of an element's states. Its name and tags stand in the story file, where Storybook looks for them. */
export function sheetOf<Shown extends HTMLElement>(element: ElementClass<Shown>, states: readonly State<Shown>[]): StoryObj {
  return {
    // Storybook keeps what a loader gives without its type; the closure keeps it.
    loaders: [async ({ globals }) => ({ states: await openStates(states, globals) })],
    render: (_args, { globals, loaded }) =>
      stateSheet(element, loaded['states'] as readonly OpenState<Shown>[], toolbarOf(globals)),
    play: settled,
    parameters: {
      // One form is a landmark; the same one six times side by side is what a sheet is for.
      a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } },
    },
  };
}

/** Opens a client for each state, before the sheet renders. */
async function openStates<Shown extends HTMLElement>(
  states: readonly State<Shown>[],
  globals: Globals,
): Promise<readonly OpenState<Shown>[]> {
  const fromToolbar = optionsOf(toolbarOf(globals));
  const opened = states.map(async (state) => {
    const options = { ...fromToolbar, ...state.options };
    const cast = state.open ? { client: state.open(options), ids: NOBODY } : await openCast(options);
    await state.before?.(cast);
    return { state, cast };
  });
  return Promise.all(opened);
}

/** Every state of an element at every width, light and dark side by side. */
function stateSheet<Shown extends HTMLElement>(
  element: ElementClass<Shown>,
  states: readonly OpenState<Shown>[],
  toolbar: Toolbar,
): TemplateResult {
  return html`<div class="sheet">
    ${states.map(
      (open) => html`<section class="sheet-state" aria-label=${open.state.name}>
        <h2 class="sheet-title">${open.state.name}</h2>
        ${WIDTHS.map(
          (width) => html`<div class="sheet-row">
            <p class="sheet-width">${width} px</p>
            <div class="sheet-pair">${SCHEMES.map((scheme) => view(element, open, toolbar, scheme, width))}</div>
          </div>`,
        )}
      </section>`,
    )}
  </div>`;
}

/** Waits until every element of a sheet has rendered and is in its state. */
async function settled({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  await Promise.all([...canvasElement.querySelectorAll('[data-driven]')].map(async (place) => driving.get(place)));
}

const driving = new WeakMap<Element, Promise<void>>();

function view<Shown extends HTMLElement>(
  element: ElementClass<Shown>,
  { state, cast }: OpenState<Shown>,
  toolbar: Toolbar,
  scheme: 'light' | 'dark',
  width: number,
): TemplateResult {
  const drive = (place?: Element): void => {
    if (place && !driving.has(place)) driving.set(place, bringAbout(element, place, state));
  };
  return stage({
    client: cast.client,
    toolbar,
    scheme,
    width,
    customerId: state.customer ? cast.ids[state.customer] : null,
    cart: state.cart,
    content: html`<div data-driven ${ref(drive)}>${state.render(cast)}</div>`,
  });
}

async function bringAbout<Shown extends HTMLElement>(
  element: ElementClass<Shown>,
  place: Element,
  state: State<Shown>,
): Promise<void> {
  const shown = await elementIn(place, element);
  await painted();
  try {
    await state.drive?.(shown);
  } catch (error) {
    // A sheet that is rendered anew lets go of what it drove.
    if (place.isConnected) throw error;
  }
  await painted();
}
