import type { IdentityDocument } from '../domain/identity-document.js';

/** A document as a cashier knows it who needs a manager for it: that it is there, and of which kind, and nothing that stands in it. */
export function hideDocument(document: IdentityDocument): IdentityDocument {
  const { extra: _extra, ...known } = document;
  return { ...known, issuingRegion: null, expiresOn: null, birthDate: null, numberLast4: null, numberHash: null };
}
