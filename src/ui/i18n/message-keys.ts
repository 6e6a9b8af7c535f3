import { accountEn } from './account/en.js';
import { commonEn } from './common/en.js';
import { formEn } from './form/en.js';
import { panelEn } from './panel/en.js';
import { searchEn } from './search/en.js';

const all: readonly object[] = [commonEn, searchEn, formEn, accountEn, panelEn];

/** The first key that no element of ours has a message for. */
export function unknownKey(keys: readonly string[]): string | undefined {
  return keys.find((key) => !all.some((area) => Object.hasOwn(area, key)));
}
