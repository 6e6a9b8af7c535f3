import type { Id } from '../../domain/id.js';
import { requireSight } from '../../domain/policy.js';
import type { ClientContext } from '../client-context.js';
import { Vault } from './vault.js';

/** The whole number of a document: of one that was typed here, else as the remote has it. Codes: not-found, key-lost, remote-*. */
export async function revealNumber(context: ClientContext, documentId: Id): Promise<string> {
  const { store, settings } = context;
  requireSight(settings.cashier, 'documents');
  const row = await store.use((open) => open.readDocument(documentId));
  if (!row?.sealed) return (await import('../remote/ask-remote.js')).revealRemotely(context, documentId);
  return new Vault(store, settings.database, settings.environment.newId).open(documentId, row.sealed);
}
