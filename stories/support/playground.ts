import type { TemplateResult } from 'lit';
import type { CartPort } from 'regulars';
import { openCast } from './cast.js';
import type { Cast, CastName } from './cast.js';
import { elementIn, painted } from './painted.js';
import type { ElementClass } from './painted.js';
import { stage } from './stage.js';
import { optionsOf, toolbarOf } from './toolbar.js';

type Globals = Readonly<Record<string, unknown>>;

/** Opens a store with the cast in it, for a cashier and a shop as the toolbar says. */
export async function openPlayground({ globals }: { readonly globals: Globals }): Promise<{ cast: Cast }> {
  return { cast: await openCast(optionsOf(toolbarOf(globals))) };
}

/** One element to play with, on a store that forgets. */
export function playground(
  { globals, loaded }: { readonly globals: Globals; readonly loaded: Globals },
  render: (cast: Cast) => TemplateResult,
  customer?: CastName,
  cart?: CartPort,
): TemplateResult {
  const cast = loaded['cast'] as Cast;
  return stage({
    client: cast.client,
    toolbar: toolbarOf(globals),
    customerId: customer ? cast.ids[customer] : null,
    cart,
    content: render(cast),
  });
}

/** Does to the element of a story what a cashier would, once it shows. */
export function driven<Shown extends HTMLElement>(kind: ElementClass<Shown>, drive: (element: Shown) => unknown) {
  return async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
    const element = await elementIn(canvasElement, kind);
    await painted();
    await drive(element);
    await painted();
  };
}

/** The names of the cast, for a control that chooses one. */
export const SOMEBODY: readonly CastName[] = [
  'regular',
  'plain',
  'expired',
  'inactive',
  'banned',
  'long',
  'arabic',
  'oneName',
  'patient',
  'lapsedPatient',
];
