import { expect } from '@open-wc/testing';
import { hostAnswer } from '../../../src/elements/sale-queue/host-answer.js';
import { FakeClock } from '../../../src/testing.js';

describe('asking the host’s cart', () => {
  it('gives what it gives, and waits no longer', async () => {
    const clock = new FakeClock();
    expect(await hostAnswer(clock, () => 4)).to.deep.equal({ value: 4 });
    expect(await hostAnswer(clock, async () => undefined)).to.deep.equal({ value: undefined });
    expect(clock.sleeping).to.equal(0);
  });

  it('takes a throw and a rejection for a refusal', async () => {
    const clock = new FakeClock();
    const throws = (): number => {
      throw new Error('No.');
    };
    expect(await hostAnswer(clock, throws)).to.equal(undefined);
    expect(await hostAnswer(clock, () => Promise.reject(new Error('No.')))).to.equal(undefined);
  });

  it('takes 30 seconds of silence for a refusal, and not one less', async () => {
    const clock = new FakeClock();
    let answer: unknown = 'none yet';
    void hostAnswer(clock, () => new Promise<never>(() => undefined)).then((given) => (answer = given));
    await clock.advance(29_999);
    expect(answer).to.equal('none yet');
    await clock.advance(1);
    expect(answer).to.equal(undefined);
  });
});
