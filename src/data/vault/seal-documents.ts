import type { Id } from '../../domain/id.js';
import type { IdentityDocumentDraft } from '../../domain/identity-document.js';
import type { ClientContext } from '../client-context.js';
import type { SealedNumber } from '../store/stored-record.js';

/** A draft whose number is encrypted already; null where it has none or keeps the one it has. */
export interface SealedDraft {
  readonly id: Id;
  readonly draft: IdentityDocumentDraft;
  readonly sealed: SealedNumber | null;
  readonly numberHash: string | null;
}

/** Encrypts the numbers of drafts: all waiting is done here, before the transaction opens. */
export async function sealDocuments(
  { store, settings }: ClientContext,
  drafts: readonly IdentityDocumentDraft[],
): Promise<SealedDraft[]> {
  const { environment, database } = settings;
  return Promise.all(
    drafts.map(async (draft) => {
      const id = draft.id ?? environment.newId();
      if (!draft.number || draft.remove === true) return { id, draft, sealed: null, numberHash: null };
      const { Vault } = await import('./vault.js');
      return { id, draft, ...(await new Vault(store, database, environment.newId).seal(id, draft.type, draft.number)) };
    }),
  );
}
