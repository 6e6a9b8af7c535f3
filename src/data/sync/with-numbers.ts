import type { CustomerClientSettings } from '../../domain/client-options.js';
import { isRegularsError } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import type { Mutation } from '../../domain/mutation.js';
import type { RegisterStore } from '../register-store.js';
import type { OutboxEntry, SealedNumber } from '../store/stored-record.js';
import { Vault } from '../vault/vault.js';

/**
 * Mutations as they are sent: with the numbers of documents, which lie encrypted until then. One whose key is lost goes
 * without.
 */
export function numbersFrom(
  store: RegisterStore,
  { database, environment }: CustomerClientSettings,
): (entries: readonly OutboxEntry[]) => Promise<readonly Mutation[]> {
  const vault = new Vault(store, database, environment.newId);
  const sealedOf = async (id: Id): Promise<SealedNumber | null> =>
    (await store.use((open) => open.readDocument(id)))?.sealed ?? null;
  const withNumber = async ({ mutation, sealed }: OutboxEntry): Promise<Mutation> => {
    if (mutation.kind !== 'identity-document-save' || mutation.number !== undefined) return mutation;
    const { id } = mutation.identityDocument;
    const typed = sealed === undefined ? await sealedOf(id) : sealed;
    if (!typed) return mutation;
    try {
      return { ...mutation, number: await vault.open(id, typed) };
    } catch (error) {
      if (isRegularsError(error) && error.code === 'key-lost') return mutation;
      throw error;
    }
  };
  return (entries) => Promise.all(entries.map(withNumber));
}
