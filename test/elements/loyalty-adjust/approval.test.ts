import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Clock } from '../../../src/domain/clock.js';
import { adjustScene, PIN } from '../../support/harness/adjust-scene.js';
import { until } from '../../support/harness/register-page.js';

/** A clock that goes as the browser's does, and can be put forward. */
class ForwardClock implements Clock {
  private aheadMs = 0;

  now(): number {
    return Date.now() + this.aheadMs;
  }

  monotonic(): number {
    return performance.now() + this.aheadMs;
  }

  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, delayMs));
  }

  putForward(ms: number): void {
    this.aheadMs += ms;
  }
}

describe('an approval that runs out while the number is typed', () => {
  it('asks for the PIN again, keeps the number, and writes it under the same entry', async () => {
    const clock = new ForwardClock();
    const { loyalty, client, customerId } = await adjustScene({ points: 120, options: { environment: { clock } } });
    loyalty.element.show();
    await loyalty.approve('Add Loyalty Points', PIN);
    await loyalty.type('50');
    clock.putForward(61_000);
    await loyalty.press('Add Loyalty');
    await until(() => loyalty.asksForPin);
    expect((await client.loyalty.balance(customerId)).amount).to.equal(120);
    expect(loyalty.pinSeen).to.contain('The approval ran out. What you typed is kept.');
    expect(loyalty.typed).to.equal('50');
    await loyalty.enterPin(PIN);
    await until(() => !loyalty.isOpen);
    expect((await client.loyalty.balance(customerId)).amount).to.equal(170);
    expect((await client.loyalty.entries(customerId)).rows).to.have.length(2);
  });

  it('keeps the number where nobody enters the PIN again', async () => {
    const clock = new ForwardClock();
    const { loyalty, client, customerId } = await adjustScene({ points: 120, options: { environment: { clock } } });
    loyalty.element.show();
    await loyalty.approve('Remove Loyalty Points', PIN);
    await loyalty.type('20');
    clock.putForward(61_000);
    await loyalty.press('Remove Loyalty');
    await until(() => loyalty.asksForPin);
    await sendKeys({ press: 'Escape' });
    await until(() => !loyalty.asksForPin && loyalty.focused === 'figure');
    expect(loyalty.typed).to.equal('20');
    expect((await client.loyalty.balance(customerId)).amount).to.equal(120);
  });

  it('says why a write failed, keeps what was typed, and writes it when pressed again', async () => {
    const { loyalty, client, customerId } = await adjustScene({ points: 120 });
    loyalty.element.show();
    await loyalty.approve('Add Loyalty Points', PIN);
    await loyalty.type('5');
    client.configure({ cashier: null });
    await loyalty.press('Add Loyalty');
    await until(() => loyalty.error !== '' && loyalty.find('[part=submit][aria-busy=false]'));
    expect(loyalty.error).to.contain('locked');
    expect(loyalty.typed).to.equal('5');
    client.configure({ cashier: { id: 'ben' } });
    await until(() => loyalty.error === '');
    await loyalty.press('Add Loyalty');
    await until(() => !loyalty.isOpen);
    expect((await client.loyalty.balance(customerId)).amount).to.equal(125);
  });
});
