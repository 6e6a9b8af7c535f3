import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { KeyedProvider } from './provider-keys.js';

/** Gives a provider its scanner and hotkeys, once it is on the page: nobody presses a key before. */
export async function loadKeys(provider: KeyedProvider, onFailure: (error: RegularsError | undefined) => void): Promise<void> {
  try {
    const { ProviderKeys } = await import('./provider-keys.js');
    new ProviderKeys(provider, onFailure);
  } catch (error) {
    onFailure(asRegularsError(error, 'unsupported', 'Something that this element needs has failed.'));
  }
}
