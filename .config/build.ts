// `npm run build`: the package as it is published, in dist/.
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkOutput } from './build/check-output.js';
import { buildLibrary } from './build/library.js';
import { writeManifest } from './build/manifest.js';
import { dist, entryNames, root } from './build/paths.js';
import { buildScriptTag } from './build/script-tag.js';
import { workerScript } from './build/worker-script.js';

// In this order: the library empties dist first.
await buildLibrary();
await buildScriptTag();
writeManifest();
copyFileSync(path.join(root, 'src/regulars.css'), path.join(dist, 'regulars.css'));
writeFileSync(path.join(dist, 'worker.js'), `${await workerScript()}\n`);
checkOutput();
console.log(`build: ${entryNames().length} entry points`);
