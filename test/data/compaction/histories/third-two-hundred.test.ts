import { checkHistories } from '../../../support/compaction-histories.js';

// A thousand in five files, as a runner gives each file a time of its own.
describe('two tabs that write while a third compacts and dies', () => {
  for (let part = 1; part <= 10; part += 1) {
    it(`hold what was acknowledged, in the third two hundred histories (${part} of 10)`, () => checkHistories(20));
  }
});
