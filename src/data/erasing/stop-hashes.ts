import { type Consent, stopsOf } from '../../domain/consent.js';
import type { ClientContext } from '../client-context.js';
import { Vault } from '../vault/vault.js';

/** So that no hash of a contact point is one of a document's number. */
const PREFIX = 'stop|';

/** The keyed hashes of contact points for which somebody said stop. Making them waits; knowing them does not. */
export class StopHashes {
  private readonly vault: Vault;
  private readonly made = new Map<string, string>();

  constructor({ store, settings }: ClientContext) {
    this.vault = new Vault(store, settings.database, settings.environment.newId);
  }

  /** @param stop - Channel, purpose and contact point. */
  hash(stop: string): Promise<string> {
    return this.vault.hash(PREFIX + stop);
  }

  async make(consents: readonly Consent[]): Promise<void> {
    for (const stop of stopsOf(consents)) this.made.set(stop, await this.hash(stop));
  }

  hasAll(consents: readonly Consent[]): boolean {
    return stopsOf(consents).every((stop) => this.made.has(stop));
  }

  of(consents: readonly Consent[]): string[] {
    return stopsOf(consents).flatMap((stop) => this.made.get(stop) ?? []);
  }
}
