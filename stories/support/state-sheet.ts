import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { CustomerClient, CustomerClientOptions } from 'regulars/client';
import { openCast } from './cast.js';
import type { Cast, CastName } from './cast.js';
import { stage } from './stage.js';
import { optionsOf, toolbarOf } from './toolbar.js';
import type { Toolbar } from './toolbar.js';

/** One state of an element, and how it comes about. */
export interface State {
  readonly name: string;
  /** Over what the toolbar says of profile, shop and cashier. */
  readonly options?: CustomerClientOptions;
  /** Another client than one with the cast in it: an empty store, or one that fails. */
  readonly open?: (options: CustomerClientOptions) => CustomerClient;
  /** Who is on the sale. */
  readonly customer?: CastName;
  readonly render: (cast: Cast) => TemplateResult;
  /** What a cashier does to bring the state about. */
  readonly drive?: (element: HTMLElement) => unknown;
}

interface OpenState {
  readonly state: State;
  readonly cast: Cast;
}

/** Where an element may stand: a side column, a drawer, a tablet. */
const WIDTHS = [320, 600, 1024];
const SCHEMES = ['light', 'dark'] as const;
const NOBODY = new Proxy({} as Cast['ids'], { get: () => '' });

type Globals = Readonly<Record<string, unknown>>;

/** Opens a client for each state, before the sheet renders. */
export function openStates(states: readonly State[]) {
  return async ({ globals }: { readonly globals: Globals }): Promise<{ states: readonly OpenState[] }> => {
    const fromToolbar = optionsOf(toolbarOf(globals));
    const opened = states.map(async (state) => {
      const options = { ...fromToolbar, ...state.options };
      const cast = state.open ? { client: state.open(options), ids: NOBODY } : await openCast(options);
      return { state, cast };
    });
    return { states: await Promise.all(opened) };
  };
}

/** Every state of an element at every width, light and dark side by side. */
export function stateSheet(
  element: string,
  { globals, loaded }: { readonly globals: Globals; readonly loaded: Globals },
): TemplateResult {
  const toolbar = toolbarOf(globals);
  const states = loaded['states'] as readonly OpenState[];
  return html`<div class="sheet">
    ${states.map(
      ({ state, cast }) => html`<section class="sheet-state" aria-label=${state.name}>
        <h2 class="sheet-title">${state.name}</h2>
        ${WIDTHS.map(
          (width) => html`<div class="sheet-row">
            <p class="sheet-width">${width} px</p>
            <div class="sheet-pair">${SCHEMES.map((scheme) => view(element, { state, cast }, toolbar, scheme, width))}</div>
          </div>`,
        )}
      </section>`,
    )}
  </div>`;
}

/** Waits until every element of a sheet has rendered and is in its state. */
export async function settled({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  await Promise.all([...canvasElement.querySelectorAll('[data-driven]')].map((place) => driven.get(place)));
}

const driven = new WeakMap<Element, Promise<void>>();

function view(
  element: string,
  { state, cast }: OpenState,
  toolbar: Toolbar,
  scheme: 'light' | 'dark',
  width: number,
): TemplateResult {
  const drive = (place?: Element): void => {
    if (place && !driven.has(place)) driven.set(place, bringAbout(element, place, state));
  };
  return stage({
    client: cast.client,
    toolbar,
    scheme,
    width,
    customerId: state.customer ? cast.ids[state.customer] : null,
    content: html`<div data-driven ${ref(drive)}>${state.render(cast)}</div>`,
  });
}

async function bringAbout(name: string, place: Element, state: State): Promise<void> {
  await customElements.whenDefined(name);
  const element = place.querySelector<HTMLElement>(name);
  if (!element) throw new Error(`${state.name} shows no ${name}`);
  await painted();
  await state.drive?.(element);
  await painted();
}

/** Long enough for a live query to have told what it found. */
async function painted(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  await new Promise((resolve) => requestAnimationFrame(resolve));
}
