import type { CustomerClientSettings } from '../../domain/client-options.js';
import { isRegularsError } from '../../domain/errors.js';
import type { Mutation } from '../../domain/mutation.js';
import type { RegisterStore } from '../register-store.js';
import { Vault } from '../vault/vault.js';

/**
 * Mutations as they are sent: with the numbers of documents, which lie encrypted until then. One whose key is lost goes
 * without.
 */
export function numbersFrom(
  store: RegisterStore,
  { database, environment }: CustomerClientSettings,
): (mutations: readonly Mutation[]) => Promise<readonly Mutation[]> {
  const vault = new Vault(store, database, environment.newId);
  const withNumber = async (mutation: Mutation): Promise<Mutation> => {
    if (mutation.kind !== 'identity-document-save' || mutation.number !== undefined) return mutation;
    const { id } = mutation.identityDocument;
    const row = await store.use((open) => open.readDocument(id));
    if (!row?.sealed) return mutation;
    try {
      return { ...mutation, number: await vault.open(id, row.sealed) };
    } catch (error) {
      if (isRegularsError(error) && error.code === 'key-lost') return mutation;
      throw error;
    }
  };
  return (mutations) => Promise.all(mutations.map(withNumber));
}
