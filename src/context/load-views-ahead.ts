import { idle } from '../data/idle.js';
import { loadLanguage } from '../ui/i18n/language.js';
import { ensureEveryRegistered } from '../ui/tags.js';

let begun = false;

/** Fetches the views and words that elements show later in a day, once a page. */
export async function loadViewsAhead(): Promise<void> {
  if (begun) return;
  begun = true;
  await idle();
  const { loadAhead } = await import('../data/load-ahead.js');
  await loadAhead([ensureEveryRegistered, () => import('./own-surface.js'), () => loadLanguage('es'), () => loadLanguage('fr')]);
}
