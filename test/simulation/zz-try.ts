import { simulate } from './simulation.js';
const from = Number(process.argv[2] ?? 1),
  count = Number(process.argv[3] ?? 5);
const at = Date.now();
let bad = 0;
for (let seed = from; seed < from + count; seed += 1) {
  const v = await simulate({ seed });
  const all = [...v.lost, ...v.twice, ...v.wrong, ...v.unequal];
  if (all.length > 0) {
    bad += 1;
    if (bad <= 3) {
      console.log(
        'seed',
        seed,
        'steps',
        v.steps,
        'lost',
        v.lost.length,
        'twice',
        v.twice.length,
        'wrong',
        v.wrong.length,
        'unequal',
        v.unequal.length,
      );
      for (const l of all.slice(0, 4)) console.log('   ', l.slice(0, 900));
      if (process.argv[4]) for (const l of v.trace) console.log(l);
    }
  }
}
console.log('bad', bad, 'of', count, Date.now() - at, 'ms');
