import { queueEs } from '../queue/es.js';
import { listEs } from '../list/es.js';
import { historyEs } from '../history/es.js';
import { approvalEs } from '../approval/es.js';
import { adjustEs } from '../adjust/es.js';
import { creditEs } from '../credit/es.js';
import { loyaltyEs } from '../loyalty/es.js';
import { accountEs } from '../account/es.js';
import { commonEs } from '../common/es.js';
import { conflictEs } from '../conflict/es.js';
import { formEs } from '../form/es.js';
import { panelEs, panelEsGivenFamily } from '../panel/es.js';
import { scanEs } from '../scan/es.js';
import { searchEs } from '../search/es.js';
import { syncEs } from '../sync/es.js';
import type { Language } from '../words.js';

/** All areas in Spanish. */
export const spanish: Language = {
  common: { words: commonEs },
  search: { words: searchEs },
  form: formEs,
  account: { words: accountEs },
  panel: { words: panelEs, givenFamily: panelEsGivenFamily },
  loyalty: { words: loyaltyEs },
  credit: { words: creditEs },
  adjust: { words: adjustEs },
  approval: { words: approvalEs },
  history: { words: historyEs },
  list: listEs,
  queue: { words: queueEs },
  scan: { words: scanEs },
  sync: { words: syncEs },
  conflict: { words: conflictEs },
};
