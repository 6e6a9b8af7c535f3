import { RegularsError } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import { requireSight } from '../../domain/policy.js';
import type { ClientContext } from '../client-context.js';
import { Vault } from './vault.js';

/** The whole number of a document that was typed on this register. Codes: not-found, key-lost. */
export async function revealNumber({ store, settings }: ClientContext, documentId: Id): Promise<string> {
  requireSight(settings.cashier, 'documents');
  const row = await store.use((open) => open.readDocument(documentId));
  if (!row?.sealed) throw new RegularsError('not-found', 'There is no number of such a document on this register.');
  return new Vault(store, settings.database, settings.environment.newId).open(documentId, row.sealed);
}
