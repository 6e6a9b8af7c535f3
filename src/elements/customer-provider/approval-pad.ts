import { RegularsError } from '../../domain/errors.js';
import type { ApprovalIntent, Grant } from '../../domain/grant.js';
import { ensureRegistered, tagName } from '../../ui/tags.js';

/** As much of the pad's element as is needed to ask it. */
interface PadElement extends HTMLElement {
  request(intent: ApprovalIntent): Promise<Grant>;
}

const pads = new WeakMap<ShadowRoot, PadElement>();

/** Asks a manager through the one pad of a provider, which stands in the provider's own root from the first time on. */
export async function askManager(root: ShadowRoot, intent: ApprovalIntent): Promise<Grant> {
  const pad = pads.get(root) ?? (await addPad(root));
  return pad.request(intent);
}

async function addPad(root: ShadowRoot): Promise<PadElement> {
  await ensureRegistered('manager-pin');
  // Two who asked at once share it.
  const there = pads.get(root);
  if (there) return there;
  const pad = document.createElement(tagName('manager-pin'));
  if (!isPad(pad)) throw new RegularsError('unsupported', 'manager-pin is not registered: import "regulars/define/manager-pin".');
  root.append(pad);
  pads.set(root, pad);
  return pad;
}

function isPad(element: HTMLElement): element is PadElement {
  return 'request' in element;
}
