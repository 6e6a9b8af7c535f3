import { hexOf } from '../id.js';
import type { Mutation } from '../mutation.js';
import { sha1 } from '../sha1.js';
import { utf8 } from '../utf8.js';
import { bodyText } from './apply-push.js';

/** What is kept of a mutation's body, for as long as its id: by it another body under the same id is told. */
export function bodyHash(mutation: Mutation): { readonly body: string; readonly bytes: number } {
  const content = utf8(bodyText(mutation));
  return { body: hexOf(sha1(content)), bytes: content.length };
}
