import { expect } from '@open-wc/testing';
import { beginTry, NO_TRIES, passTime, type PinTries, rightTry } from '../../src/domain/pin-tries.js';

const at = (nowMs: number, tries: PinTries = NO_TRIES): PinTries => passTime(tries, nowMs);

function wrongTimes(times: number, from: PinTries = at(0)): PinTries {
  let tries = from;
  for (let count = 0; count < times; count += 1) tries = { ...beginTry(tries, `try-${count}`), lockedForMs: 0 };
  return tries;
}

describe('tries of a PIN', () => {
  it('lock for 30 seconds at the fifth wrong one, and twice as long at each further one, up to 15 minutes', () => {
    const locks = Array.from({ length: 12 }, (_, before) => beginTry(wrongTimes(before), 'last').lockedForMs / 1_000);
    expect(locks).to.deep.equal([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('take one off for a right one, and never go below none', () => {
    expect(rightTry(beginTry(wrongTimes(3), 'right'), 'right').wrong).to.equal(2);
    expect(rightTry(beginTry(at(0), 'right'), 'right').wrong).to.equal(0);
  });

  it('are open again where the one that locked them was right', () => {
    const locked = beginTry(wrongTimes(4), 'fifth');
    expect(rightTry(locked, 'fifth')).to.include({ wrong: 3, lockedForMs: 0 });
    expect(rightTry(locked, 'another')).to.include({ wrong: 3, lockedForMs: 30_000 });
  });

  it('stay locked until the time has passed', () => {
    const locked = beginTry(wrongTimes(4, at(1_000)), 'fifth');
    expect(at(30_999, locked).lockedForMs).to.equal(1);
    expect(at(31_000, locked).lockedForMs).to.equal(0);
  });

  it('are locked no shorter by a clock that is set back, and not for ever either', () => {
    const locked = beginTry(wrongTimes(4, at(1_000_000)), 'fifth');
    const back = at(0, locked);
    expect(back.lockedForMs).to.equal(30_000);
    expect(at(30_000, back).lockedForMs).to.equal(0);
    let again = locked;
    for (const nowMs of [999_999, 500, 499, 1, 0]) again = at(nowMs, again);
    expect(again.lockedForMs).to.equal(30_000);
  });
});
