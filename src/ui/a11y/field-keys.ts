import { isEditable } from '../scan-field.js';
import { containKeys } from './key-containment.js';

/**
 * Does what `containKeys` does for every field inside of what it is put on, lists to choose from among them. On buttons
 * everything passes.
 */
export function containFieldKeys(event: KeyboardEvent): void {
  const [target] = event.composedPath();
  if (target && isEditable(target)) containKeys(event);
}
