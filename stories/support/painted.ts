/** The class of an element, which knows its tag. */
export interface ElementClass<Shown extends HTMLElement> {
  readonly elementName: string;
  new (): Shown;
}

/** The one element of a kind that a story shows, once it has been defined. */
export async function elementIn<Shown extends HTMLElement>(place: ParentNode, kind: ElementClass<Shown>): Promise<Shown> {
  await customElements.whenDefined(kind.elementName);
  const element = place.querySelector(kind.elementName);
  if (element instanceof kind) return element;
  throw new Error(`This story shows no ${kind.elementName}`);
}

/** Long enough for a live query to have told what it found, and for a surface to have come in. */
export async function painted(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  await new Promise((resolve) => requestAnimationFrame(resolve));
}
