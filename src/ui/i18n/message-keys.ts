import { queueEn } from './queue/en.js';
import { listEn } from './list/en.js';
import { historyEn } from './history/en.js';
import { approvalEn } from './approval/en.js';
import { adjustEn } from './adjust/en.js';
import { creditEn } from './credit/en.js';
import { loyaltyEn } from './loyalty/en.js';
import { accountEn } from './account/en.js';
import { commonEn } from './common/en.js';
import { conflictEn } from './conflict/en.js';
import { formEn } from './form/en.js';
import { panelEn } from './panel/en.js';
import { scanEn } from './scan/en.js';
import { searchEn } from './search/en.js';
import { searchRemoteEn } from './search/remote-en.js';
import { syncEn } from './sync/en.js';

const all: readonly object[] = [
  commonEn,
  searchEn,
  searchRemoteEn,
  formEn,
  accountEn,
  panelEn,
  loyaltyEn,
  creditEn,
  adjustEn,
  approvalEn,
  historyEn,
  listEn,
  queueEn,
  scanEn,
  syncEn,
  conflictEn,
];

/** The first key that no element of ours has a message for. */
export function unknownKey(keys: readonly string[]): string | undefined {
  return keys.find((key) => !all.some((area) => Object.hasOwn(area, key)));
}
