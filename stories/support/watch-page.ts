import { watchPreferences } from './page-media.js';
import { watchText } from './page-text.js';
import { watchSheets } from './watched-sheets.js';

// Imported first of all: a sheet made before is not seen.
watchSheets();
watchPreferences();
watchText();
