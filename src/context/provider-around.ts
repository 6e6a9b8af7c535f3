import { liveProviders } from './live-providers.js';

/** The provider around an element, through shadow roots and slots; the page's only one for what was moved out of it. */
export function providerAround(element: Node): HTMLElement | undefined {
  const providers = liveProviders();
  for (let node: Node | null = element; node; node = parentOf(node)) {
    const around = providers.find((provider) => provider === node);
    if (around) return around;
  }
  return providers.length === 1 ? providers[0] : undefined;
}

/** What a node stands in, as events see it. */
export function parentOf(node: Node): Node | null {
  return (node instanceof Element && node.assignedSlot) || node.parentNode || (node instanceof ShadowRoot ? node.host : null);
}
