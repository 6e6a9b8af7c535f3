import { accountFr } from '../account/fr.js';
import { commonFr } from '../common/fr.js';
import { formFr } from '../form/fr.js';
import { panelFr, panelFrGivenFamily } from '../panel/fr.js';
import { searchFr } from '../search/fr.js';
import type { Language } from '../words.js';

/** All areas in French. */
export const french: Language = {
  common: { words: commonFr },
  search: { words: searchFr },
  form: formFr,
  account: { words: accountFr },
  panel: { words: panelFr, givenFamily: panelFrGivenFamily },
};
