import { accountEs } from '../account/es.js';
import { commonEs } from '../common/es.js';
import { formEs } from '../form/es.js';
import { panelEs, panelEsGivenFamily } from '../panel/es.js';
import { searchEs } from '../search/es.js';
import type { Language } from '../words.js';

/** All areas in Spanish. */
export const spanish: Language = {
  common: { words: commonEs },
  search: { words: searchEs },
  form: formEs,
  account: { words: accountEs },
  panel: { words: panelEs, givenFamily: panelEsGivenFamily },
};
