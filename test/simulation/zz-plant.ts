import { PLANTS } from './plants.js';
import { simulate } from './simulation.js';
for (const [name, plant] of Object.entries(PLANTS)) {
  if (process.argv[2] && process.argv[2] !== name) continue;
  let found = 0,
    at = 0;
  for (let seed = 1; seed <= 300 && !found; seed += 1) {
    const v = await simulate({ seed, plant }).catch((e) => {
      console.log(name, 'threw', String(e).slice(0, 200));
      return null;
    });
    if (!v) break;
    const all = [...v.lost, ...v.twice, ...v.wrong, ...v.unequal];
    if (all.length) {
      found = seed;
      console.log(
        name,
        'seed',
        seed,
        'lost',
        v.lost.length,
        'twice',
        v.twice.length,
        'wrong',
        v.wrong.length,
        'unequal',
        v.unequal.length,
        all[0]!.slice(0, 200),
      );
    }
    at = seed;
  }
  if (!found) console.log(name, 'NOT FOUND in', at);
}
