import { queueFr } from '../queue/fr.js';
import { listFr } from '../list/fr.js';
import { historyFr } from '../history/fr.js';
import { approvalFr } from '../approval/fr.js';
import { adjustFr } from '../adjust/fr.js';
import { creditFr } from '../credit/fr.js';
import { loyaltyFr } from '../loyalty/fr.js';
import { accountFr } from '../account/fr.js';
import { commonFr } from '../common/fr.js';
import { conflictFr } from '../conflict/fr.js';
import { formFr } from '../form/fr.js';
import { panelFr, panelFrGivenFamily } from '../panel/fr.js';
import { scanFr } from '../scan/fr.js';
import { searchFr } from '../search/fr.js';
import { syncFr } from '../sync/fr.js';
import type { Language } from '../words.js';

/** All areas in French. */
export const french: Language = {
  common: { words: commonFr },
  search: { words: searchFr },
  form: formFr,
  account: { words: accountFr },
  panel: { words: panelFr, givenFamily: panelFrGivenFamily },
  loyalty: { words: loyaltyFr },
  credit: { words: creditFr },
  adjust: { words: adjustFr },
  approval: { words: approvalFr },
  history: { words: historyFr },
  list: listFr,
  queue: { words: queueFr },
  scan: { words: scanFr },
  sync: { words: syncFr },
  conflict: { words: conflictFr },
};
