/** The providers on the page, in the order they came, for elements that a framework moved out of theirs. */
const providers = new Set<HTMLElement>();
const listeners = new Set<() => void>();

export function liveProviders(): readonly HTMLElement[] {
  // One taken out is gone at once for others, but has until the end of the task to come back.
  return [...providers].filter((provider) => provider.isConnected);
}

export function addProvider(provider: HTMLElement): void {
  providers.add(provider);
  tell();
}

export function removeProvider(provider: HTMLElement): void {
  providers.delete(provider);
  tell();
}

/** Tells when a provider came or left. Returns its end. */
export function onProvidersChange(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}
