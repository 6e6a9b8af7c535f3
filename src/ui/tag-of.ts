import { unsafeStatic } from 'lit/static-html.js';
import type { StaticValue } from 'lit/static-html.js';
import { TAG, tagName } from './tags.js';
import type { ElementName } from './tags.js';

/** The tag of an element for templates of `lit/static-html.js`. The one place where text becomes markup. */
export function tagOf(name: ElementName): StaticValue {
  const tag = tagName(name);
  return unsafeStatic(TAG.test(tag) ? tag : name);
}
