import { watchPreferences } from './page-media.js';
import { watchText } from './page-text.js';
import { watchSheets } from './watched-sheets.js';

/** Has the toolbar reach the sheets of elements. Call it before the first of them renders: a sheet made earlier is not seen. */
export function watchPage(): void {
  watchSheets();
  watchPreferences();
  watchText();
}
